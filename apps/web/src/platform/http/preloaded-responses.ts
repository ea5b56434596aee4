/** An answer that nobody has taken up by then is too old for a first one. */
const MAX_AGE_MS = 10_000;

/** The list of the first screen, as page/preload-first-data.js asks for it. */
export const PRELOADED_LIST = { list: 'untriaged', query: 'triage=open' } as const;
const PRELOADED_LIST_PATH = '/api/desk/leads?state=untriaged&triage=open';

interface PreloadedResponses {
  /** When they were asked for, in epoch milliseconds. */
  at: number;
  answers: Record<string, Promise<Response>>;
}

/** Whether the list of the first screen is on its way. */
export function isListPreloading(): boolean {
  return PRELOADED_LIST_PATH in (firstAnswers()?.answers ?? {});
}

/**
 * The list of the first screen for whoever draws it before the app does: the answer stays for the app to be taken up.
 * @returns null for an answer that is no list; undefined where none is on its way
 */
export function peekPreloadedList(): Promise<unknown> | undefined {
  return firstAnswers()?.answers[PRELOADED_LIST_PATH]?.then(
    (answer) => (answer.ok ? (answer.clone().json() as Promise<unknown>) : null),
    () => null,
  );
}

function firstAnswers(): PreloadedResponses | undefined {
  const first = (globalThis as { deskFirstAnswers?: PreloadedResponses }).deskFirstAnswers;
  return first === undefined || Date.now() - first.at > MAX_AGE_MS ? undefined : first;
}

/** The answer to a question that left before the app's own code had come; once each. */
export function takePreloadedResponse(path: string): Promise<Response> | undefined {
  const answers = firstAnswers()?.answers;
  const answer = answers?.[path];
  if (answer !== undefined) delete answers?.[path];
  return answer;
}
