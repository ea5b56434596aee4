import { LIST_FACETS, type ListMeta, type ListSort } from '@intake-desk/desk-api/record-list';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { formatNumber } from './format-number.ts';

const LABELS: Record<string, string> = {
  source: 'Source',
  type: 'Type',
  location: 'Office',
  status: 'Status',
  category: 'Stage',
  assignee: 'Assigned to',
  hasEmail: 'E-mail',
  hasPhone: 'Phone',
};
const NONE = 'none';

export const SORT_WORDS: Record<ListSort, string> = {
  newest: 'Newest first',
  waiting: 'Longest waiting first',
  name: 'By name',
  updated: 'Last changed first',
};

/** Names of the parameters that a list's address may carry. */
export function listParameters(kind: RecordKind): string[] {
  return [...LIST_FACETS[kind], 'hasEmail', 'hasPhone', 'sort', ...(kind === 'lead' ? ['triage'] : [])];
}

/** The part of an address that a list of this kind understands, in one order, so that the same list has the same name. */
export function listQuery(kind: RecordKind, given: URLSearchParams): string {
  const known = new URLSearchParams();
  for (const name of listParameters(kind).sort()) {
    const value = given.get(name);
    if (value !== null && value !== '') known.append(name, value);
  }
  return known.toString();
}

/** The filters of a list with how many records each value would leave. */
export function listFilters(kind: RecordKind, facets: ListMeta['facets'], query: string) {
  const given = new URLSearchParams(query);
  return [...LIST_FACETS[kind], 'hasPhone' as const, 'hasEmail' as const].map((name) => {
    const value = given.get(name) ?? '';
    const counts = facets?.[name] ?? [];
    const options = counts.map(({ value: of, count, label }) => ({
      value: of ?? NONE,
      label: `${wordsFor(name, label ?? of)} · ${formatNumber(count)}`,
    }));
    // A value that nothing has any more is still the one that is on.
    if (value !== '' && !options.some((option) => option.value === value)) {
      options.push({ value, label: `${wordsFor(name, value === NONE ? null : value)} · 0` });
    }
    return { name, label: LABELS[name] ?? name, value, options };
  });
}

function wordsFor(name: string, value: string | null): string {
  if (value === null) return 'None';
  if (name === 'hasEmail' || name === 'hasPhone') return value === 'true' ? 'Given' : 'None';
  if (name === 'category') return { intake: 'Intake', hired: 'Hired', declined: 'Did not hire' }[value] ?? value;
  return value;
}

/** Whether some filter is on; the order is none, and a view of the inbox is where one is. */
export function hasFilters(query: string): boolean {
  return [...new URLSearchParams(query).keys()].some((name) => name !== 'sort' && name !== 'triage');
}
