import type { ReactNode } from 'react';
import { HighlightedText, type Highlighted } from '#src/ui/primitives/HighlightedText.tsx';
import { Row } from './Row.tsx';
import styles from './SearchResultRow.module.css';

interface FoundRowProps {
  title: Highlighted;
  /** Distinguishes it from similar results. */
  about: string;
  /** Another text in which something was found. */
  found: Highlighted | null;
  /** Kind of match, if it is not exact: *sounds alike*. */
  way: string;
}

/** What a search adds to a record's usual row. */
export interface FoundParts {
  /** The name, highlighted. */
  name: ReactNode;
  /** Another text in which something was found, highlighted; undefined if there is none. */
  detail: ReactNode;
  /** Kind of match; undefined if it is exact. */
  way: ReactNode;
}

/** Returns the highlighted parts of a result, for the row that its record has in a list. */
export function foundParts({ title, found, way }: Omit<FoundRowProps, 'about'>): FoundParts {
  return {
    name: <HighlightedText {...title} />,
    detail:
      found !== null && found.ranges.length > 0 ? (
        <span translate="no">
          <HighlightedText {...found} />
        </span>
      ) : undefined,
    way: way === '' ? undefined : <span className={styles.way}>{way}</span>,
  };
}

/** One search result whose record is not known, with the matching text highlighted. */
export function SearchResultRow({ title, about, found, way }: FoundRowProps) {
  return (
    <Row
      name={<HighlightedText {...title} />}
      side={way}
      wideKind
      kind={about}
      detail={found === null ? '' : <HighlightedText {...found} />}
    />
  );
}
