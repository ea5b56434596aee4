import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import type { Cipher } from '../../crypto/cipher.ts';

/** Enough for a firm's months; the rest follows at the next sweep. */
const AT_A_TIME = 1000;

/** A message and who sent it when. */
export interface StoredLeadMessage {
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
  save(write: string, message: { firm: string; person: string; text: string }): Promise<void>;
  /** Clio has the lead. */
  linkToLead(write: string, lead: string): Promise<void>;
  /** No lead was made. */
  drop(write: string): Promise<void>;
  /** Takes away what belongs to no line of the outbox and to no lead, and seals anew what an older key sealed: that key may go then. */
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
        .limit(AT_A_TIME)
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

  /** @returns null for what was sealed with a key that is gone */
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
