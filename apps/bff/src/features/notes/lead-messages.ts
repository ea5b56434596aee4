import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import { placeOf } from '../../database/sealed-columns.ts';
import type { Cipher } from '../../crypto/cipher.ts';

/** A message, its author and its time. */
export interface StoredLeadMessage {
  /** The text as sent to Clio. */
  text: string;
  /** Grow's id; null once erased. */
  person: string | null;
  /** Milliseconds since 1970. */
  at: number;
}

/**
 * Stores the messages our team wrote for leads, encrypted. Each is saved under its outbox row before the lead is sent.
 * So it survives if Clio's response is lost and the lead is found only later.
 */
export interface LeadMessages {
  /** @param write id of the outbox row */
  save(write: string, message: { firm: string; person: string; text: string }): Promise<void>;
  /** Called once Clio has the lead. */
  linkToLead(write: string, lead: string): Promise<void>;
  /** Called when no lead was created. */
  drop(write: string): Promise<void>;
  /** Deletes messages that belong to no outbox row and no lead. */
  sweep(): Promise<void>;
  find(firm: string, lead: string): Promise<StoredLeadMessage | null>;
}

export function createLeadMessages(database: Database, cipher: Cipher, clock: Clock): LeadMessages {
  return {
    async save(write, { firm, person, text }) {
      await database
        .insertInto('lead_messages')
        .values({
          id: write,
          firm,
          person,
          lead: null,
          text: cipher.seal(text, placeOf('leadMessages', write)),
          created_at: clock.now(),
        })
        .execute();
    },
    async linkToLead(write, lead) {
      await database.updateTable('lead_messages').set({ lead }).where('id', '=', write).execute();
    },
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
      return text === null ? null : { text, person: row.person, at: Number(row.created_at) };
    },
  };
}
