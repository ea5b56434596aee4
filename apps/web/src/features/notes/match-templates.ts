import type { NoteTemplate } from '@intake-desk/desk-api/note-template';

/** A `/` with the letters behind it, up to the caret, where it can mean a template: at the start of a line or after a blank. */
const SLASH = /(?:^|\s)\/([\p{L}\p{N}]{0,24})$/u;

export interface SlashWord {
  /** Offset of the `/`. */
  at: number;
  letters: string;
}

/** The word that asks for a template; null where the caret stands behind none. */
export function slashWordAt(text: string, caret: number): SlashWord | null {
  const letters = SLASH.exec(text.slice(0, caret))?.[1];
  return letters === undefined ? null : { at: caret - letters.length - 1, letters };
}

/** Templates whose name, or a word of it, begins like that; those whose name does come first. */
export function matchTemplates(templates: readonly NoteTemplate[], letters: string): readonly NoteTemplate[] {
  const wanted = fold(letters);
  const begins = templates.filter(({ name }) => fold(name).startsWith(wanted));
  const within = templates.filter(
    (template) =>
      !begins.includes(template) &&
      template.name.split(/[^\p{L}\p{N}]+/u).some((word) => fold(word).startsWith(wanted)),
  );
  return [...begins, ...within];
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
