import { digitsOf } from '@intake-desk/desk-api/contact-text';
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import {
  MATCH_KINDS,
  type SearchAnswer,
  type SearchResult,
  type MatchKind,
  type SearchHighlight,
} from '@intake-desk/desk-api/search-result';
import { useEffect, useState } from 'react';
import { searchTexts } from '#src/texts/lists/search.ts';
import { searchRefetchOptions, searchText } from './search-records.ts';
import { callDesk } from '#src/platform/http/desk.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';

/** A known person or matter that may be the caller. */
export interface SimilarRecord {
  kind: RecordKind;
  id: number;
  title: string;
  about: string;
  /** What matched. */
  reasons: readonly string[];
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

/** Finds records similar to the person being typed, with separate searches by name, phone and email. */
export function useSimilarRecords(typed: Typed, isWanted: boolean): SimilarRecords {
  const terms = useSettled(searchTerms(typed).join('\n')).split('\n');
  const queries = useQueries({
    queries: terms.map((q) => ({
      queryKey: ['search', 'look-alikes', q],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        callDesk('GET /api/desk/search', { query: { q, limit: String(MAX_SHOWN) }, signal }),
      enabled: isWanted && q !== '',
      placeholderData: keepPreviousData,
      ...searchRefetchOptions,
      gcTime: 60_000,
    })),
  });
  const answers = queries.flatMap(({ data }, at) => (data && terms[at] !== '' ? [data] : []));
  const all = mergeResults(answers.map(({ data }) => data));
  const problem = queries.find(({ error }, at) => error && terms[at] !== '')?.error;
  return {
    items: all.slice(0, MAX_SHOWN),
    more: Math.max(0, all.length - MAX_SHOWN),
    hasTerms: isWanted && terms.some((q) => q !== ''),
    isSearching: queries.some(({ isFetching }) => isFetching),
    limits: [...limitsOf(answers), ...(problem ? [asHttpProblem(problem).message] : [])],
  };
}

/** Returns the queries for name, phone and email; empty if too little was typed. */
export function searchTerms({ firstName, lastName, phone, email }: Typed): readonly [string, string, string] {
  const name = `${firstName} ${lastName}`.replaceAll(/\s+/g, ' ').trim();
  const digits = digitsOf(phone).length;
  return [searchText(name), digits >= 4 ? searchText(phone) : '', email.trim().length >= 3 ? searchText(email) : ''];
}

/** Merges results into one entry per record, with records that match in more ways first. */
export function mergeResults(answers: readonly (readonly SearchResult[])[]): SimilarRecord[] {
  const found = Map.groupBy(answers.flat(), ({ kind, id }) => `${kind}/${id}`);
  const rank = (results: readonly SearchResult[]) => Math.min(...results.map(({ way }) => MATCH_KINDS.indexOf(way)));
  return [...found.values()]
    .sort((one, other) => other.length - one.length || rank(one) - rank(other))
    .flatMap((results) => {
      const [first] = results;
      if (!first) return [];
      const { kind, id, title, subtitle } = first;
      return { kind, id, title, about: subtitle, reasons: [...new Set(results.map(formatMatchReason))] };
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

const { fields, ways }: { fields: Record<SearchHighlight['field'], string>; ways: Record<MatchKind, string> } =
  searchTexts;

/** Describes which parts of a record match what was typed: *name “Maria Santos”*, *name “Marya”, sounds alike*. */
function formatMatchReason({ highlights, way }: SearchResult): string {
  const places = highlights.map(({ field, text, ranges }) => {
    const marked = ranges.map(([start, end]) => text.slice(start, end)).join(' ');
    return searchTexts.place(fields[field], marked);
  });
  const terms = [...new Set(places)].join(', ') || searchTexts.typed;
  return searchTexts.reason(terms, ways[way]);
}
