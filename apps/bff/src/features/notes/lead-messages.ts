import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import { placeOf } from '../../database/sealed-columns.ts';
import type { Cipher } from '../../crypto/cipher.ts';

/** A message, its author and its time. */
export interface StoredLeadMessage {
  /** The text as sent to Clio. */
  text: string;
  /** The source as sent to Clio; null if it was not stored. */
  source: string | null;
  /** Grow's id; null once erased. */
  person: string | null;
  /** Milliseconds since 1970. */
  at: number;
}

/**
 * Stores the messages and sources our team wrote for leads, encrypted. Each is saved under its outbox row before the lead is sent.
 * So it survives if Clio's response is lost and the lead is found only later.
 */
export interface LeadMessages {
  /** @param write id of the outbox row */
  save(write: string, message: { firm: string; person: string; text: string; source: string }): Promise<void>;
  /** Called once Clio has the lead. */
  linkToLead(write: string, lead: string): Promise<void>;
  /** The listener is called, and awaited, after a message was linked to its lead. It must not throw. */
  onLinked(listener: (firm: string, lead: number) => Promise<void>): void;
  /** Called when no lead was created. */
  drop(write: string): Promise<void>;
  /** Deletes messages that belong to no outbox row and no lead. */
  sweep(): Promise<void>;
  find(firm: string, lead: string): Promise<StoredLeadMessage | null>;
  /** Returns the stored sources of these leads. */
  sourcesOf(firm: string, leads: readonly number[]): Promise<ReadonlyMap<number, string>>;
}

export function createLeadMessages(database: Database, cipher: Cipher, clock: Clock): LeadMessages {
  const listeners: ((firm: string, lead: number) => Promise<void>)[] = [];

  return {
    async save(write, { firm, person, text, source }) {
      await database
        .insertInto('lead_messages')
        .values({
          id: write,
          firm,
          person,
          lead: null,
          text: cipher.seal(text, placeOf('leadMessages', write)),
          source: cipher.seal(source, placeOf('leadSources', write)),
          created_at: clock.now(),
        })
        .execute();
    },
    async linkToLead(write, lead) {
      const row = await database
        .updateTable('lead_messages')
        .set({ lead })
        .where('id', '=', write)
        .returning('firm')
        .executeTakeFirst();
      if (row !== undefined) for (const listener of listeners) await listener(row.firm, Number(lead));
    },
    onLinked: (listener) => void listeners.push(listener),
    async drop(write) {
      await database.deleteFrom('lead_messages').where('id', '=', write).execute();
    },
    async sweep() {
      await database
        .deleteFrom('lead_messages')
        .where('lead', 'is', null)
        .where('id', 'not in', (outbox) => outbox.selectFrom('outbox').select('outbox.id'))
        .execute();
    },
    async find(firm, lead) {
      const row = await database
        .selectFrom('lead_messages')
        .selectAll()
        .where('firm', '=', firm)
        .where('lead', '=', lead)
        .executeTakeFirst();
      if (row === undefined) return null;
      const text = cipher.tryOpen(row.text, placeOf('leadMessages', row.id));
      if (text === null) return null;
      const source = row.source === null ? null : cipher.tryOpen(row.source, placeOf('leadSources', row.id));
      return { text, source, person: row.person, at: Number(row.created_at) };
    },
    async sourcesOf(firm, leads) {
      const found = new Map<number, string>();
      if (leads.length === 0) return found;
      const rows = await database
        .selectFrom('lead_messages')
        .select(['id', 'lead', 'source'])
        .where('firm', '=', firm)
        .where('lead', 'in', leads.map(String))
        .execute();
      for (const { id, lead, source } of rows) {
        const typed = source === null ? null : cipher.tryOpen(source, placeOf('leadSources', id));
        if (typed !== null) found.set(Number(lead), typed);
      }
      return found;
    },
  };
}
