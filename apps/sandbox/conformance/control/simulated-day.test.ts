import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Reply, type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

interface Event {
  act: string;
  time: string;
  week_time: string;
  lead?: number;
  contact?: number;
  matter?: number;
  note?: number;
  gone?: number;
  caller?: string;
  status?: string;
}
interface Row {
  id: number;
  updated_at: string;
}

let sandbox: RunningSandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());
beforeEach(() => begin('small-firm'));

async function begin(scenario: string): Promise<void> {
  await sandbox.control('POST', 'scenario', { name: scenario });
  await sandbox.control('PATCH', 'switches', { rate_limit: 0 });
  token = await sandbox.token();
}

const step = async (order: object = {}) =>
  ((await sandbox.control('POST', 'step', order)) as Reply<{ data: Event[] }>).body.data;
/** Fetches all pages of a list. */
const readAll = async (path: string) => {
  const rows: Row[] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const { body } = (await sandbox.grow(token, next)) as Reply<{ data: Row[]; meta: { paging: { next?: string } } }>;
    rows.push(...body.data);
    next = body.meta.paging.next;
  }
  return rows;
};
const idsOf = async (path: string) => new Set((await readAll(path)).map(({ id }) => id));
const now = async () =>
  Date.parse(((await sandbox.control('POST', 'clock', {})).body as { data: { now: string } }).data.now);
const timeless = (events: Event[]) => events.map(({ time: _time, ...event }) => event);

it('one step is one event, now', async () => {
  const before = await now();
  const events = await step();
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    act: expect.any(String) as string,
    week_time: expect.stringMatching(/^Monday 08:/) as string,
  });
  expect(Date.parse(events[0]?.time ?? '')).toBeGreaterThanOrEqual(Math.floor(before / 1000) * 1000);
});

it('the same scenario has the same week, however it is divided into steps, and whatever is requested meanwhile', async () => {
  const first = await step({ count: 150 });
  await begin('small-firm');
  const second: Event[] = [];
  for (const count of [1, 49, 3, 97]) {
    second.push(...(await step({ count })));
    await sandbox.grow(token, '/matters');
  }
  expect(timeless(second)).toEqual(timeless(first));
});

it('continues where it was after a crash', async () => {
  const whole = await step({ count: 40 });
  await begin('small-firm');
  const half = await step({ count: 20 });
  await sandbox.killAndRestart();
  expect(timeless([...half, ...(await step({ count: 20 }))])).toEqual(timeless(whole));
});

it.each(['empty', 'small-firm'])('%s: two weeks pass; every record stays within what Grow allows', async (scenario) => {
  await begin(scenario);
  const events = await step({ count: 1500, advance: true });
  expect(events).toHaveLength(1500);
  const acts = new Set(events.map(({ act }) => act));
  for (const act of ['lead_arrives', 'accept_lead', 'ignore_lead', 'write_note', 'move_matter', 'change_contact']) {
    expect(acts).toContain(act);
  }
  expect(new Set(events.map(({ caller }) => caller ?? 'new'))).toEqual(
    new Set(['new', 'repeat', 'known', 'household', 'night_line']),
  );
  token = await sandbox.token();
  const matters = (await readAll('/matters')) as (Row & { status_category: string; hired_date: string | null })[];
  for (const { status_category: category, hired_date: date } of matters)
    expect(date !== null).toBe(category === 'hired');
  const untriaged = await idsOf('/inbox_leads?state=untriaged');
  for (const id of await idsOf('/inbox_leads?state=ignored')) expect(untriaged).not.toContain(id);
});

it('office hours are busy, lunch is quiet, no one works at night or at the weekend', async () => {
  const events = await step({ count: 2500 });
  const work = events.filter(({ act }) => act !== 'lead_arrives').map(({ week_time }) => week_time);
  const between = (from: string, to: string) =>
    work.filter((time) => (time.split(' ')[1] ?? '') >= from && (time.split(' ')[1] ?? '') < to).length;
  expect(between('10:00', '11:00')).toBeGreaterThan(3 * between('12:00', '13:00'));
  expect(between('20:00', '24:00') + between('00:00', '07:00')).toBe(0);
  expect(work.filter((time) => /^S(un|atur)day/.test(time))).toEqual([]);
  const calls = events.filter(({ act }) => act === 'lead_arrives');
  expect(calls.some(({ week_time }) => /^S(un|atur)day/.test(week_time))).toBe(true);
  const atNight = calls.filter(({ week_time }) => /(2[0-3]|0[0-6]):/.test(week_time));
  expect(atNight.some(({ caller }) => caller === 'night_line')).toBe(true);
});

