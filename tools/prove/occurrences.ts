/** Returns how often a text occurs in another one. */
export function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}
