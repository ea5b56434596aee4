import { type Agent, get } from 'node:http';

const WARM_UP = 30;
const MEASURED = 200;

/** Durations of the same request, repeated. */
export interface Timing {
  /** Milliseconds that half of them stayed below. */
  p50: number;
  p95: number;
  /** Requests a second, one after another. */
  rate: number;
}

/** Sends a request many times, one after another, and reads each response to its end. */
export async function timeRequests(url: string, agent: Agent, token: string): Promise<Timing> {
  for (let count = 0; count < WARM_UP; count += 1) await fetchText(url, agent, token);
  const times: number[] = [];
  for (let count = 0; count < MEASURED; count += 1) {
    const from = performance.now();
    await fetchText(url, agent, token);
    times.push(performance.now() - from);
  }
  const rate = (MEASURED * 1000) / times.reduce((sum, time) => sum + time, 0);
  times.sort((one, other) => one - other);
  const below = (share: number) => times[Math.floor(share * MEASURED)] ?? Number.NaN;
  return { p50: below(0.5), p95: below(0.95), rate };
}

/**
 * Reads a response.
 * @throws when it is not 200
 */
export function fetchText(url: string, agent: Agent, token: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`${url}: ${response.statusCode} ${text.slice(0, 200)}`));
      });
    });
    request.on('error', reject);
  });
}
