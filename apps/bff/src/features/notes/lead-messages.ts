import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import type { Cipher } from '../../crypto/cipher.ts';

/** Maximum rows encrypted again per sweep. It covers months of a firm; the rest follows in the next sweep. */
const SWEEP_BATCH = 1000;

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
  /**
   * Deletes messages that belong to no outbox row and no lead. Encrypts again what an older key encrypted, so that this
   * key can be retired.
   */
  sweep(): Promise<void>;
  find(firm: string, lead: string): Promise<StoredLeadMessage | null>;
}

export function createLeadMessages(database: Database, cipher: Cipher, clock: Clock): LeadMessages {
  return {
    async save(write, { firm, person, text }) {
      await database
        .insertInto('lead_messages')
        .values({ id: write, firm, person, lead: null, text: cipher.seal(text, place(write)), created_at: clock.now() })
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
      const [newest = ''] = cipher.seal('', '').split('.');
      const older = await database
        .selectFrom('lead_messages')
        .select(['id', 'text'])
        .where('text', 'not like', `${newest}.%`)
        .limit(SWEEP_BATCH)
        .execute();
      for (const { id, text } of older) {
        const open = tryToOpen(text, id);
        if (open === null) continue;
        const sealed = cipher.seal(open, place(id));
        await database.updateTable('lead_messages').set({ text: sealed }).where('id', '=', id).execute();
      }
    },
    async find(firm, lead) {
      const row = await database
        .selectFrom('lead_messages')
        .selectAll()
        .where('firm', '=', firm)
        .where('lead', '=', lead)
        .executeTakeFirst();
      if (row === undefined) return null;
      const text = tryToOpen(row.text, row.id);
      return text === null ? null : { text, person: row.person, at: Number(row.created_at) };
    },
  };

  /** @returns null if the key of the message no longer exists */
  function tryToOpen(sealed: string, write: string): string | null {
    try {
      return cipher.open(sealed, place(write));
    } catch {
      return null;
    }
  }
}

function place(write: string): string {
  return `lead_messages/${write}`;
}
