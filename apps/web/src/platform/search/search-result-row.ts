import type { SearchResult } from '@intake-desk/desk-api/search-result';
import { searchTexts } from '#src/texts/lists/search.ts';

/** Splits a search result into the parts of a row. */
export function searchResultRow({ title, subtitle, highlights, way }: SearchResult) {
  const inTitle = highlights.find(({ text }) => text === title);
  const elsewhere = highlights.find(({ text }) => text !== title && !subtitle.includes(text)) ?? null;
  const inSubtitle = highlights.find(({ text }) => text !== title && subtitle.includes(text)) ?? null;
  const [about = '', ...rest] = subtitle.split(' · ');
  const detail = rest.join(' · ');
  return {
    title: { text: title, ranges: inTitle?.ranges ?? [] },
    about,
    found: elsewhere ?? inSubtitle ?? (detail === '' ? null : { text: detail, ranges: [] }),
    way: searchTexts.ways[way],
  };
}

/** Returns whether a row is a search result; others are records of the list. */
export function isSearchResult<Item extends object>(row: Item | SearchResult): row is SearchResult {
  return 'way' in row && 'highlights' in row;
}
