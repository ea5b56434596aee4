import { setTimeout as after } from 'node:timers/promises';
import type { LoadGenerator } from './load-generator.ts';
import type { FakeGrow } from './start-fake-grow.ts';
import type { Subject } from './subject.ts';

/** Result of one load run. */
export interface Serving {
  /** Responses a second. */
  rate: number;
  /** Processor time for one response, in microseconds; 0 for the upstream itself, where it is not measured. */
  cpu: number;
  /** Milliseconds. */
  p50: number;
}

interface Options {
  load: LoadGenerator;
  grow: FakeGrow;
  connections: number;
  milliseconds: number;
}

/**
 * Puts load on a subject. Each request has a URL of its own, so each one must arrive upstream: otherwise a response
 * came from a cache, and the number would measure that.
 */
export async function serving(subject: Subject, { load, grow, connections, milliseconds }: Options): Promise<Serving> {
  await grow.count();
  const before = subject.server?.cpu() ?? 0;
  const result = await load.run({
    port: subject.port,
    path: subject.path,
    cookies: subject.cookies,
    connections,
    milliseconds,
  });
  const used = (subject.server?.cpu() ?? 0) - before;
  const arrived = await grow.count();
  if (arrived !== result.requests) {
    throw new Error(`${subject.name}: ${result.requests} answers, but ${arrived} requests upstream`);
  }
  // Work after the response, such as a log, must not count for the next subject.
  await after(50);
  return { rate: result.rate, cpu: (used * 1e6) / result.requests, p50: result.p50 };
}
