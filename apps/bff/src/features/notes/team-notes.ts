import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import { placeOf } from '../../database/sealed-columns.ts';
import { transact } from '../../database/transact.ts';
import type { Cipher } from '../../crypto/cipher.ts';

/** A note, its author and its time. */
export interface StoredTeamNote {
  id: string;
  lead: number;
  text: string;
  /** Grow's id; null once erased. */
  person: string | null;
  /** Milliseconds since 1970. */
  at: number;
}

/** A note that mentions a person. */
export interface StoredMention extends StoredTeamNote {
  isSeen: boolean;
}

/** Stores our team's notes on leads, encrypted: Clio has no field for them. */
export interface TeamNotes {
  /** @returns false if the firm already has a note with this id */
  add(note: {
    firm: string;
    id: string;
    lead: number;
    person: string;
    text: string;
    mentions: readonly string[];
  }): Promise<boolean>;
  /** Newest first. */
  of(firm: string, lead: number): Promise<StoredTeamNote[]>;
  /** Notes that mention the person: the latest ones and all unseen ones. */
  mentionsOf(firm: string, person: string): Promise<StoredMention[]>;
  markSeen(firm: string, person: string, lead: number): Promise<void>;
}

/** A lead normally has a handful of notes; this bound only limits the response. */
const MAX_NOTES = 200;
/** Number of the latest mentions that are returned even if seen, and the maximum of all. */
const SEEN_SHOWN = 20;
const MAX_MENTIONS = 100;

export function createTeamNotes(database: Database, cipher: Cipher, clock: Clock): TeamNotes {
  return {
    add: ({ firm, id, lead, person, text, mentions }) =>
      transact(database, async (within) => {
        const at = clock.now();
        const { numInsertedOrUpdatedRows } = await within
          .insertInto('team_notes')
          .values({ firm, id, lead, person, text: cipher.seal(text, placeOf('teamNotes', firm, id)), created_at: at })
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
  };

  /** Returns an empty array if the key of the note no longer exists. */
  function asNote(row: {
    firm: string;
    id: string;
    lead: number;
    person: string | null;
    text: string;
    created_at: number;
  }): StoredTeamNote[] {
    const text = cipher.tryOpen(row.text, placeOf('teamNotes', row.firm, row.id));
    if (text === null) return [];
    return [{ id: row.id, lead: Number(row.lead), text, person: row.person, at: Number(row.created_at) }];
  }
}
