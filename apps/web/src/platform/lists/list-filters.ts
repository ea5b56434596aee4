import { LIST_FACETS, TEAM_FILTERS, type ListMeta, type ListSort } from '@intake-desk/desk-api/record-list';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { listsTexts } from '#src/texts/lists/lists.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { useState } from 'react';

const NONE = 'none';

export const SORT_LABELS: Record<ListSort, string> = listsTexts.sorts;

/** Returns the names of the parameters that a list's URL may contain. */
export function listParameters(kind: RecordKind): string[] {
  return [
    ...LIST_FACETS[kind],
    'hasEmail',
    'hasPhone',
    'sort',
    ...(kind === 'lead' ? ['triage', ...TEAM_FILTERS] : []),
  ];
}

/**
 * Returns the parameters that a list of this kind supports, in a fixed order, so that the same list has the same key.
 */
export function normalizeListQuery(kind: RecordKind, given: URLSearchParams): string {
  const known = new URLSearchParams();
  for (const name of listParameters(kind).sort()) {
    const value = given.get(name);
    if (value !== null && value !== '') known.append(name, value);
  }
  return known.toString();
}

interface FilterOptions {
  /** Returns a colleague's name. */
  nameOf?: (person: string) => string | undefined;
  /** False during a search: the counts are those of the whole list. */
  isCounted?: boolean;
}

/** Returns the filters of a list, with the number of records that each value would leave. */
export function listFilters(
  kind: RecordKind,
  facets: ListMeta['facets'],
  query: string,
  { nameOf = () => undefined, isCounted = true }: FilterOptions = {},
) {
  const option = (label: string, count: number) => (isCounted ? listsTexts.option(label, formatNumber(count)) : label);
  const given = new URLSearchParams(query);
  const view = given.get('triage');
  // The inbox contains no decided leads, so there would be nothing to choose from.
  const hasNone = (name: string) => name === 'verdict' && view === 'open' && !given.has(name);
  const ours = TEAM_FILTERS.filter((name) => kind === 'lead' && view !== null && !hasNone(name));
  return [...ours, ...LIST_FACETS[kind], 'hasPhone' as const, 'hasEmail' as const].map((name) => {
    const counts = facets?.[name] ?? [];
    const value = matchKnownSpelling(
      given.get(name) ?? '',
      counts.map((count) => count.value),
    );
    const words = (of: string | null) => labelFor(name, name === 'owner' && of !== null ? (nameOf(of) ?? of) : of);
    const options = counts.map(({ value: of, count, label }) => ({
      value: of ?? NONE,
      label: option(words(label ?? of), count),
    }));
    // A value that no record has any more is still the active one.
    if (value !== '' && !options.some((option) => option.value === value)) {
      options.push({ value, label: option(words(value === NONE ? null : value), 0) });
    }
    return { name, label: listsTexts.filters[name] ?? name, value, options };
  });
}

/** Returns a value in the firm's spelling: the URL may differ in case. */
function matchKnownSpelling(value: string, known: readonly (string | null)[]): string {
  if (known.includes(value)) return value;
  return known.find((one) => one?.toLowerCase() === value.toLowerCase()) ?? value;
}

function labelFor(name: string, value: string | null): string {
  if (name === 'owner' && (value === null || value === 'me'))
    return value === null ? listsTexts.unassigned : listsTexts.me;
  if (value === null) return listsTexts.none;
  if (name === 'unread') return listsTexts.reads[value] ?? value;
  if (name === 'older') return listsTexts.older(value);
  if (name === 'verdict') return listsTexts.verdicts[value as keyof typeof listsTexts.verdicts] ?? value;
  if (name === 'hasEmail' || name === 'hasPhone') return value === 'true' ? listsTexts.given : listsTexts.none;
  if (name === 'category') return listsTexts.stages[value as keyof typeof listsTexts.stages] ?? value;
  return value;
}

/** Returns whether a filter is active. Neither the order nor a view of the inbox is a filter. */
export function hasFilters(query: string): boolean {
  return [...new URLSearchParams(query).keys()].some((name) => name !== 'sort' && name !== 'triage');
}

/**
 * Returns whether a list's filters are shown: after the button was pressed, and whenever the list opens with active
 * filters.
 */
export function useFilterPanel(query: string): readonly [isOpen: boolean, toggle: () => void] {
  const [isOpen, setIsOpen] = useState(hasFilters(query));
  const [seen, setSeen] = useState(query);
  if (seen !== query) {
    setSeen(query);
    if (hasFilters(query)) setIsOpen(true);
  }
  return [isOpen, () => setIsOpen(!isOpen)];
}
