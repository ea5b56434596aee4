import { useQuery } from '@tanstack/react-query';
import type { NoteTemplate } from '@intake-desk/desk-api/note-template';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { noteTemplatesQuery } from '#src/platform/notes/note-templates.ts';
import { notesTexts } from '#src/texts/records/notes.ts';

interface TemplateMenuOptions {
  body: string;
  /** Offset of the caret; null while the text has no focus. */
  caret: number | null;
  choose: (template: NoteTemplate, word: SlashWord) => void;
}

const NONE: readonly NoteTemplate[] = [];

/** State and key handling of the menu that opens at a `/` with the templates that match the letters after it. */
export function useTemplateMenu({ body, caret, choose }: TemplateMenuOptions) {
  const { data, error } = useQuery(noteTemplatesQuery);
  const templates = data?.data ?? NONE;
  const word = caret === null ? null : slashWordAt(body, caret);
  /** Offset of the `/` whose menu was dismissed with Escape. */
  const [left, setLeft] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const [isEntered, setIsEntered] = useState(false);
  if (left !== null && (word === null || word.at !== left)) setLeft(null);
  const letters = word?.letters;
  const [lettersBefore, setLettersBefore] = useState(letters);
  if (letters !== lettersBefore) {
    setLettersBefore(letters);
    setActive(0);
    setIsEntered(false);
  }
  const matches = word === null ? NONE : matchTemplates(templates, word.letters);
  // Letters that match no template mean that none was intended.
  const isOpen = word !== null && word.at !== left && (matches.length > 0 || word.letters === '' || !data);
  const take = (template: NoteTemplate | undefined) => {
    if (word !== null && template !== undefined) choose(template, word);
  };
  // Enter was pressed before the templates were loaded.
  useEffect(() => {
    if (isEntered && data) take(matches[0]);
  });

  return {
    isOpen,
    matches,
    active: Math.min(active, Math.max(matches.length - 1, 0)),
    status: !isOpen
      ? ''
      : data
        ? notesTexts.templatesFound(matches.length)
        : error
          ? notesTexts.templatesFailed(asHttpProblem(error).message)
          : notesTexts.templatesComing,
    point: setActive,
    take,
    /** @returns true when the menu handled the key */
    onKeyDown: ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => {
      if (!isOpen || ctrlKey || metaKey || altKey) return false;
      if (key === 'ArrowDown') setActive((active + 1) % Math.max(matches.length, 1));
      else if (key === 'ArrowUp') setActive((active - 1 + matches.length) % Math.max(matches.length, 1));
      else if (key === 'Escape') setLeft(word.at);
      else if ((key === 'Enter' || key === 'Tab') && matches.length > 0) take(matches[active] ?? matches[0]);
      else if (key === 'Enter' && !data && !error) setIsEntered(true);
      else return false;
      return true;
    },
  };
}

/** A `/` at the start of a line or after whitespace, with the letters up to the caret. */
const SLASH = /(?:^|\s)\/([\p{L}\p{N}]{0,24})$/u;

export interface SlashWord {
  /** Offset of the `/`. */
  at: number;
  letters: string;
}

/** Returns the template query that ends at the caret; null when there is none. */
export function slashWordAt(text: string, caret: number): SlashWord | null {
  const letters = SLASH.exec(text.slice(0, caret))?.[1];
  return letters === undefined ? null : { at: caret - letters.length - 1, letters };
}

/** True if a text is nothing but the query of a template: sending it was hardly intended. */
export function isOnlySlashWord(text: string): boolean {
  const trimmed = text.trim();
  return slashWordAt(trimmed, trimmed.length)?.at === 0;
}

/**
 * Returns the templates whose name begins with the letters, then those with such a word, then those whose words begin
 * with one letter each: `na` finds *No answer*.
 */
export function matchTemplates(templates: readonly NoteTemplate[], letters: string): readonly NoteTemplate[] {
  const wanted = fold(letters);
  const ranks = templates.map((template) => ({ template, rank: rankOf(template.name, wanted) }));
  return ranks
    .filter(({ rank }) => rank >= 0)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ template }) => template);
}

function rankOf(name: string, wanted: string): number {
  const words = name.split(/[^\p{L}\p{N}]+/u).map(fold);
  const initials = words.map(([first = '']) => first).join('');
  return [
    fold(name).startsWith(wanted),
    words.some((word) => word.startsWith(wanted)),
    initials.includes(wanted),
  ].indexOf(true);
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
