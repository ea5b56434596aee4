import { digitsOf } from '@intake-desk/desk-api/contact-text';
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import { MATCH_KINDS, type SearchAnswer } from '@intake-desk/desk-api/search-result';
import { useEffect, useState } from 'react';
import { searchTexts } from '#src/texts/lists/search.ts';
import { matchReasons, type FoundResult, type MatchReason, type MatchTerms } from './match-reasons.ts';
import { searchRefetchOptions, searchText } from './search-records.ts';
import { describeResult } from './search-result-row.ts';
import { callDesk } from '#src/platform/http/desk.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';

/** A known person or matter that may be the caller. */
export interface SimilarRecord {
  kind: RecordKind;
  id: number;
  title: string;
  /** What tells it from similar records. */
  about: readonly string[];
  /** Why it may be the caller, the strongest first. */
  reasons: readonly MatchReason[];
}

export interface SimilarRecords {
  items: readonly SimilarRecord[];
  /** Number of further matches. */
  more: number;
  /** True if enough was typed for a search. */
  hasTerms: boolean;
  isSearching: boolean;
  /** Reasons why the list may be incomplete. */
  limits: readonly string[];
}

/** What is known of a person; unknown values are empty. */
interface Typed {
  firstName: string;
  lastName: string;
  phone: string;
  email: string;
}

const DEBOUNCE_MS = 150;
const MAX_SHOWN = 6;
const PARTS = ['name', 'phone', 'email'] as const;

/** Finds records similar to the person being typed, with separate searches by name, phone and email. */
export function useSimilarRecords(typed: Typed, isWanted: boolean): SimilarRecords {
  const all = searchTerms(typed);
  const [name = '', phone = '', email = ''] = useSettled(PARTS.map((by) => all[by]).join('\n')).split('\n');
  const terms = { name, phone, email };
  const queries = useQueries({
    queries: PARTS.map((by) => ({
      queryKey: ['search', 'look-alikes', terms[by]],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        callDesk('GET /api/desk/search', { query: { q: terms[by], limit: String(MAX_SHOWN) }, signal }),
      enabled: isWanted && terms[by] !== '',
      placeholderData: keepPreviousData,
      ...searchRefetchOptions,
      gcTime: 60_000,
    })),
  });
  const answers = PARTS.flatMap((by, at) => {
    const data = queries[at]?.data;
    return data && terms[by] !== '' ? [{ by, data }] : [];
  });
  const found = mergeResults(
    answers.flatMap(({ by, data }) => data.data.map((result) => ({ by, result }))),
    terms,
  );
  const problem = PARTS.map((by, at) => (terms[by] === '' ? null : queries[at]?.error)).find(Boolean);
  return {
    items: found.slice(0, MAX_SHOWN),
    more: Math.max(0, found.length - MAX_SHOWN),
    hasTerms: isWanted && PARTS.some((by) => terms[by] !== ''),
    isSearching: queries.some(({ isFetching }) => isFetching),
    limits: [...limitsOf(answers.map(({ data }) => data)), ...(problem ? [asHttpProblem(problem).message] : [])],
  };
}

/** Returns the queries for name, phone and email; empty if too little was typed. */
export function searchTerms({ firstName, lastName, phone, email }: Typed): MatchTerms {
  const name = `${firstName} ${lastName}`.replaceAll(/\s+/g, ' ').trim();
  return {
    name: searchText(name),
    phone: digitsOf(phone).length >= 4 ? searchText(phone) : '',
    email: email.trim().length >= 3 ? searchText(email) : '',
  };
}

/** Merges results into one entry per record, with records that match in more ways first. */
export function mergeResults(found: readonly FoundResult[], terms: MatchTerms): SimilarRecord[] {
  const records = Map.groupBy(found, ({ result: { kind, id } }) => `${kind}/${id}`);
  const rank = (ofRecord: readonly FoundResult[]) =>
    Math.min(...ofRecord.map(({ result }) => MATCH_KINDS.indexOf(result.way)));
  return [...records.values()]
    .sort((one, other) => other.length - one.length || rank(one) - rank(other))
    .flatMap((ofRecord) => {
      const [first] = ofRecord;
      if (!first) return [];
      const { kind, id, title } = first.result;
      return { kind, id, title, about: describeResult(first.result), reasons: matchReasons(ofRecord, terms) };
    });
}

function limitsOf(answers: readonly SearchAnswer[]): string[] {
  const closed = new Set(answers.flatMap(({ meta }) => meta.closed));
  const isPartial = answers.some(({ meta }) => !meta.freshness.complete);
  return [
    ...(isPartial ? [searchTexts.stillBeingRead] : []),
    ...[...closed].map((kind) => searchTexts.notLookedThrough[kind]),
  ];
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
