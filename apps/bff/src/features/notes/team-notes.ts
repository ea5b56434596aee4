import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import type { Cipher } from '../../crypto/cipher.ts';

/** A note and who wrote it when. */
export interface StoredTeamNote {
  id: string;
  lead: number;
  text: string;
  /** Grow's id; null once erased. */
  person: string | null;
  /** Milliseconds since 1970. */
  at: number;
}

/** A note that names somebody. */
export interface StoredMention extends StoredTeamNote {
  isSeen: boolean;
}

/** What our team writes of leads, sealed: Clio has no place for it. */
export interface TeamNotes {
  /** @returns false when the firm has a note with this id already */
  add(note: {
    firm: string;
    id: string;
    lead: number;
    person: string;
    text: string;
    mentions: readonly string[];
  }): Promise<boolean>;
  /** The youngest first. */
  of(firm: string, lead: number): Promise<StoredTeamNote[]>;
  /** Those that name somebody: the last ones, and all that were not seen. */
  mentionsOf(firm: string, person: string): Promise<StoredMention[]>;
  markSeen(firm: string, person: string, lead: number): Promise<void>;
  /** Seals anew what an older key sealed: that key may go then. */
  sweep(): Promise<void>;
}

/** Enough for a firm's months; the rest follows at the next sweep. */
const AT_A_TIME = 1000;
/** A lead has a handful of notes; more than this is no lead any more. */
const MAX_NOTES = 200;
/** Seen ones that are still shown, and the most of all. */
const SEEN_SHOWN = 20;
const MAX_MENTIONS = 100;

export function createTeamNotes(database: Database, cipher: Cipher, clock: Clock): TeamNotes {
  return {
    add: ({ firm, id, lead, person, text, mentions }) =>
      database.transaction().execute(async (within) => {
        const at = clock.now();
        const { numInsertedOrUpdatedRows } = await within
          .insertInto('team_notes')
          .values({ firm, id, lead, person, text: cipher.seal(text, place(firm, id)), created_at: at })
          .onConflict((conflict) => conflict.columns(['firm', 'id']).doNothing())
          .executeTakeFirstOrThrow();
        if (numInsertedOrUpdatedRows !== 1n) return false;
        for (const one of mentions) {
          await within
            .insertInto('mentions')
            .values({ firm, person: one, note: id, lead, created_at: at, seen_at: null })
            .execute();
        }
        return true;
      }),
    async of(firm, lead) {
      const rows = await database
        .selectFrom('team_notes')
        .selectAll()
        .where('firm', '=', firm)
        .where('lead', '=', lead)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(MAX_NOTES)
        .execute();
      return rows.flatMap(asNote);
    },
    async mentionsOf(firm, person) {
      const rows = await database
        .selectFrom('mentions')
        .innerJoin('team_notes', (join) =>
          join.onRef('team_notes.firm', '=', 'mentions.firm').onRef('team_notes.id', '=', 'mentions.note'),
        )
        .select([
          'team_notes.firm',
          'team_notes.id',
          'team_notes.lead',
          'team_notes.person',
          'team_notes.text',
          'team_notes.created_at',
          'mentions.seen_at',
        ])
        .where('mentions.firm', '=', firm)
        .where('mentions.person', '=', person)
        .orderBy('mentions.created_at', 'desc')
        .limit(MAX_MENTIONS)
        .execute();
      const shown = rows.filter(({ seen_at: seen }, at) => seen === null || at < SEEN_SHOWN);
      return shown.flatMap((row) => asNote(row).map((note) => ({ ...note, isSeen: row.seen_at !== null })));
    },
    async markSeen(firm, person, lead) {
      await database
        .updateTable('mentions')
        .set({ seen_at: clock.now() })
        .where('firm', '=', firm)
        .where('person', '=', person)
        .where('lead', '=', lead)
        .where('seen_at', 'is', null)
        .execute();
    },
    async sweep() {
      const [newest = ''] = cipher.seal('', '').split('.');
      const older = await database
        .selectFrom('team_notes')
        .select(['firm', 'id', 'text'])
        .where('text', 'not like', `${newest}.%`)
        .limit(AT_A_TIME)
        .execute();
      for (const { firm, id, text } of older) {
        const open = tryToOpen(text, firm, id);
        if (open === null) continue;
        await database
          .updateTable('team_notes')
          .set({ text: cipher.seal(open, place(firm, id)) })
          .where('firm', '=', firm)
          .where('id', '=', id)
          .execute();
      }
    },
  };

  /** Nothing, where it was sealed with a key that is gone. */
  function asNote(row: {
    firm: string;
    id: string;
    lead: number;
    person: string | null;
    text: string;
    created_at: number;
  }): StoredTeamNote[] {
    const text = tryToOpen(row.text, row.firm, row.id);
    if (text === null) return [];
    return [{ id: row.id, lead: Number(row.lead), text, person: row.person, at: Number(row.created_at) }];
  }

  function tryToOpen(sealed: string, firm: string, id: string): string | null {
    try {
      return cipher.open(sealed, place(firm, id));
    } catch {
      return null;
    }
  }
}

function place(firm: string, id: string): string {
  return `team-notes/${firm}/${id}`;
}
