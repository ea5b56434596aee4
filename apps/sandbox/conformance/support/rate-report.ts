import type { RunningSandbox } from './start-sandbox.ts';

interface Logged {
  time: string;
  status: number | null;
  application: string | null;
}

/** Results of one application's requests under a limit, by the times in the sandbox's own log. */
export interface RateReport {
  served: number;
  refused: number;
  /** Neither served nor refused for the rate. */
  other: number;
  /** Maximum of requests served within any one second. */
  mostInASecond: number;
  /** Requests served a second, on average over the whole time. */
  average: number;
}

/** The log truncates its times to milliseconds, and uses the wall clock, not that of the limit. */
const SECOND_MS = 999;

/** Reads the log of an application's requests since an instant. */
export async function rateReport(sandbox: RunningSandbox, application: string, since: string): Promise<RateReport> {
  const { body } = await sandbox.control('GET', `requests?since=${encodeURIComponent(since)}`);
  const mine = (body as { data: Logged[] }).data.filter((entry) => entry.application === application);
  const times = mine.map(({ time }) => Date.parse(time));
  const servedAt = mine.filter(({ status }) => status === 200).map(({ time }) => Date.parse(time));
  const refused = mine.filter(({ status }) => status === 429).length;
  const seconds = (Math.max(...times) - Math.min(...times)) / 1000;
  return {
    served: servedAt.length,
    refused,
    other: mine.length - servedAt.length - refused,
    mostInASecond: mostWithin(servedAt.sort((one, other) => one - other)),
    average: servedAt.length / seconds,
  };
}

function mostWithin(times: number[]): number {
  let max = 0;
  let first = 0;
  for (const [last, time] of times.entries()) {
    while (time - (times[first] ?? time) >= SECOND_MS) first += 1;
    max = Math.max(max, last - first + 1);
  }
  return max;
}
