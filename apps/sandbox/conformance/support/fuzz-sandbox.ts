import fc from 'fast-check';
import { ANSWER_SHAPES } from './answer-shapes.ts';
import { fuzzedRequest, type FuzzedRequest } from './fuzzed-request.ts';
import { processMemory } from './process-memory.ts';
import { type RawAnswer, sendRequest } from './send-request.ts';
import { shapeFaults } from './shape-faults.ts';
import type { RunningSandbox } from './start-sandbox.ts';

/** Summary of a fuzzing run. */
export interface FuzzReport {
  seed: number;
  /** Count of each status; `cut` for connections that ended without a response. */
  statuses: Record<string, number>;
  /** Megabytes after the first thousand requests, and after all. */
  memory: { warm: number; end: number };
}

const WITHIN_MS = 5000;
const WARM = 1000;

/**
 * Sends invalid requests, one after another.
 * @param seed the same seed sends the same requests
 * @throws with seed and shortest failing request: when one is answered with 500, in no shape that Grow has, or not at
 * all
 */
export async function fuzzSandbox(
  sandbox: RunningSandbox,
  { runs, seed }: { runs: number; seed: number },
): Promise<FuzzReport> {
  const authorization = `Bearer ${await sandbox.token()}`;
  const statuses: Record<string, number> = {};
  const fuzz = (times: number, from: number) =>
    fc.assert(
      fc.asyncProperty(fuzzedRequest, async (request) => {
        const sent = { ...request, headers: { authorization, ...request.headers } };
        const answer = await sendRequest(sandbox.url, sent, WITHIN_MS);
        const status = answer === 'cut' ? 'cut' : answer.status;
        statuses[status] = (statuses[status] ?? 0) + 1;
        const fault = faultOf(request, answer);
        if (fault !== null) throw new Error(fault);
      }),
      { numRuns: times, seed: from },
    );
  await fuzz(WARM, seed);
  const warm = processMemory(sandbox.pid);
  await fuzz(runs - WARM, seed + 1);
  return { seed, statuses, memory: { warm, end: processMemory(sandbox.pid) } };
}

function faultOf({ method, path, headers }: FuzzedRequest, answer: RawAnswer | 'cut'): string | null {
  // Node answers 431 to a header block of that length and closes: a client that is still sending may miss it.
  if (answer === 'cut') return path.length + JSON.stringify(headers).length > 15_000 ? null : 'The connection was cut.';
  const { status, type, text } = answer;
  if (status === 500 || status < 200) return `Answered with ${status}: ${text.slice(0, 500)}`;
  if (!path.startsWith('/grow/') || status < 400 || method === 'HEAD') return null;
  // Responses of Node itself, before the sandbox sees the request, have no body.
  if (text === '' && [400, 413, 431].includes(status)) return null;
  if (!type.startsWith('application/json')) return `${status} is ${type}`;
  const faults = shapeFaults(ANSWER_SHAPES.error, JSON.parse(text));
  return faults.length === 0 ? null : `${status}: ${faults.join(', ')}`;
}
