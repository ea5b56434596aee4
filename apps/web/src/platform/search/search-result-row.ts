import type { MatchKind, SearchResult } from '@intake-desk/desk-api/search-result';

const WAYS: Record<MatchKind, string> = {
  exact: '',
  prefix: '',
  nickname: 'short form',
  sound: 'sounds alike',
  typo: 'one letter off',
};

/** A result in the pieces that a row shows. */
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
    way: WAYS[way],
  };
}

/** Whether a row is what a search found; others are records of the list. */
export function isSearchResult<Item extends object>(row: Item | SearchResult): row is SearchResult {
  return 'way' in row && 'highlights' in row;
}
