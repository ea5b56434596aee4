import type { ReactNode } from 'react';
import { Row } from './Row.tsx';

/** A piece of text and the places in it that are to be marked. */
export interface Marked {
  text: string;
  ranges: readonly (readonly [start: number, end: number])[];
}

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
  return <Row name={marked(title)} side={way} wideKind kind={about} detail={found === null ? '' : marked(found)} />;
}

function marked({ text, ranges }: Marked): ReactNode {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start < at) continue;
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return [...parts, text.slice(at)];
}
