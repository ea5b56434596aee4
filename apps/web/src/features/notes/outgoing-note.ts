/** A note on its way to Clio, from the moment a person sends it until Clio's id is back. */
export interface OutgoingNote {
  /** Idempotency key: the same through every retry of this very text. */
  key: string;
  subject: string;
  body: string;
  /** When it was sent, in epoch milliseconds. */
  sentAt: number;
  /** Highest id among the record's notes when it was sent: what Clio made of this one comes after it. Null: not known. */
  after: number | null;
  /**
   * `sending` · `failed`: certainly not in Clio · `unknown`: no answer from Clio, being looked for · `unseen`: no answer from
   * Clio, and not among its notes · `interrupted`: no answer from the desk; sending again with the same key is safe.
   */
  state: 'sending' | 'failed' | 'unknown' | 'unseen' | 'interrupted';
  /** Why, in a sentence. */
  reason?: string;
  /** Whether the same text may fare better next time. */
  retryable?: boolean;
}

/** All that was typed at one record and is not in Clio. */
export interface NoteDesk {
  subject: string;
  body: string;
  outgoing: readonly OutgoingNote[];
}

export const EMPTY_DESK: NoteDesk = { subject: '', body: '', outgoing: [] };

/** Whether there is anything to keep. */
export function isEmptyDesk({ subject, body, outgoing }: NoteDesk): boolean {
  return subject === '' && body === '' && outgoing.length === 0;
}

/** Joins what was typed in two places: no line of either is lost, the older stands first. */
export function joinDesks(older: NoteDesk, newer: NoteDesk): NoteDesk {
  const displaced =
    older.subject !== '' && newer.subject !== '' && older.subject !== newer.subject ? newer.subject : '';
  return {
    subject: older.subject || newer.subject,
    body: [older.body, displaced, newer.body].filter(Boolean).join('\n\n'),
    outgoing: [...older.outgoing, ...newer.outgoing],
  };
}

/** What came out of the vault, as far as it has the right shape; a note that was under way has lost its page. */
export function restoredDesk(stored: unknown): NoteDesk {
  if (typeof stored !== 'object' || stored === null) return EMPTY_DESK;
  const { subject, body, outgoing } = stored as Partial<NoteDesk>;
  return {
    subject: typeof subject === 'string' ? subject : '',
    body: typeof body === 'string' ? body : '',
    outgoing: Array.isArray(outgoing)
      ? (outgoing as OutgoingNote[]).map((note) =>
          note.state === 'sending' || note.state === 'unknown' ? { ...note, state: 'interrupted' } : note,
        )
      : [],
  };
}
