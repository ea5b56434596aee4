/** A piece of text and the places in it that are to be marked. */
export interface Highlighted {
  text: string;
  ranges: readonly (readonly [start: number, end: number])[];
}

/** Text with what was found in it marked where it stands. */
export function HighlightedText({ text, ranges }: Highlighted) {
  const parts = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start < at) continue;
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return [...parts, text.slice(at)];
}
