import type { DeskInProcess } from './desk-in-process.ts';
import type { SteppingClock } from './stepping-clock.ts';
import { openTables } from './test-database.ts';

/** A change in Grow, and the departure that the mirror should report for a lead. */
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
  /** Simulated seconds between two comparisons. */
  tick: number;
  /** Changes in Grow until the end, spread over the ticks. */
  changes: number;
  /** Number of faults in a hundred ticks. */
  faults: number;
  random: () => number;
}

/** How long, in simulated seconds, the mirror took to reflect changes. */
export interface Simulated {
  changes: number;
  faults: number;
  /** From the arrival of a lead until it was in the list. */
  arrivals: number[];
  /** From the departure of a lead until it was resolved correctly. */
  departures: number[];
  wrong: string[];
  /** Not reflected at the end. */
  open: number;
}

/** Each fault without a wait in real time. */
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
 * Simulates a firm that works in Grow while the BFF syncs: the sandbox's own simulated people, and sometimes a deleted
 * record, a restored lead or a fault. The clocks of the BFF and of Grow move together.
 */
export async function simulateFirm({ desk, clock, seconds, tick, changes, faults, random }: Plan): Promise<Simulated> {
  const { stack } = desk;
  const file = openTables(desk.directory, 'mirror');
  const arrival = file.prepare(`SELECT 1 AS found FROM records WHERE kind = 'lead' AND id = ?`);
  const departure = file.prepare('SELECT destination, matter FROM departures WHERE lead = ?');
  const result: Simulated = { changes: 0, faults: 0, arrivals: [], departures: [], wrong: [], open: 0 };
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
        ...randomOf(FAULTS),
        path: randomOf(PATHS),
        count: 1 + Math.floor(random() * 4),
      });
      result.faults += 1;
    }
    await clock.advance(tick * 1000);
    compare();
  };
  try {
    for (let index = 0; index < ticks; index += 1) await step(index);
    result.open = awaited.size + left.size;
    return result;
  } finally {
    file.close();
  }

  async function happen(count: number): Promise<Happened[]> {
    const { data } = (await stack.control('POST', '/step', { count })) as { data: Happened[] };
    result.changes += data.length;
    const extra = random();
    const lead = leads[Math.floor(random() * leads.length)];
    if (lead !== undefined && extra < 0.02) {
      const order = extra < 0.01 ? 'remove_lead' : 'restore_lead';
      const done = await act({ act: order, lead });
      if (done !== null) data.push(done);
    }
    return data;
  }

  /** @returns null when the action was no longer possible */
  async function act(order: object): Promise<Happened | null> {
    try {
      const { data } = (await stack.control('POST', '/acts', order)) as { data: Happened };
      result.changes += 1;
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
        // Restored or removed: the former departure is no longer the expected one.
        awaited.delete(lead);
        left.delete(lead);
    }
  }

  function compare(): void {
    for (const [lead, at] of awaited) {
      if (arrival.get(lead) === undefined && !left.has(lead)) continue;
      awaited.delete(lead);
      result.arrivals.push((clock.now() - at) / 1000);
    }
    for (const [lead, { at, to, matter }] of left) {
      const row = departure.get(lead);
      // A lead that arrived and left between two polls was never in the mirrored inbox.
      if (row === undefined && arrival.get(lead) === undefined && clock.now() - at > 120_000) left.delete(lead);
      if (row === undefined || row['destination'] === 'checking') continue;
      left.delete(lead);
      if (row['destination'] === to && row['matter'] === matter) result.departures.push((clock.now() - at) / 1000);
      else
        result.wrong.push(
          `lead ${lead}: ${String(row['destination'])} ${String(row['matter'])}, not ${to} ${String(matter)}`,
        );
    }
  }

  function randomOf<Item>(items: readonly Item[]): Item {
    return items[Math.floor(random() * items.length)] as Item;
  }
}

/** Returns a generator with the same numbers for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Returns the value below which a share of the numbers lies. */
export function share(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
