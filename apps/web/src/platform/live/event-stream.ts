import { createParser } from 'eventsource-parser';
import type { LiveEvent } from '@intake-desk/desk-api/event';
import { CSRF_HEADER } from '@intake-desk/desk-api/headers';
import type { Problem } from '@intake-desk/desk-api/problem';
import { HttpProblem } from '#src/platform/http/http-problem.ts';
import type { BrowserEnvironment } from './browser-environment.ts';

interface EventStreamOptions {
  fetch: BrowserEnvironment['fetch'];
  /** What came up to here is known; null when nothing is. */
  place: string | null;
  /** How long ago the page began to ask for what it shows, in milliseconds. Counts where there is no place. */
  age: number;
  signal: AbortSignal;
  /** Called with each bit that came, heartbeats too. */
  onActivity: () => void;
  /** @param event null when only the place has moved on */
  onEvent: (place: string, event: LiveEvent | null) => void;
  /** How long to wait before coming back, in milliseconds. */
  onRetry: (milliseconds: number) => void;
}

/**
 * Reads one answer of `GET /api/events` to its end.
 * @throws {HttpProblem} when the server refuses; whatever `fetch` throws when the connection breaks or is given up
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function readEventStream({
  fetch,
  place,
  age,
  signal,
  onActivity: onSign,
  onEvent: onTold,
  onRetry,
}: EventStreamOptions): Promise<void> {
  const response = await fetch(place === null ? `/api/events?age=${Math.max(0, Math.round(age))}` : '/api/events', {
    headers: {
      Accept: 'text/event-stream',
      [CSRF_HEADER]: '1',
      ...(place === null ? {} : { 'Last-Event-ID': place }),
    },
    credentials: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
    signal,
  });
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
      onTold(id, asEvent(event, data));
    },
    onRetry,
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onSign();
    parser.feed(value);
    if (moved !== null) onTold(moved, null);
    moved = null;
  }
}

/** Something that cannot be read is something that was missed. */
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
