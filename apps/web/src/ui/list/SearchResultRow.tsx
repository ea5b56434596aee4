import { MarkedText, type Marked } from '#src/ui/primitives/HighlightedText.tsx';
import { Row } from './Row.tsx';

interface FoundRowProps {
  title: Marked;
  /** What tells it apart. */
  about: string;
  /** Where else something was found. */
  found: Marked | null;
  /** Said when it is no exact match: *sounds alike*. */
  way: string;
}

/** One result of a search: what was typed is marked where it stands. */
export function FoundRow({ title, about, found, way }: FoundRowProps) {
  return (
    <Row
      name={<MarkedText {...title} />}
      side={way}
      wideKind
      kind={about}
      detail={found === null ? '' : <MarkedText {...found} />}
    />
  );
}
