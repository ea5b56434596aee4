import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { loadGenerator } from './load-generator.ts';
import { median } from './median.ts';
import { personAtWork, read, type Work } from './people-at-work.ts';
import type { Goals } from './goals.ts';
import type { RunningServer } from './running-server.ts';
import { startFakeGrow } from './start-fake-grow.ts';
import { startLargeFirm, type LargeFirm } from './start-large-firm.ts';
import { signInAtSandbox, startMirrorDesk } from './start-mirror-desk.ts';
import { startNginx } from './start-nginx.ts';
import { printRow } from './table.ts';

const RATE = 3;
const PAGE = 200;
const PEOPLE = 20;
/** How long twenty people work, in seconds; set `MIRROR_SECONDS` for a short run. */
const SECONDS = Number(process.env['MIRROR_SECONDS'] ?? 300);
const LEADS = 50;

interface Meta {
  meta: { complete: boolean; total: number };
  data: { id: number }[];
}

/**
 * S4 to S8 and S10: the mirror in front of the large firm, at three requests a second, compared with pass-through for
 * the same people.
 */
export async function mirror(folder: string, { expect }: Goals): Promise<void> {
  const workDir = join(folder, 'mirror');
  mkdirSync(workDir);
  const firm = await startLargeFirm(workDir);
  const desk = await startMirrorDesk(workDir, firm, 'on');
  try {
    const first = await signInAtSandbox(desk, firm, 0);
    await filling(desk, firm, first, expect);
    expect('S10 memory after the first reading', memory(desk), { atMost: 350 }, ' MB');
    const cookies = [first];
    while (cookies.length < 100) cookies.push(await signInAtSandbox(desk, firm, cookies.length));
    await unchanged(workDir, desk, first, expect);
    const before = memory(desk);
    const work = await twenty(desk, firm, cookies.slice(0, PEOPLE), true, SECONDS);
    const after_ = memory(desk);
    printRow(`${PEOPLE} people at work for ${SECONDS} s`, ['answers', 'p50 ms', 'p95 ms', 'refused']);
    printWork('  lists from the mirror', work.lists, work.refused);
    printWork('  searches in the mirror', work.searches, 0);
    expect('S4 a page of the mirror, p95', below(work.lists, 0.95), { atMost: 15 }, ' ms');
    expect('S5 a search, p95', below(work.searches, 0.95), { atMost: 30 }, ' ms');
    expect('S10 memory after that', after_, { atMost: 350 }, ' MB');
    printRow('  memory before and after, MB', [before.toFixed(0), after_.toFixed(0)]);
    await asking(desk, firm, cookies, expect);
    await arriving(desk, firm, first, expect);
  } finally {
    await desk.stop();
  }
  try {
    const plain = await startMirrorDesk(workDir, firm, 'off');
    const cookies: string[] = [];
    while (cookies.length < PEOPLE) cookies.push(await signInAtSandbox(plain, firm, cookies.length));
    const work = await twenty(plain, firm, cookies, false, Math.min(SECONDS, 60));
    printWork('  the same on pass-through: lists', work.lists, work.refused);
    printWork('  the same on pass-through: searches', work.searches, 0);
    await plain.stop();
  } finally {
    await firm.stop();
  }
}

type Expect = Goals['expect'];

/** Measures S7, and the first screen. */
async function filling(desk: RunningServer, firm: LargeFirm, cookie: string, expect: Expect): Promise<void> {
  const from = performance.now();
  const seconds = () => (performance.now() - from) / 1000;
  for (;;) {
    const { body, status } = await read(desk.port, cookie, '/api/desk/leads');
    const shown = status === 200 ? (JSON.parse(body) as Meta).data.map(({ id }) => id) : [];
    if (shown.length === 50 && shown.join() === firm.newestLeads(50).join()) break;
    await after(50);
  }
  expect('from sign-in to the true newest fifty', seconds(), { atMost: 5 }, ' s');
  const lists = ['leads?state=untriaged', 'leads?state=ignored', 'contacts?', 'matters?'];
  let pages = 0;
  for (const list of lists) {
    for (;;) {
      const { meta } = JSON.parse((await read(desk.port, cookie, `/api/desk/${list}&limit=1`)).body) as Meta;
      if (meta.complete) {
        pages += Math.ceil(meta.total / PAGE);
        break;
      }
      await after(500);
    }
  }
  const floor = pages / RATE;
  printRow(`first reading: ${pages} pages, ${RATE} a second`, ['seconds', 'floor']);
  printRow('  until everything is there', [seconds().toFixed(1), floor.toFixed(1)]);
  expect('S7 first reading, of the floor', seconds() / floor, { atMost: 1.15 });
}

