import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { SearchResult } from '@intake-desk/desk-api/search-result';
import { namesOf } from '#src/platform/commands/command-names.ts';
import { isRunnable, type Command } from '#src/platform/commands/commands.ts';
import type { RecentRecord } from '#src/platform/navigation/recent-records.ts';
import { searchResultRow } from '#src/platform/search/search-result-row.ts';
import { capsOf } from '#src/platform/commands/shortcut.ts';
import type { Highlighted } from '#src/ui/primitives/HighlightedText.tsx';
import { notesTexts } from '#src/texts/records/notes.ts';
import { paletteTexts } from '#src/texts/shell/palette.ts';
import { commandTexts, paletteViewTexts } from '#src/texts/shell/commands.ts';

/** One entry of the palette. */
export interface PaletteEntry {
  key: string;
  group: string;
  title: Highlighted;
  /** Second column: details that distinguish entries with the same title. */
  about: string;
  found: Highlighted | null;
  caps: readonly string[];
  target: { command: Command } | { to: string } | { kind: RecordKind; id: string } | { words: string };
}

const KIND_WORDS: Record<RecordKind, string> = paletteTexts.kinds;
export const GROUPS = paletteTexts.groups;
const GO = commandTexts.groups.go;

/** Returns the entries of matching commands. They come first, so that search results that arrive later move nothing. */
export function commandEntries(commands: readonly Command[], words: string): PaletteEntry[] {
  // The last registration of an id wins, as for shortcuts.
  const byId = new Map(commands.filter(isRunnable).map((command) => [command.id, command]));
  byId.delete('palette.open');
  return [...byId.values()]
    .map((command) => ({ command, ...namesOf(command) }))
    .filter(({ title }) => matchesWords(words, title))
    .sort((one, other) => Number(one.group === GO) - Number(other.group === GO))
    .map(({ command, title, group }) => ({
      key: `command ${command.id}`,
      group: group === GO ? GROUPS.places : GROUPS.commands,
      title: plain(title),
      about: group === GO ? '' : group,
      found: null,
      caps: command.shortcut === undefined ? [] : capsOf(command.shortcut),
      target: { command },
    }));
}

/** Prefix of a search for a record to write a note on. */
const FOR_NOTE = 'note ';

/** Splits the search terms from the prefix that requests a note: `note kess`. */
export function parseNotePrefix(text: string): { words: string; isForNote: boolean } {
  const isForNote = text.trimStart().toLowerCase().startsWith(FOR_NOTE);
  return { words: (isForNote ? text.trimStart().slice(FOR_NOTE.length) : text).trim(), isForNote };
}

/** Returns the entry that starts the search for a note's record. */
export function noteEntries(words: string): PaletteEntry[] {
  const { addTo, addToAbout } = notesTexts;
  return matchesWords(words, addTo)
    ? [
        {
          key: 'note',
          group: 'Commands',
          title: plain(addTo),
          about: addToAbout,
          found: null,
          caps: [],
          target: { words: FOR_NOTE },
        },
      ]
    : [];
}

/** Filters the entries to records that can have notes: contacts and matters. */
export function withNotes(entries: readonly PaletteEntry[]): PaletteEntry[] {
  return entries
    .filter(({ target }) => 'kind' in target && target.kind !== 'lead')
    .map((entry) => ({ ...entry, group: notesTexts.addToGroup }));
}

/** Filtered or sorted lists. They need the mirror. */
const VIEWS = [
  { ...paletteViewTexts.waiting, to: '/?sort=waiting' },
  { ...paletteViewTexts.noPhone, to: '/?hasPhone=false' },
  { ...paletteViewTexts.intake, to: '/matters?category=intake' },
  { ...paletteViewTexts.hired, to: '/matters?category=hired' },
  { ...paletteViewTexts.byName, to: '/contacts?sort=name' },
] as const;

export function viewEntries(words: string): PaletteEntry[] {
  return VIEWS.filter(({ title, keywords }) => words !== '' && matchesWords(words, `${title} ${keywords}`)).map(
    ({ title, to }) => ({
      key: `view ${to}`,
      group: GROUPS.places,
      title: plain(title),
      about: '',
      found: null,
      caps: [],
      target: { to },
    }),
  );
}

export function recentEntries(records: readonly RecentRecord[]): PaletteEntry[] {
  return records.map(({ kind, id, title }) => ({
    key: `${kind} ${id}`,
    group: GROUPS.recent,
    title: plain(title),
    about: KIND_WORDS[kind],
    found: null,
    caps: [],
    target: { kind, id },
  }));
}

export function foundEntries(results: readonly SearchResult[]): PaletteEntry[] {
  return results.map((result) => {
    const { title, about, found, way } = searchResultRow(result);
    return {
      key: `${result.kind} ${result.id}`,
      group: GROUPS.records,
      title,
      about: [KIND_WORDS[result.kind], about, way].filter(Boolean).join(' · '),
      found,
      caps: [],
      target: { kind: result.kind, id: String(result.id) },
    };
  });
}

function plain(text: string): Highlighted {
  return { text, ranges: [] };
}

/** True when each typed word is a prefix of a word in the text, ignoring case: `go con` matches *Go to contacts*. */
export function matchesWords(typed: string, text: string): boolean {
  const words = fold(text).split(' ');
  return fold(typed)
    .split(' ')
    .every((part) => words.some((word) => word.startsWith(part)));
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}
