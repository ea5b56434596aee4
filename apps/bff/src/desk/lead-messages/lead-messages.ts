import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import type { Cipher } from '../../tokens/cipher.ts';

/** A message and who sent it when. */
export interface KeptMessage {
  /** As it went to Clio. */
  text: string;
  /** Grow's id; null once erased. */
  person: string | null;
  /** Milliseconds since 1970. */
  at: number;
}

/**
 * What was written about a lead, sealed. It is put down before the lead leaves for Clio, under the line of the outbox that carries it:
 * so it is still there when Clio's answer is lost and the lead is found only later.
 */
export interface LeadMessages {
  /** @param write id of the line of the outbox */
  put(write: string, message: { firm: string; person: string; text: string }): Promise<void>;
  /** Clio has the lead. */
  settle(write: string, lead: string): Promise<void>;
  /** No lead was made. */
  drop(write: string): Promise<void>;
  /** What belongs to no line of the outbox and to no lead: nobody will ever ask for it. */
  sweep(): Promise<void>;
  find(firm: string, lead: string): Promise<KeptMessage | null>;
}

export function createLeadMessages(database: Database, cipher: Cipher, clock: Clock): LeadMessages {
  return {
    async put(write, { firm, person, text }) {
      await database
        .insertInto('lead_messages')
        .values({ id: write, firm, person, lead: null, text: cipher.seal(text, place(write)), created_at: clock.now() })
        .execute();
    },
    async settle(write, lead) {
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
      try {
        return { text: cipher.open(row.text, place(row.id)), person: row.person, at: Number(row.created_at) };
      } catch {
        // Sealed with a key that is gone.
        return null;
      }
    },
  };
}

function place(write: string): string {
  return `lead_messages/${write}`;
}
