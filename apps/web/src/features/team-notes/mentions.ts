import type { Colleague } from '@intake-desk/desk-api/triage';

/** A name that is being typed behind an `@`. */
export interface MentionQuery {
  /** Where the `@` stands. */
  start: number;
  /** What was typed behind it so far. */
  typed: string;
}

/** Longer than any name that somebody types to the end. */
const MAX_NAME_LENGTH = 40;

/** @returns null where no name is being typed at the caret: none was begun, or one is there to its end */
export function mentionAtCaret(
  text: string,
  caret: number,
  colleagues: readonly Colleague[] = [],
): MentionQuery | null {
  const before = text.slice(Math.max(0, caret - MAX_NAME_LENGTH), caret);
  const found = /(?:^|[\s(])@([\p{L}\p{M}.'’ -]*)$/u.exec(before);
  const typed = found?.[1];
  // A space right behind it, or two: that is an at sign and no name.
  if (typed === undefined || /^\s|\s{2}/.test(typed)) return null;
  if (colleagues.some(({ name }) => typed.startsWith(name) && typed.length > name.length)) return null;
  return { start: caret - typed.length - 1, typed };
}

/** Whose name, or part of it, begins so. */
export function suggestColleagues(typed: string, colleagues: readonly Colleague[]): Colleague[] {
  const words = fold(typed).trim();
  if (words === '') return [...colleagues];
  return colleagues.filter(({ name }) => {
    const folded = fold(name);
    return folded.startsWith(words) || folded.split(/\s+/).some((part) => part.startsWith(words));
  });
}

/** Whom a text names: `@` and the whole name; of two names of which one begins the other, the longer one. */
export function mentionedIn(text: string, colleagues: readonly Colleague[]): Colleague[] {
  const byLength = colleagues.toSorted((one, other) => other.name.length - one.name.length);
  const found = new Set<Colleague>();
  let at = text.indexOf('@');
  for (; at !== -1; at = text.indexOf('@', at + 1)) {
    const rest = text.slice(at + 1);
    const named = byLength.find(({ name }) => rest.startsWith(name) && !/^\p{L}/u.test(rest.slice(name.length)));
    if (named !== undefined) found.add(named);
  }
  return [...found];
}

function fold(words: string): string {
  return words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
