import { createParser } from 'eventsource-parser';
import type { LiveEvent } from '@intake-desk/desk-api/event';
import { CSRF_HEADER } from '@intake-desk/desk-api/headers';
import type { Problem } from '@intake-desk/desk-api/problem';
import { HttpProblem } from '#src/platform/http/http-problem.ts';
import { personHeaders } from '#src/platform/http/page-person.ts';
import { recordServerTime } from '#src/platform/http/server-clock.ts';
import type { BrowserEnvironment } from './browser-environment.ts';

interface EventStreamOptions {
  fetch: BrowserEnvironment['fetch'];
  /** Position of the last event received; null if there is none. */
  place: string | null;
  /** How long ago the page began to fetch its data, in milliseconds. Used if there is no position. */
  age: number;
  signal: AbortSignal;
  /** Called with each chunk received, including heartbeats. */
  onActivity: () => void;
  /** @param event null if only the position has advanced */
  onEvent: (place: string, event: LiveEvent | null) => void;
  /** Called with the delay before reconnecting, in milliseconds. */
  onRetry: (milliseconds: number) => void;
}

/**
 * Reads one response of `GET /api/events` to its end.
 * @throws {HttpProblem} if the server refuses; whatever `fetch` throws if the connection breaks or is aborted
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function readEventStream({
  fetch,
  place,
  age,
  signal,
  onActivity,
  onEvent,
  onRetry,
}: EventStreamOptions): Promise<void> {
  const sentAt = Date.now();
  const response = await fetch(place === null ? `/api/events?age=${Math.max(0, Math.round(age))}` : '/api/events', {
    headers: {
      Accept: 'text/event-stream',
      [CSRF_HEADER]: '1',
      ...personHeaders(),
      ...(place === null ? {} : { 'Last-Event-ID': place }),
    },
    credentials: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
    signal,
  });
  recordServerTime(response, sentAt);
  if (!response.ok) throw await problemOf(response);
  if (response.body === null || response.headers.get('content-type')?.startsWith('text/event-stream') !== true) {
    await response.body?.cancel();
    throw unreadable(response.status);
  }
  let moved: string | null = null;
  const parser = createParser({
    onId: (id) => (moved = id),
    onEvent({ id, event, data }) {
      if (id === undefined || event === undefined) return;
      moved = null;
      onEvent(id, asEvent(event, data));
    },
    onRetry,
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onActivity();
    parser.feed(value);
    if (moved !== null) onEvent(moved, null);
    moved = null;
  }
}

/** Treats an event that cannot be parsed as a missed one. */
function asEvent(type: string, data: string): LiveEvent {
  try {
    return { type, ...(JSON.parse(data) as object) } as LiveEvent;
  } catch {
    return { type: 'reset' };
  }
}

async function problemOf(response: Response): Promise<HttpProblem> {
  const answer: unknown = await response.json().catch(() => null);
  const isProblem = typeof answer === 'object' && answer !== null && 'code' in answer && 'title' in answer;
  return isProblem ? new HttpProblem(answer as Problem) : unreadable(response.status);
}

function unreadable(status: number): HttpProblem {
  const title = `The server answered with status ${status} and nothing that could be read.`;
  return new HttpProblem({ title, code: 'internal', status });
}
