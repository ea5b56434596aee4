import type { ClioReader, ClioReply } from './clio-reader.ts';

/** Result of one test. Contains statuses, field names and words of Clio's contract, never content of a record. */
export type Finding = 'as assumed' | `different: ${string}` | `not testable: ${string}`;

/** What a test may use. */
export interface Subject {
  clio: ClioReader;
  /** Id of the matter on which a note may be written; null if nothing may be written. */
  matter: string | null;
  /** Writes the test note; further calls return the same response. */
  writeNote(): Promise<ClioReply>;
}

/**
 * A point that Clio's documents leave open.
 * @see docs/CLIO.md
 */
export interface OpenPoint {
  /** The sandbox's switch of this name has both readings; a point without a switch has another name. */
  name: string;
  about: string;
  test: (subject: Subject) => Finding | Promise<Finding>;
}

export function different(what: string): Finding {
  return `different: ${what}`;
}

export function notTestable(why: string): Finding {
  return `not testable: ${why}`;
}

/** @param word from a response; printed only if it is a plain keyword */
export function keyword(word: unknown): string {
  return typeof word === 'string' && /^[A-Za-z][\w -]{0,29}$/.test(word) ? `"${word}"` : 'another value';
}
