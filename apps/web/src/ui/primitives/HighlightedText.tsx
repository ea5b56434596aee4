/** A text and the ranges in it to highlight. */
export interface Highlighted {
  text: string;
  ranges: readonly (readonly [start: number, end: number])[];
}

/** Renders a text with its ranges highlighted. */
export function HighlightedText({ text, ranges }: Highlighted) {
  const parts = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start < at) continue;
    parts.push(
      <span key={at}>{text.slice(at, start)}</span>,
      <mark key={`mark ${start}`}>{text.slice(start, end)}</mark>,
    );
    at = end;
  }
  return [...parts, <span key={at}>{text.slice(at)}</span>];
}
