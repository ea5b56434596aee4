import type { Colleague } from '@intake-desk/desk-api/triage';
import { foldName } from '#src/platform/format/fold-name.ts';

/** A name that is being typed after an `@`. */
export interface MentionQuery {
  /** Offset of the `@`. */
  start: number;
  /** The text between the `@` and the caret. */
  typed: string;
}

/** Longer than any name that is typed in full. */
const MAX_NAME_LENGTH = 40;

/** @returns null when no name is being typed at the caret: none was begun, or one is complete */
export function mentionAtCaret(
  text: string,
  caret: number,
  colleagues: readonly Colleague[] = [],
): MentionQuery | null {
  const before = text.slice(Math.max(0, caret - MAX_NAME_LENGTH), caret);
  const found = /(?:^|[\s(])@([\p{L}\p{M}.'’ -]*)$/u.exec(before);
  const typed = found?.[1];
  // With a space right after it, or two in a row, it is an at sign and not a mention.
  if (typed === undefined || /^\s|\s{2}/.test(typed)) return null;
  if (colleagues.some(({ name }) => typed.startsWith(name) && typed.length > name.length)) return null;
  return { start: caret - typed.length - 1, typed };
}

/** Returns the colleagues whose name, or a part of it, begins with the text. */
export function suggestColleagues(typed: string, colleagues: readonly Colleague[]): Colleague[] {
  const words = foldName(typed).trim();
  if (words === '') return [...colleagues];
  return colleagues.filter(({ name }) => {
    const folded = foldName(name);
    return folded.startsWith(words) || folded.split(/\s+/).some((part) => part.startsWith(words));
  });
}

/**
 * Returns the colleagues that a text mentions: `@` and the full name. Where one name begins another, the longer wins.
 */
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
