import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Subject } from './subject.ts';

/** Outcome of a request for the person. */
export interface Met {
  status: number;
  /** From the key press to the last byte. */
  milliseconds: number;
  /** Retry-After in seconds, if present. */
  retryAfter: number | null;
}

const agent = new Agent({ keepAlive: true });

/**
 * Sends one request as the web app does.
 * @param note body of a note; without one it is a read
 */
export function oneRequest(
  { port }: Subject,
  { cookie, path, note }: { cookie: string; path: string; note?: { subject: string; body: string } },
): Promise<Met> {
  const from = performance.now();
  const body = note === undefined ? '' : JSON.stringify({ data: note });
  const headers: Record<string, string | number> = { cookie, 'x-csrf': '1' };
  // A write of a browser would have to name the person.
  if (note === undefined) headers['sec-fetch-site'] = 'same-origin';
  else {
    headers['content-type'] = 'application/json';
    headers['content-length'] = Buffer.byteLength(body);
    headers['idempotency-key'] = randomUUID();
  }
  return new Promise((resolve, reject) => {
    const method = note === undefined ? 'GET' : 'POST';
    request({ port, host: '127.0.0.1', path, method, headers, agent }, (answer) => {
      const { 'retry-after': seconds } = answer.headers;
      answer.resume().on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          milliseconds: performance.now() - from,
          retryAfter: seconds === undefined ? null : Number(seconds),
        }),
      );
    })
      .on('error', reject)
      .end(body);
  });
}
