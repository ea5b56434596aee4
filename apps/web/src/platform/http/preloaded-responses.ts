import type { LeadPage } from '@intake-desk/desk-api/record-list';
import { recordServerTime } from './server-clock.ts';

/** Maximum age of a preloaded response, in milliseconds: older ones are ignored. */
const MAX_AGE_MS = 10_000;

/** The list of the first screen, as page/preload-first-data.js requests it. */
export const PRELOADED_LIST = { list: 'untriaged', query: 'triage=open' } as const;
const PRELOADED_LIST_PATH = '/api/desk/leads?state=untriaged&triage=open';

interface PreloadedResponses {
  /** When the requests were sent, in epoch milliseconds. */
  at: number;
  answers: Record<string, Promise<Response>>;
}

/** True while the response with the first screen's list waits to be used. */
export function isListPreloading(): boolean {
  return PRELOADED_LIST_PATH in (firstAnswers()?.answers ?? {});
}

/**
 * Returns the list of the first screen for rendering before the app starts. The response stays available to the app.
 * @returns null for an error response; undefined if none was requested
 */
export function peekPreloadedList(): Promise<LeadPage | null> | undefined {
  const first = firstAnswers();
  return first?.answers[PRELOADED_LIST_PATH]?.then(
    (answer) => {
      recordServerTime(answer, first.at);
      return answer.ok ? (answer.clone().json() as Promise<LeadPage>) : null;
    },
    () => null,
  );
}

function firstAnswers(): PreloadedResponses | undefined {
  const first = (globalThis as { deskFirstAnswers?: PreloadedResponses }).deskFirstAnswers;
  return first === undefined || Date.now() - first.at > MAX_AGE_MS ? undefined : first;
}

/** Returns the response to a request that was sent before the app's code loaded; each only once. */
export function takePreloadedResponse(path: string): { answer: Promise<Response>; sentAt: number } | undefined {
  const first = firstAnswers();
  const answer = first?.answers[path];
  if (first === undefined || answer === undefined) return undefined;
  delete first.answers[path];
  return { answer, sentAt: first.at };
}
