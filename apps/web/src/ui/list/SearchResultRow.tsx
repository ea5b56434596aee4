import { HighlightedText, type Highlighted } from '#src/ui/primitives/HighlightedText.tsx';
import { Row } from './Row.tsx';

interface FoundRowProps {
  title: Highlighted;
  /** What tells it apart. */
  about: string;
  /** Where else something was found. */
  found: Highlighted | null;
  /** Said when it is no exact match: *sounds alike*. */
  way: string;
}

/** One result of a search: what was typed is marked where it stands. */
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
