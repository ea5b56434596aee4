import { setTimeout as after } from 'node:timers/promises';
import type { LoadGenerator } from './load-generator.ts';
import type { FakeGrow } from './start-fake-grow.ts';
import type { Subject } from './subject.ts';

/** How one subject served for a while. */
export interface Serving {
  /** Answers a second. */
  rate: number;
  /** Processor time for one answer, in microseconds; not known of the upstream itself. */
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
 * Puts load on a subject. Each request has an address of its own, so each one must arrive upstream: otherwise something
 * was answered from a store, and the figure would be another one's.
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
  // What is written after the answer, such as a log, is not the next subject's.
  await after(50);
  return { rate: result.rate, cpu: (used * 1e6) / result.requests, p50: result.p50 };
}
