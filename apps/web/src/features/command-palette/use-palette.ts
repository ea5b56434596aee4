import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAvailableCommands } from '#src/platform/commands/commands.ts';
import { callDesk } from '#src/platform/http/desk.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { searchRefetchOptions, searchText } from '#src/platform/search/search-records.ts';
import { recentRecords } from '#src/platform/navigation/recent-records.ts';
import { paletteTexts } from '#src/texts/shell/palette.ts';
import {
  commandEntries,
  foundEntries,
  GROUPS,
  noteEntries,
  recentEntries,
  viewEntries,
  parseNotePrefix,
  withNotes,
  type PaletteEntry,
} from './palette-entry.ts';

interface PaletteOptions {
  /** Text typed before the palette was loaded. */
  typed: string;
  /** True when Enter was pressed before the palette was loaded. */
  isEntered: boolean;
  /** True when the server can search records. */
  searches: boolean;
}

/** Returns the entries for the typed text, the active entry, and the entry that a pending Enter opens. */
export function usePalette({ typed, isEntered, searches }: PaletteOptions) {
  const [text, setText] = useState(typed);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isWaiting, setIsWaiting] = useState(isEntered);
  const [recent] = useState(() => recentRecords(location.pathname));
  const { words, isForNote } = searches ? parseNotePrefix(text) : { words: text.trim(), isForNote: false };
  const { results, isAnswered, problem } = useGlobalSearch(words, searches);
  const commands = useAvailableCommands();

  const doing = commandEntries(commands, words);
  const places = [...doing.filter(({ group }) => group === GROUPS.places), ...(searches ? viewEntries(words) : [])];
  const everything = [
    ...(words === '' ? recentEntries(recent) : []),
    ...doing.filter(({ group }) => group === GROUPS.commands),
    ...(searches ? noteEntries(words) : []),
    ...places,
    ...(words === '' ? [] : searches ? foundEntries(results) : listSearches(words)),
  ];
  const entries = isForNote ? withNotes(everything) : everything;
  const wanted = entries.findIndex(({ key }) => key === chosen);
  const active = Math.max(wanted, 0);
  const current = entries[active];
  // Results of the previous query stay visible until new ones arrive; Enter opens one only if it was selected.
  const isSure = current !== undefined && (isAnswered || wanted >= 0 || !isRecordFound(current));
  return {
    text,
    words,
    entries,
    active,
    problem,
    isAnswered,
    isForNote,
    /** The entry to open, once Enter was pressed and its result has arrived; null otherwise. */
    due: isWaiting && isSure ? current : null,
    isWaiting,
    type: (next: string) => {
      setText(next);
      setChosen(null);
      setIsWaiting(false);
    },
    choose: (index: number) => {
      const at = (index + entries.length) % Math.max(entries.length, 1);
      setChosen(entries[at]?.key ?? null);
    },
    enter: () => setIsWaiting(isSure || !isAnswered),
    settle: () => setIsWaiting(false),
  };
}

/** True for a search result, false for a recently opened record. */
function isRecordFound({ target, group }: PaletteEntry): boolean {
  return 'kind' in target && group !== 'Open before';
}

/** Returns entries that search in Clio's own lists, for firms without a mirror. */
function listSearches(words: string): PaletteEntry[] {
  return (['leads', 'contacts'] as const).map((list) => ({
    key: `search ${list}`,
    group: GROUPS.search,
    title: { text: paletteTexts.searchIn[list](words), ranges: [] },
    about: '',
    found: null,
    caps: [],
    target: { to: `${list === 'leads' ? '/' : '/contacts'}?${new URLSearchParams({ q: words }).toString()}` },
  }));
}

/** Maximum number of results per kind, as many as fit under a search box. */
const MAX_PER_KIND = 6;

/** Searches for the best matches of every kind. */
function useGlobalSearch(text: string, isWanted: boolean) {
  const q = searchText(text);
  const isLongEnough = q !== '';
  const query = useQuery({
    queryKey: ['search', 'anywhere', q],
    queryFn: ({ signal }) => callDesk('GET /api/desk/search', { query: { q, limit: String(MAX_PER_KIND) }, signal }),
    enabled: isWanted && isLongEnough,
    placeholderData: keepPreviousData,
    ...searchRefetchOptions,
    gcTime: 60_000,
  });
  return {
    results: isWanted && isLongEnough ? (query.data?.data ?? []) : [],
    /** True if the results match the current text; until then they match the previous one. */
    isAnswered: !isWanted || !isLongEnough || (!query.isPlaceholderData && !query.isPending),
    problem: query.error ? asHttpProblem(query.error) : null,
  };
}