/** Measures S4, second half: an unchanged page, compared with nginx, which fetches the page each time. */
async function unchanged(workDir: string, desk: RunningServer, cookie: string, expect: Expect): Promise<void> {
  const grow = await startFakeGrow(workDir);
  const nginx = await startNginx(workDir, grow);
  const load = loadGenerator();
  try {
    const path = '/api/desk/contacts?sort=name&status=Hired';
    const answer = await fetch(`http://127.0.0.1:${desk.port}${path}`, { headers: { cookie, 'x-csrf': '1' } });
    const tag = answer.headers.get('etag') ?? '';
    await answer.arrayBuffer();
    const plan = { connections: 16, milliseconds: 2000 };
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      ours.push((await load.run({ ...plan, port: desk.port, path, cookies: [cookie], ifNoneMatch: tag })).rate);
      if (nginx !== null)
        theirs.push((await load.run({ ...plan, port: nginx.port, path: nginx.path, cookies: [] })).rate);
    }
    printRow('an unchanged page, 16 connections', ['a second']);
    printRow('  Intake Desk: 304', [median(ours).toFixed(0)]);
    if (nginx === null) return;
    printRow('  nginx, proxying the page', [median(theirs).toFixed(0)]);
    expect('S4 unchanged pages a second, of nginx', median(ours) / median(theirs), { atLeast: 0.3 });
  } finally {
    load.stop();
    await nginx?.stop();
    await grow.stop();
  }
}

async function twenty(
  desk: RunningServer,
  firm: LargeFirm,
  cookies: string[],
  isMirror: boolean,
  seconds: number,
): Promise<Work> {
  const work: Work = { lists: [], searches: [], refused: 0 };
  const until = performance.now() + seconds * 1000;
  const live = async (): Promise<void> => {
    while (performance.now() < until) {
      await firm.control('POST', 'step', { count: 2 });
      await after(3000);
    }
  };
  await Promise.all([
    live(),
    ...cookies.map((cookie) => personAtWork(desk.port, cookie, { mirror: isMirror, until, work })),
  ]);
  return work;
}

/** Measures S6: the requests to Grow while more and more people work. */
async function asking(desk: RunningServer, firm: LargeFirm, cookies: string[], expect: Expect): Promise<void> {
  const rates: number[] = [];
  printRow('requests to Grow a minute', ['lists', 'probes']);
  for (const people of [1, 20, 100]) {
    // Permissions are probed once in a quarter of an hour: these requests are not counted here.
    for (const list of ['leads', 'contacts', 'matters']) {
      await Promise.all(cookies.slice(0, people).map((cookie) => read(desk.port, cookie, `/api/desk/${list}?limit=1`)));
    }
    const since = Date.now();
    const seconds = 60;
    await twenty(desk, firm, cookies.slice(0, people), true, seconds);
    const { data } = await firm.control<{ data: { path: string; query: string }[] }>('GET', `requests?since=${since}`);
    const asked = data.filter(({ path }) => path.startsWith('/grow/'));
    // Permission probes have a date in the far future, or request a few matters.
    const probes = asked.filter(
      ({ path, query }) => query.includes('created_since') || (path === '/grow/matters' && query.includes('ids')),
    );
    rates.push(((asked.length - probes.length) * 60) / seconds);
    printRow(`  ${people} at work`, [rates.at(-1)?.toFixed(0) ?? '', String(probes.length)]);
  }
  expect('S6 requests with a hundred people, of those with one', (rates[2] ?? 0) / (rates[0] ?? 1), { atMost: 1.1 });
}

/** Measures S8: from the creation of a lead in Grow until the event in a browser. */
async function arriving(desk: RunningServer, firm: LargeFirm, cookie: string, expect: Expect): Promise<void> {
  const listening = new AbortController();
  const stream = await fetch(`http://127.0.0.1:${desk.port}/api/events`, {
    headers: { cookie, 'x-csrf': '1' },
    signal: listening.signal,
  });
  const came = new Map<number, number>();
  const taken = (async () => {
    let text = '';
    for await (const chunk of stream.body ?? []) {
      text += Buffer.from(chunk as Uint8Array).toString('utf8');
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        if (!block.includes('event: lead-arrived') && !block.includes('event:lead-arrived')) continue;
        const data = /^data: ?(.*)$/m.exec(block)?.[1];
        if (data !== undefined) came.set((JSON.parse(data) as { record: { id: number } }).record.id, performance.now());
      }
    }
  })().catch(() => undefined);
  const sent = new Map<number, number>();
  for (let count = 0; count < LEADS; count += 1) {
    const { data } = await firm.control<{ data: { lead: number } }>('POST', 'acts', { act: 'lead_arrives' });
    sent.set(data.lead, performance.now());
    await after(400 + Math.random() * 800);
  }
  await after(8000);
  listening.abort();
  await taken;
  const delays = [...sent].map(([lead, at]) => ((came.get(lead) ?? Infinity) - at) / 1000);
  printRow('a new lead, from Grow to the browser', ['leads', 'p50 s', 'p95 s']);
  printRow('  told by the stream of events', [
    String(delays.length),
    below(delays, 0.5).toFixed(1),
    below(delays, 0.95).toFixed(1),
  ]);
  expect('S8 a new lead, p95', below(delays, 0.95), { atMost: 6 }, ' s');
}

function memory({ pid }: RunningServer): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024;
}

function below(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

function printWork(title: string, times: readonly number[], refused: number): void {
  printRow(title, [String(times.length), below(times, 0.5).toFixed(1), below(times, 0.95).toFixed(1), String(refused)]);
}
