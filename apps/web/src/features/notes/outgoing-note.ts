/** A note on its way to Clio, from the moment a person sends it until Clio's id is back. */
export interface OutgoingNote {
  /** Idempotency key: the same through every retry of this very text. */
  key: string;
  subject: string;
  body: string;
  /** When it was sent, in epoch milliseconds. */
  sentAt: number;
  /**
   * `sending` · `failed`: certainly not in Clio · `unknown`: no answer, being checked · `unseen`: no answer, and not among
   * Clio's notes when checked · `interrupted`: the page went away meanwhile; sending again with its key is safe.
   */
  state: 'sending' | 'failed' | 'unknown' | 'unseen' | 'interrupted';
  /** Why, in a sentence. */
  reason?: string;
  /** A code of the problem: decides whether another try can help. */
  code?: string;
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
