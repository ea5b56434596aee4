import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadGenerator } from './load-generator.ts';
import { median } from './median.ts';
import type { Goals } from './goals.ts';
import { serving, type Serving } from './serving.ts';
import { startDesk } from './start-desk.ts';
import { startFakeGrow } from './start-fake-grow.ts';
import { startNginx } from './start-nginx.ts';
import { startPeer } from './start-peer.ts';
import type { Subject } from './subject.ts';
import { printRow } from './table.ts';

const PEOPLE = 128;
const ROUNDS = 5;
const MILLISECONDS = 2000;
/** Number of connections, and the upstream's delay for a page in milliseconds. */
const CASES = [
  { title: '16 connections', connections: 16, delay: 0 },
  { title: '128 connections', connections: 128, delay: 0 },
  { title: '1 connection', connections: 1, delay: 0 },
  { title: '1 connection, upstream 2 ms', connections: 1, delay: 2 },
] as const;

/**
 * S1 to S3: a list that passes through, each person with a session and each request with a URL of its own. All subjects
 * run in each round, so that a disturbance of the machine affects all of them.
 */
export async function proxying(folder: string, { expect }: Goals): Promise<void> {
  const workDir = join(folder, 'proxying');
  mkdirSync(workDir);
  const grow = await startFakeGrow(workDir);
  const load = loadGenerator();
  const common = { folder: workDir, grow, people: PEOPLE };
  const desk = await startDesk(common);
  const peer = await startPeer({
    ...common,
    name: 'Express + http-proxy-middleware + session',
    script: 'proxy-middleware.js',
  });
  const byHand = await startPeer({ ...common, name: 'Express + fetch + session, by hand', script: 'fetch-proxy.js' });
  const nginx = await startNginx(workDir, grow);
  const direct: Subject = {
    name: 'direct',
    port: grow.port,
    path: '/grow/contacts',
    cookies: [],
    stop: () => Promise.resolve(),
  };
  const subjects = [desk, peer, byHand, ...(nginx === null ? [] : [nginx]), direct];
  try {
    // V8 compiles hot code for speed, so each subject warms up first.
    for (const subject of subjects) await serving(subject, { load, grow, connections: 16, milliseconds: 3000 });
    for (const { title, connections, delay } of CASES) {
      await grow.delay(delay);
      const rounds = new Map<Subject, Serving[]>(subjects.map((subject) => [subject, []]));
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const [subject, results] of rounds) {
          results.push(await serving(subject, { load, grow, connections, milliseconds: MILLISECONDS }));
        }
      }
      printRow(title, ['requests/s', 'CPU µs', 'p50 ms']);
      for (const [subject, results] of rounds) {
        const cpu = subject.server === undefined ? '–' : median(results.map((one) => one.cpu)).toFixed(0);
        const rate = median(results.map((one) => one.rate)).toFixed(0);
        printRow(`  ${subject.name}`, [rate, cpu, median(results.map((one) => one.p50)).toFixed(3)]);
      }
      /** Returns the median of the rounds' ratios: each round is a pair of its own. */
      const paired = (ratio: (round: number) => number) =>
        median(Array.from({ length: ROUNDS }, (_, round) => ratio(round)));
      const of = (subject: Subject, round: number) => (rounds.get(subject) as Serving[])[round] as Serving;
      if (connections > 1) {
        expect(
          `S1 requests/s, of the proxy's, ${title}`,
          paired((n) => of(desk, n).rate / of(peer, n).rate),
          { atLeast: 1.2 },
        );
        expect(
          `S2 CPU per request, of the proxy's, ${title}`,
          paired((n) => of(desk, n).cpu / of(peer, n).cpu),
          { atMost: 0.9 },
        );
      } else if (delay === 0) {
        const added = (subject: Subject, n: number) => of(subject, n).p50 - of(direct, n).p50;
        expect(
          'S3 p50 added, of what the proxy adds',
          paired((n) => added(desk, n) / added(peer, n)),
          { atMost: 1 },
        );
      } else {
        expect(
          'S3 p50 over direct, upstream 2 ms',
          paired((n) => of(desk, n).p50 / of(direct, n).p50),
          { atMost: 1.3 },
        );
      }
    }
  } finally {
    load.stop();
    for (const subject of subjects) await subject.stop();
    await grow.stop();
  }
}
