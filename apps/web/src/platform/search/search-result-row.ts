import type { SearchResult } from '@intake-desk/desk-api/search-result';
import { formatPhone } from '#src/platform/contact-details/phone.ts';
import { leadsTexts } from '#src/texts/leads/leads.ts';
import { searchTexts } from '#src/texts/lists/search.ts';

/** Splits a search result into the parts of a row. */
export function searchResultRow(result: SearchResult) {
  const { title, subtitle, highlights, way } = result;
  const inTitle = highlights.find(({ text }) => text === title);
  const elsewhere = highlights.find(({ text }) => text !== title && !subtitle.includes(text)) ?? null;
  const inSubtitle = highlights.find(({ text }) => text !== title && subtitle.includes(text)) ?? null;
  const [about = '', ...rest] = describeResult(result);
  const detail = rest.join(' · ');
  return {
    title: { text: title, ranges: inTitle?.ranges ?? [] },
    about,
    found: elsewhere ?? inSubtitle ?? (detail === '' ? null : { text: detail, ranges: [] }),
    way: searchTexts.ways[way],
  };
}

/** Returns what tells a result from similar ones: its state or status, then a phone number or an email address. */
export function describeResult({ kind, subtitle }: Pick<SearchResult, 'kind' | 'subtitle'>): string[] {
  const [first = '', ...rest] = subtitle.split(' · ');
  const state = kind === 'lead' ? (leadsTexts.states[first] ?? first) : first;
  return [state, ...rest].filter(Boolean).map(formatPhone);
}

/** Returns whether a row is a search result; others are records of the list. */
export function isSearchResult<Item extends object>(row: Item | SearchResult): row is SearchResult {
  return 'way' in row && 'highlights' in row;
}
