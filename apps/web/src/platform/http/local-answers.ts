import type { LeadIds, LeadPage } from '@intake-desk/desk-api/record-list';
import type { SearchAnswer } from '@intake-desk/desk-api/search-result';

/** Answers some operations from memory as the server would; null if only the server can. */
export interface LocalAnswers {
  'GET /api/desk/leads': (query: URLSearchParams) => LeadPage | null;
  'GET /api/desk/leads/ids': (query: URLSearchParams) => LeadIds | null;
  'GET /api/desk/search': (query: URLSearchParams) => Promise<SearchAnswer | null>;
}

let answers: LocalAnswers | null = null;

/** @param given null: the server answers everything, as after a sign-out */
export function setLocalAnswers(given: LocalAnswers | null): void {
  answers = given;
}

export function localAnswers(): LocalAnswers | null {
  return answers;
}

/** @returns undefined if the operation is always the server's; null if it is this time */
export function answerLocally(operation: string, query: URLSearchParams): Promise<unknown> | undefined {
  if (answers === null || !Object.hasOwn(answers, operation)) return undefined;
  return Promise.resolve(answers[operation as keyof LocalAnswers](query));
}
