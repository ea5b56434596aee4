import type { Departure } from '@intake-desk/desk-api/departure';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Kysely } from 'kysely';
import type { SteadyClock } from '../../clock.ts';
import type { RecordChange } from '../index/changes.ts';
import type { MirrorTables, RecordRow } from '../database/mirror-tables.ts';
import { parseRecord, type Within } from './record-rows.ts';

/** Where a lead went. */
export interface DepartureUpdate {
  lead: number;
  to: Departure['to'];
  matter?: number | null;
  scope?: string | null;
  /** When it was seen elsewhere, or found missing. */
  at: number;
}

/**
 * Writes the leads' departures, unless a more precise one is known, or the lead was seen in the inbox later.
 * @param rows of leads that were read already
 * @param seenAt when a lead was last seen in the inbox, in epoch milliseconds
 */
export async function writeDepartures(
  within: Within,
  firm: string,
  updates: readonly DepartureUpdate[],
  {
    rows,
    seenAt,
    clock,
  }: { rows?: ReadonlyMap<number, RecordRow>; seenAt: (row: RecordRow) => number; clock: SteadyClock },
): Promise<RecordChange[]> {
  const changes: RecordChange[] = [];
  for (const { lead, to, matter = null, scope = null, at } of updates) {
    const row = rows?.get(lead) ?? (await leadRow(within, firm, lead));
    if (row === undefined || row.kind !== 'lead') continue;
    const isAbsence = to !== 'matter' && to !== 'ignored';
    if (isAbsence && seenAt(row) > at) continue;
    const known = await departureRow(within, firm, lead);
    if (known !== undefined && known.destination === to && known.matter === matter) continue;
    if (known?.destination === 'matter' && to !== 'ignored') continue;
    // Resolved after it was found missing: it left before that.
    const wasMissed = known?.destination === 'checking';
    const value = {
      firm,
      lead,
      destination: to,
      matter,
      scope,
      after_at: wasMissed ? known.after_at : Math.min(seenAt(row), at),
      before_at: wasMissed ? known.before_at : at,
    };
    await within
      .insertInto('departures')
      .values(value)
      .onConflict((conflict) => conflict.columns(['firm', 'lead']).doUpdateSet(value))
      .execute();
    if (to !== 'ignored' && row.state !== 'left') {
      await within
        .updateTable('records')
        .set({ state: 'left', seen_at: Math.max(row.seen_at, at) })
        .where('firm', '=', firm)
        .where('kind', '=', 'lead')
        .where('id', '=', lead)
        .execute();
    }
    const body = to === 'ignored' ? (await leadRow(within, firm, lead))?.body : row.body;
    changes.push({
      what: 'lead-left',
      record: parseRecord(body ?? row.body) as InboxLead,
      departure: toDeparture(value, clock),
    });
  }
  return changes;
}

/** A lead that is in the inbox has no departure. */
export async function forgetDepartures(within: Within, firm: string, leads: readonly number[]): Promise<void> {
  if (leads.length === 0) return;
  await within.deleteFrom('departures').where('firm', '=', firm).where('lead', 'in', leads).execute();
}

export async function findDeparture(
  database: Kysely<MirrorTables>,
  firm: string,
  lead: number,
  clock: SteadyClock,
): Promise<Departure | null> {
  const row = await departureRow(database, firm, lead);
  return row === undefined ? null : toDeparture(row, clock);
}

/** Leads whose departure is not resolved yet, longest missed first. */
export async function unresolvedDepartures(
  database: Kysely<MirrorTables>,
  firm: string,
): Promise<{ lead: number; missedAt: number }[]> {
  const rows = await database
    .selectFrom('departures')
    .select(['lead', 'before_at'])
    .where('firm', '=', firm)
    .where('destination', '=', 'checking')
    .orderBy('before_at')
    .execute();
  return rows.map(({ lead, before_at }) => ({ lead, missedAt: before_at }));
}

/** The matters are gone that these leads became: the leads may be, too. */
export async function resolveAgain(within: Within, firm: string, matters: readonly number[]): Promise<void> {
  if (matters.length === 0) return;
  await within
    .updateTable('departures')
    .set({ destination: 'checking', matter: null })
    .where('firm', '=', firm)
    .where('matter', 'in', matters)
    .execute();
}

function departureRow(database: Kysely<MirrorTables>, firm: string, lead: number) {
  return database
    .selectFrom('departures')
    .selectAll()
    .where('firm', '=', firm)
    .where('lead', '=', lead)
    .executeTakeFirst();
}

function leadRow(within: Within, firm: string, lead: number) {
  return within
    .selectFrom('records')
    .selectAll()
    .where('firm', '=', firm)
    .where('kind', '=', 'lead')
    .where('id', '=', lead)
    .executeTakeFirst();
}

function toDeparture(row: MirrorTables['departures'], clock: SteadyClock): Departure {
  return {
    to: row.destination,
    ...(row.matter === null ? {} : { matter: row.matter }),
    ...(row.scope === null ? {} : { scope: row.scope }),
    after: new Date(clock.toWall(row.after_at)).toISOString(),
    before: new Date(clock.toWall(row.before_at)).toISOString(),
  };
}
