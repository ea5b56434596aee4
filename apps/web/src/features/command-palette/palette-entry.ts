import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { SearchResult } from '@intake-desk/desk-api/search-result';
import { isRunnable, type Command } from '#src/platform/commands/commands.ts';
import { formatPhone } from '#src/platform/contact-details/phone.ts';
import type { RecentRecord } from '#src/platform/navigation/recent-records.ts';
import { searchResultRow } from '#src/platform/search/search-result-row.ts';
import { capsOf } from '#src/platform/commands/shortcut.ts';
import type { Highlighted } from '#src/ui/primitives/HighlightedText.tsx';
import { notesTexts } from '#src/texts/records/notes.ts';
import { paletteTexts } from '#src/texts/shell/palette.ts';
import { commandTexts } from '#src/texts/shell/commands.ts';

/** A list with filters or an order of its own. */
export interface PaletteView {
  title: string;
  keywords: string;
  to: string;
}

/** One line of the palette. */
export interface PaletteEntry {
  key: string;
  group: string;
  title: Highlighted;
  /** Second column: what tells it apart. */
  about: string;
  found: Highlighted | null;
  caps: readonly string[];
  target: { command: Command } | { to: string } | { kind: RecordKind; id: string } | { words: string };
}

const KIND_WORDS: Record<RecordKind, string> = paletteTexts.kinds;
export const GROUPS = paletteTexts.groups;
const GO = commandTexts.groups.go;

/** Commands first, since they are there at once and nothing may move when records come. */
export function commandEntries(commands: readonly Command[], words: string): PaletteEntry[] {
  // The screen that came last wins, as with keys.
  const byId = new Map(commands.filter(isRunnable).map((command) => [command.id, command]));
  byId.delete('palette.open');
  return [...byId.values()]
    .filter(({ title, keywords = '' }) => matchesWords(words, `${title} ${keywords}`))
    .sort((one, other) => Number(one.group === GO) - Number(other.group === GO))
    .map((command) => ({
      key: `command ${command.id}`,
      group: command.group === GO ? GROUPS.places : GROUPS.commands,
      title: plain(command.title),
      about: command.group === GO ? '' : command.group,
      found: null,
      caps: command.shortcut === undefined ? [] : capsOf(command.shortcut),
      target: { command },
    }));
}

/** Words before a name that say what is wanted of the record. */
const FOR_NOTE = 'note ';

/** What is looked for, and whether a note is to be written there: `note kess`. */
export function parseNotePrefix(text: string): { words: string; isForNote: boolean } {
  const isForNote = text.trimStart().toLowerCase().startsWith(FOR_NOTE);
  return { words: (isForNote ? text.trimStart().slice(FOR_NOTE.length) : text).trim(), isForNote };
}

/** Leads to choosing the record that a note is for. */
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

/** Of records those that can have a note. */
export function withNotes(entries: readonly PaletteEntry[]): PaletteEntry[] {
  return entries
    .filter(({ target }) => 'kind' in target && target.kind !== 'lead')
    .map((entry) => ({ ...entry, group: notesTexts.addToGroup }));
}

export function viewEntries(views: readonly PaletteView[], words: string): PaletteEntry[] {
  return views
    .filter(({ title, keywords }) => words !== '' && matchesWords(words, `${title} ${keywords}`))
    .map(({ title, to }) => ({
      key: `view ${to}`,
      group: GROUPS.places,
      title: plain(title),
      about: '',
      found: null,
      caps: [],
      target: { to },
    }));
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
      // What was typed is marked in the spelling it was found in; else a number is grouped as it is said.
      found: found?.ranges.length === 0 ? plain(formatPhone(found.text)) : found,
      caps: [],
      target: { kind: result.kind, id: String(result.id) },
    };
  });
}

function plain(text: string): Highlighted {
  return { text, ranges: [] };
}

/** Whether each typed word begins some word of a text, whatever the case: `go con` finds *Go to contacts*. */
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
