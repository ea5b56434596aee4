import type { TeamNote } from '@intake-desk/desk-api/team-note';
import { parseOutgoing, startItem, type OutgoingItem, type QueueState } from '#src/platform/outgoing/outgoing-item.ts';
import type { OutgoingQueue } from '#src/platform/outgoing/outgoing-queue.ts';
import type { QueueKind } from '#src/platform/outgoing/queue-kind.ts';
import { teamNotesTexts } from '#src/texts/leads/team-notes.ts';
import { sendTeamNote } from './team-note-queries.ts';

/** A team note on its way to our server. Its key is the note's id: sent twice, it is still one note. */
export interface OutgoingTeamNote extends OutgoingItem {
  text: string;
  /** Ids of the colleagues it mentions. */
  mentions: readonly string[];
}

/** Everything typed on one lead that is not stored on the server. */
export interface TeamNoteState extends QueueState<OutgoingTeamNote> {
  text: string;
}

export type TeamNoteQueue = OutgoingQueue<TeamNoteState, OutgoingTeamNote, TeamNote>;

const EMPTY: TeamNoteState = { text: '', outgoing: [] };
const RECORD = /^lead\/(\d+)\/team-note$/;

/** Returns the lead's key in the draft vault. */
export function teamNotesOf(lead: number): string {
  return `lead/${lead}/team-note`;
}

/** Team notes on their way to our server, by lead. */
export const teamNoteKind: QueueKind<TeamNoteState, OutgoingTeamNote, TeamNote> = {
  name: 'team-notes',
  empty: EMPTY,
  owns: (record) => RECORD.test(record),
  parse(stored) {
    if (typeof stored !== 'object' || stored === null) return EMPTY;
    const { text, outgoing } = stored as Partial<Record<keyof TeamNoteState, unknown>>;
    return { text: typeof text === 'string' ? text : '', outgoing: parseOutgoing(outgoing) };
  },
  merge: (older, newer) => ({
    text: [older.text, newer.text].filter((part) => part !== '').join('\n'),
    outgoing: newer.outgoing,
  }),
  isEmpty: ({ text, outgoing }) => text === '' && outgoing.length === 0,
  typedAs: ([note]) => ({ text: note?.text ?? '', outgoing: [] }),
  async send(record, { key, text, mentions }) {
    const lead = Number(RECORD.exec(record)?.[1]);
    const { data } = await sendTeamNote(lead, { id: key, text, mentions: [...mentions] });
    return data.find(({ id }) => id === key);
  },
  undone: () => teamNotesTexts.returned,
};

/** Creates a note that is sent at once. */
export function createOutgoingTeamNote(text: string, mentions: readonly string[]): OutgoingTeamNote {
  return { ...startItem(0), text, mentions };
}