it('what happened is found by updated_since, and nothing else is', async () => {
  await sandbox.control('POST', 'clock', { advance_seconds: 60 });
  const since = `${new Date(await now()).toISOString().slice(0, 19)}Z`;
  const events = await step({ count: 200 });
  const touched = (name: 'lead' | 'contact' | 'matter', ...acts: string[]) =>
    new Set(events.filter(({ act }) => acts.includes(act)).map((event) => event[name]));
  const gone = new Set(events.map((event) => event.gone));
  const leads = [
    ...(await readAll(`/inbox_leads?state=untriaged&updated_since=${since}`)),
    ...(await readAll(`/inbox_leads?state=ignored&updated_since=${since}`)),
  ].map(({ id }) => id);
  const accepted = touched('lead', 'accept_lead');
  const moved = [...touched('lead', 'lead_arrives', 'ignore_lead')].filter((id) => !accepted.has(id));
  expect(new Set(leads)).toEqual(new Set(moved));
  const matters = await idsOf(`/matters?updated_since=${since}`);
  for (const id of touched('matter', 'accept_lead', 'move_matter')) expect(matters).toContain(id);
  const contacts = await idsOf(`/contacts?updated_since=${since}`);
  for (const id of touched('contact', 'change_contact', 'merge_contacts')) {
    if (!gone.has(id)) expect(contacts).toContain(id);
  }
});

it('a lead that leaves the inbox is ignored, or a matter has its id', async () => {
  const before = await idsOf('/inbox_leads?state=untriaged');
  await step({ count: 300 });
  const [after, ignored] = [await idsOf('/inbox_leads?state=untriaged'), await idsOf('/inbox_leads?state=ignored')];
  const left = [...before].filter((id) => !after.has(id));
  expect(left.length).toBeGreaterThan(20);
  for (const id of left) {
    const made = await readAll(`/matters?inbox_lead_id=${id}`);
    expect(made.length).toBe(ignored.has(id) ? 0 : 1);
  }
});

it('advance: the clock advances with the week', async () => {
  const from = await now();
  const events = await step({ count: 100, advance: true });
  const last = Date.parse(events.at(-1)?.time ?? '');
  expect(last - from).toBeGreaterThan(2 * 3_600_000);
  expect(await now()).toBeGreaterThanOrEqual(last);
  expect(events.map(({ time }) => time)).toEqual(events.map(({ time }) => time).sort());
});

it('only the first firm is simulated', async () => {
  const { data: people } = (await sandbox.control('GET', 'people')).body as { data: { id: number; firm: number }[] };
  const neighbor = people.find(({ firm }) => firm !== people[0]?.firm);
  token = await sandbox.token({ user: neighbor?.id ?? 0 });
  const everything = () => Promise.all(['/matters', '/inbox_leads?state=untriaged', '/contacts'].map(readAll));
  const before = await everything();
  expect(before.flat().length).toBeGreaterThan(10);
  await step({ count: 300 });
  expect(await everything()).toEqual(before);
});

it('with every person deactivated, people still call', async () => {
  for (const person of [501, 502, 503]) await sandbox.control('POST', 'acts', { act: 'deactivate_person', person });
  const events = await step({ count: 100 });
  expect(events).toHaveLength(100);
  expect(events.map(({ act }) => act)).not.toContain('accept_lead');
});

it('simulation_speed: the same week automatically, until 0', async () => {
  const whole = timeless(await step({ count: 1000 }));
  await begin('small-firm');
  const inbox = () => readAll('/inbox_leads?state=untriaged');
  const before = await inbox();
  await sandbox.control('PATCH', 'switches', { simulation_speed: 100_000 });
  await expect.poll(inbox, { timeout: 10_000 }).not.toEqual(before);
  await sandbox.control('PATCH', 'switches', { simulation_speed: 0 });
  const [next] = timeless(await step());
  const index = whole.findIndex((event) => JSON.stringify(event) === JSON.stringify(next));
  expect(index).toBeGreaterThan(0);
  // Enough requests to detect a timer that still runs.
  for (let request = 0; request < 50; request += 1) await inbox();
  expect(timeless(await step())).toEqual([whole[index + 1]]);
});

it('a reset ends the simulation, and the week starts over', async () => {
  await sandbox.control('PATCH', 'switches', { simulation_speed: 100_000 });
  await begin('small-firm');
  const { body } = await sandbox.control('GET', 'switches');
  expect(body).toMatchObject({ data: { simulation_speed: 0 } });
  expect((await step())[0]?.week_time).toMatch(/^Monday 08:0/);
});

it.each([{ count: 0 }, { count: 10_001 }, { count: 1.5 }, { steps: 1 }, { advance: 'yes' }])(
  '%j: 400',
  async (order) => {
    const { status, body } = await sandbox.control('POST', 'step', order);
    expect(status).toBe(400);
    expect(body).toMatchObject({ message: expect.any(String) as string });
  },
);
