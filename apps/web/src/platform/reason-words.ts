import type { MatchWay, SearchHighlight, SearchResult } from '@intake-desk/desk-api/search-result';
import { searchTexts } from '#src/texts/search.ts';

const { fields, ways }: { fields: Record<SearchHighlight['field'], string>; ways: Record<MatchWay, string> } =
  searchTexts;

/** Which words of a record are those that were typed: *name “Maria Santos”*, *name “Marya”, sounds alike*. */
export function reasonInWords({ highlights, way }: SearchResult): string {
  const places = highlights.map(({ field, text, ranges }) => {
    const marked = ranges.map(([start, end]) => text.slice(start, end)).join(' ');
    return searchTexts.place(fields[field], marked);
  });
  const words = [...new Set(places)].join(', ') || searchTexts.typed;
  return searchTexts.reason(words, ways[way]);
}
