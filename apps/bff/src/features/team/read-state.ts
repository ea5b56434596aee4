import { MAX_READ_LEADS } from '@intake-desk/desk-api/lead-reads';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';

/** Leads that a person has read, latest first. */
export interface ReadState {
  leads: readonly number[];
  /** Changes whenever the leads may have changed. */
  revision: string;
}

/** Stores which leads each person has read. It is private to the person and unknown to Clio. */
export interface ReadStateStore {
  of(firm: string, person: string): Promise<ReadState>;
  read(firm: string, person: string, lead: number): Promise<void>;
  unread(firm: string, person: string, lead: number): Promise<void>;
}

export function createReadStateStore(database: Database, clock: Clock): ReadStateStore {
  return {
    async of(firm, person) {
      const rows = await database
        .selectFrom('lead_reads')
        .select(['lead', 'read_at'])
        .where('firm', '=', firm)
        .where('person', '=', person)
        .orderBy('read_at', 'desc')
        .orderBy('lead', 'desc')
        .limit(MAX_READ_LEADS)
        .execute();
      const leads = rows.map(({ lead }) => Number(lead));
      return { leads, revision: `${leads.length} ${rows[0]?.read_at ?? ''} ${leads[0] ?? ''}` };
    },
    async read(firm, person, lead) {
      const read = { firm, person, lead, read_at: clock.now() };
      await database
        .insertInto('lead_reads')
        .values(read)
        .onConflict((conflict) => conflict.columns(['firm', 'person', 'lead']).doUpdateSet({ read_at: read.read_at }))
        .execute();
      const tooOld = await database
        .selectFrom('lead_reads')
        .select('read_at')
        .where('firm', '=', firm)
        .where('person', '=', person)
        .orderBy('read_at', 'desc')
        .offset(MAX_READ_LEADS)
        .limit(1)
        .executeTakeFirst();
      if (tooOld === undefined) return;
      await database
        .deleteFrom('lead_reads')
        .where('firm', '=', firm)
        .where('person', '=', person)
        .where('read_at', '<=', tooOld.read_at)
        .execute();
    },
    async unread(firm, person, lead) {
      await database
        .deleteFrom('lead_reads')
        .where('firm', '=', firm)
        .where('person', '=', person)
        .where('lead', '=', lead)
        .execute();
    },
  };
}
