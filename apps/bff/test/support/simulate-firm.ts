import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DeskInProcess } from './desk-in-process.ts';
import type { SteppingClock } from './stepping-clock.ts';

/** What happened in Grow, and where the mirror should say a lead went. */
interface Happened {
  act: string;
  lead?: number;
  matter?: number;
  contact?: number;
}

interface Plan {
  desk: DeskInProcess;
  clock: SteppingClock;
  seconds: number;
  /** Simulated seconds between two looks. */
  tick: number;
  /** Changes in Grow until the end, spread over the ticks. */
  changes: number;
  /** How often in a hundred ticks something goes wrong. */
  faults: number;
  random: () => number;
}

/** How long, in simulated seconds, the mirror took to know. */
export interface Simulated {
  changes: number;
  faults: number;
  /** From the arrival of a lead until it was in the list. */
  arrivals: number[];
  /** From the departure of a lead until it was explained rightly. */
  departures: number[];
  wrong: string[];
  /** Not known at the end. */
  open: number;
}

/** Each without waiting in real time. */
const FAULTS: readonly Record<string, unknown>[] = [
  { fault: 'status', status: 500 },
  { fault: 'status', status: 503, retry_after: 3 },
  { fault: 'status', status: 429, retry_after: 2 },
  { fault: 'status', status: 429 },
  { fault: 'reset_before' },
  { fault: 'truncate' },
  { fault: 'html', status: 502 },
  { fault: 'garbage' },
  { fault: 'content_type' },
  { fault: 'foreign_next' },
];
const PATHS = ['/grow/inbox_leads', '/grow/contacts', '/grow/matters', '/grow/*'];

/**
 * Lets a firm work in Grow while the desk watches: the sandbox's own simulated people, and now and then a record that vanishes,
 * a lead that comes back, a fault. The desk's clock and Grow's move together.
 */
export async function simulateFirm({ desk, clock, seconds, tick, changes, faults, random }: Plan): Promise<Simulated> {
  const { stack } = desk;
  const file = new DatabaseSync(join(desk.directory, 'mirror.sqlite'), { readOnly: true });
  const arrival = file.prepare(`SELECT 1 AS found FROM records WHERE kind = 'lead' AND id = ?`);
  const departure = file.prepare('SELECT destination, matter FROM departures WHERE lead = ?');
  const told: Simulated = { changes: 0, faults: 0, arrivals: [], departures: [], wrong: [], open: 0 };
  const awaited = new Map<number, number>();
  const left = new Map<number, { at: number; to: string; matter: number | null }>();
  const leads: number[] = [];
  const ticks = Math.ceil(seconds / tick);
  const step = async (index: number): Promise<void> => {
    await stack.control('POST', '/clock', { advance_seconds: tick });
    const due = Math.floor(((index + 1) * changes) / ticks) - Math.floor((index * changes) / ticks);
    if (due > 0) for (const event of await happen(due)) notice(event);
    if (random() * 100 < faults) {
      await stack.control('POST', '/faults', {
        ...pick(FAULTS),
        path: pick(PATHS),
        count: 1 + Math.floor(random() * 4),
      });
      told.faults += 1;
    }
    await clock.advance(tick * 1000);
    look();
  };
  try {
    for (let index = 0; index < ticks; index += 1) await step(index);
    told.open = awaited.size + left.size;
    return told;
  } finally {
    file.close();
  }

  async function happen(count: number): Promise<Happened[]> {
    const { data } = (await stack.control('POST', '/step', { count })) as { data: Happened[] };
    told.changes += data.length;
    const extra = random();
    const lead = leads[Math.floor(random() * leads.length)];
    if (lead !== undefined && extra < 0.02) {
      const order = extra < 0.01 ? 'remove_lead' : 'restore_lead';
      const done = await act({ act: order, lead });
      if (done !== null) data.push(done);
    }
    return data;
  }

  /** @returns null when it could not be done any more */
  async function act(order: object): Promise<Happened | null> {
    try {
      const { data } = (await stack.control('POST', '/acts', order)) as { data: Happened };
      told.changes += 1;
      return data;
    } catch {
      return null;
    }
  }

  function notice({ act: name, lead, matter }: Happened): void {
    if (lead === undefined) return;
    const at = clock.now();
    switch (name) {
      case 'lead_arrives':
        awaited.set(lead, at);
        leads.push(lead);
        break;
      case 'accept_lead':
        left.set(lead, { at, to: 'matter', matter: matter ?? null });
        break;
      case 'ignore_lead':
        left.set(lead, { at, to: 'ignored', matter: null });
        break;
      default:
        // Restored or removed: the former way is not what is told now.
        awaited.delete(lead);
        left.delete(lead);
    }
  }

  function look(): void {
    for (const [lead, at] of awaited) {
      if (arrival.get(lead) === undefined && !left.has(lead)) continue;
      awaited.delete(lead);
      told.arrivals.push((clock.now() - at) / 1000);
    }
    for (const [lead, { at, to, matter }] of left) {
      const row = departure.get(lead);
      // A lead that came and went between two looks was never in the inbox for us.
      if (row === undefined && arrival.get(lead) === undefined && clock.now() - at > 120_000) left.delete(lead);
      if (row === undefined || row['destination'] === 'checking') continue;
      left.delete(lead);
      if (row['destination'] === to && row['matter'] === matter) told.departures.push((clock.now() - at) / 1000);
      else
        told.wrong.push(
          `lead ${lead}: ${String(row['destination'])} ${String(row['matter'])}, not ${to} ${String(matter)}`,
        );
    }
  }

  function pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(random() * items.length)] as Item;
  }
}

/** The same numbers for the same seed. @see https://en.wikipedia.org/wiki/Xorshift */
export function seeded(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** The value below which a share of the figures lies. */
export function share(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
