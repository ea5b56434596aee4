import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { oneRequest, type Met } from './one-request.ts';
import type { Goals } from './goals.ts';
import { startDesk } from './start-desk.ts';
import { startFakeGrow } from './start-fake-grow.ts';
import type { Subject } from './subject.ts';
import { printRow } from './table.ts';

const RATE = 3;
const SECONDS = 90;
/** Requests of the others in total, each second. */
const OTHERS = 2;
/** One person alternates writes and reads at this interval. */
const OWN_MS = 3000;
const PEOPLE = 100;
/** A longer wait is rejected at once: see docs/OPERATIONS.md. */
const BOUND_MS = 20_000;

/** S9: the waits of a person at three requests a second, beside others who search; and of a hundred people at once. */
export async function turns(folder: string, { expect }: Goals): Promise<void> {
  const workDir = join(folder, 'turns');
  mkdirSync(workDir);
  const grow = await startFakeGrow(workDir);
  const desk = await startDesk({ folder: workDir, grow, people: PEOPLE, rateLimit: RATE });
  try {
    const direct = await oneRequest({ ...desk, port: grow.port }, { cookie: '', path: '/grow/contacts' });
    // A hundred sign-ins have used the slots of the last second.
    await after(3000);
    const { writes, reads } = await besideOthers(desk);
    printRow(`3 a second, ten others search ${OTHERS} times a second`, ['requests', 'p50 ms', 'p95 ms', 'max ms']);
    printRow('  directly, without others', ['1', direct.milliseconds.toFixed(0)]);
    for (const [title, met] of [
      ['a note', writes],
      ['a read', reads],
    ] as const) {
      printRow(`  ${title}`, [String(met.length), ...[0.5, 0.95, 1].map((share) => below(met, share).toFixed(0))]);
      expect(`S9 ${title} beside others, p95`, below(met, 0.95), { atMost: 700 }, ' ms');
    }
    await after(3000);
    const crowd = await Promise.all(
      desk.cookies.map((cookie, index) => oneRequest(desk, { cookie, path: `${desk.path}?query=crowd${index}` })),
    );
    const answered = crowd.filter(({ status }) => status === 200);
    const rejected = crowd.filter(({ status, retryAfter }) => status === 503 && retryAfter !== null);
    const longest = (met: Met[]) => (below(met, 1) / 1000).toFixed(1);
    printRow(`${PEOPLE} people at once`, ['people', 'longest, s']);
    printRow('  answered', [String(answered.length), longest(answered)]);
    printRow('  told to come later', [String(rejected.length), longest(rejected)]);
    expect('S9 of a hundred people, neither answered nor told', PEOPLE - answered.length - rejected.length, {
      atMost: 0,
    });
    expect('S9 longest wait of a hundred people, s', below(crowd, 1) / 1000, { atMost: BOUND_MS / 1000 + 1 });
  } finally {
    await desk.stop();
    await grow.stop();
  }
}

async function besideOthers(desk: Subject): Promise<{ writes: Met[]; reads: Met[] }> {
  const [own = '', ...others] = desk.cookies;
  const writes: Met[] = [];
  const reads: Met[] = [];
  const until = performance.now() + SECONDS * 1000;
  const search = async (): Promise<void> => {
    const met: Promise<Met>[] = [];
    for (let count = 0; performance.now() < until; count += 1) {
      const path = `${desk.path}?query=other${count}`;
      met.push(oneRequest(desk, { cookie: others[count % 10] ?? '', path }));
      await after((1000 / OTHERS) * (0.5 + Math.random()));
    }
    const failed = (await Promise.all(met)).filter(({ status }) => status !== 200).length;
    if (failed > 0) throw new Error(`${failed} searches of others were not answered`);
  };
  const work = async (): Promise<void> => {
    for (let count = 0; performance.now() < until; count += 1) {
      const isWrite = count % 2 === 0;
      const began = performance.now();
      const note = { subject: 'Call', body: `The ${count}th.` };
      const path = isWrite ? '/api/grow/contacts/1001/notes' : `${desk.path}?query=own${count}`;
      const met = await oneRequest(desk, { cookie: own, path, ...(isWrite ? { note } : {}) });
      if (met.status >= 300) throw new Error(`${isWrite ? 'a note' : 'a read'}: ${met.status}`);
      (isWrite ? writes : reads).push(met);
      await after(Math.max(0, OWN_MS - (performance.now() - began)));
    }
  };
  await Promise.all([search(), work()]);
  return { writes, reads };
}

function below(met: readonly Met[], share: number): number {
  const sorted = met.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
