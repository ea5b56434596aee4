import { AGE_PATTERN } from '@intake-desk/desk-api/record-list';

/** A parsed search input. */
export interface ParsedSearch {
  /** URL parameters of the list that the operators set. */
  changes: Record<string, string>;
  /** Everything else, as typed. */
  rest: string;
  /** The first operator that is not recognized, as typed; it stays in `rest`. */
  unknown: string | null;
}

interface People {
  /** Returns the id of the colleague with this name or name prefix; null when it matches none or several. */
  personOf?: (name: string) => string | null;
}

/** Letters, a colon, and a word or a quoted string. */
const OPERATOR = /(?<=^|\s)(\p{L}{2,12}):("[^"]*"|[^\s":]+)(?=\s|$)/gu;

const OPERATOR_VALUES: Record<string, Record<string, string>> = {
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
 * Extracts operators from a list's search input: `is:unclaimed older:15m source:"Google Ads" miller`.
 * @param isDone true once typing is over; otherwise the last operator may be incomplete, and stays
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

/** Returns the input without an operator at its end that is still being typed. */
export function withoutPartialOperator(typed: string): string {
  return typed.replace(/(^|\s)(is|older|owner|source|verdict):("[^"]*"?|\S*)$/iu, '');
}

function meaningOf(
  name: string,
  value: string,
  personOf: (name: string) => string | null,
): Record<string, string> | null {
  const small = value.toLowerCase();
  switch (name) {
    case 'is':
      return Object.hasOwn(OPERATOR_VALUES, small) ? (OPERATOR_VALUES[small] ?? null) : null;
    case 'older':
      return AGE_PATTERN.test(small) ? { older: small } : null;
    case 'owner': {
      const owner = small === 'me' || small === 'none' ? small : personOf(value);
      return owner === null ? null : { owner };
    }
    case 'source':
      return value === '' ? null : { source: value };
    case 'verdict': {
      // Only decided leads have a verdict.
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
