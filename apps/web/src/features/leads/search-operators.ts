import { AGE_PATTERN } from '@intake-desk/desk-api/record-list';

/** What somebody typed, taken apart. */
export interface ParsedSearch {
  /** Parts of the list's address that the operators stand for. */
  changes: Record<string, string>;
  /** Everything else, as it was typed. */
  rest: string;
  /** The first operator that nobody understands, as it was typed; it stays among the words. */
  unknown: string | null;
}

interface People {
  /** The id of a colleague by a name, or the beginning of one; null when it fits nobody or several. */
  personOf?: (name: string) => string | null;
}

/** Letters, a colon, and a word or something in quotation marks. */
const OPERATOR = /(?<=^|\s)(\p{L}{2,12}):("[^"]*"|[^\s":]+)(?=\s|$)/gu;

const STANDS: Record<string, Record<string, string>> = {
  unclaimed: { owner: 'none' },
  unread: { unread: 'true' },
  read: { unread: 'false' },
  mine: { triage: 'mine' },
  snoozed: { triage: 'snoozed' },
  decided: { triage: 'decided' },
};
const VERDICT_VALUES: Record<string, string> = {
  pursue: 'pursue',
  decline: 'decline',
  info: 'need_info',
  'need-info': 'need_info',
  'need info': 'need_info',
  need_info: 'need_info',
};

/**
 * Reads operators out of what is typed into a list's search: `is:unclaimed older:15m source:"Google Ads" miller`.
 * @param isDone whether typing is over; otherwise the last operator may still be growing, and stays
 */
export function parseSearchOperators(
  typed: string,
  isDone: boolean,
  { personOf = () => null }: People = {},
): ParsedSearch {
  const changes: Record<string, string> = {};
  let unknown: string | null = null;
  const rest = typed.replace(OPERATOR, (written: string, name: string, given: string, at: number) => {
    const isLast = at + written.length === typed.length;
    if (isLast && !isDone) return written;
    const means = meaningOf(name.toLowerCase(), unquoted(given), personOf);
    if (means === null) {
      unknown ??= written;
      return written;
    }
    Object.assign(changes, means);
    return '';
  });
  const isTaken = Object.keys(changes).length > 0;
  return { changes, rest: isTaken ? rest.replaceAll(/\s+/g, ' ').trimStart() : typed, unknown };
}

/** The words to search with while an operator at the end is still being typed. */
export function withoutPartialOperator(typed: string): string {
  return typed.replace(/(^|\s)(is|older|owner|source|verdict):("[^"]*"?|\S*)$/iu, '');
}

/** How an operator is written that stands for a source, so that it is read back as the same. */
export function formatSourceOperator(source: string): string {
  return `source:"${source}"`;
}

function meaningOf(
  name: string,
  value: string,
  personOf: (name: string) => string | null,
): Record<string, string> | null {
  const small = value.toLowerCase();
  switch (name) {
    case 'is':
      return Object.hasOwn(STANDS, small) ? (STANDS[small] ?? null) : null;
    case 'older':
      return AGE_PATTERN.test(small) ? { older: small } : null;
    case 'owner': {
      const owner = small === 'me' || small === 'none' ? small : personOf(value);
      return owner === null ? null : { owner };
    }
    case 'source':
      return value === '' ? null : { source: value };
    case 'verdict': {
      // Only what is decided has a verdict.
      const verdict = Object.hasOwn(VERDICT_VALUES, small) ? VERDICT_VALUES[small] : undefined;
      return verdict === undefined ? null : { verdict, triage: 'decided' };
    }
    default:
      return null;
  }
}

function unquoted(given: string): string {
  return given.startsWith('"') ? given.slice(1, -1).trim() : given;
}
