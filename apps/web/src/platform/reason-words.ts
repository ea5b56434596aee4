import type { MatchWay, SearchHighlight, SearchResult } from '@intake-desk/desk-api/search-result';

const FIELDS: Record<SearchHighlight['field'], string> = {
  name: 'name',
  email: 'e-mail',
  phone: 'phone',
  description: 'description',
  client: 'client',
};
const WAYS: Record<MatchWay, string> = {
  exact: '',
  prefix: '',
  nickname: 'a short form',
  sound: 'sounds alike',
  typo: 'one letter off',
};

/** Which words of a record are those that were typed: *name “Maria Santos”*, *name “Marya”, sounds alike*. */
export function reasonInWords({ highlights, way }: SearchResult): string {
  const places = highlights.map(({ field, text, ranges }) => {
    const marked = ranges.map(([start, end]) => text.slice(start, end)).join(' ');
    return `${FIELDS[field]} “${marked}”`;
  });
  const words = [...new Set(places)].join(', ') || 'what was typed';
  return WAYS[way] === '' ? words : `${words}, ${WAYS[way]}`;
}
