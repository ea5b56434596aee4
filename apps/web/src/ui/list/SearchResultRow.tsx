import { HighlightedText, type Highlighted } from '#src/ui/primitives/HighlightedText.tsx';
import { Row } from './Row.tsx';

interface FoundRowProps {
  title: Highlighted;
  /** Distinguishes it from similar results. */
  about: string;
  /** Another text in which something was found. */
  found: Highlighted | null;
  /** Kind of match, if it is not exact: *sounds alike*. */
  way: string;
}

/** One search result, with the matching text highlighted. */
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
