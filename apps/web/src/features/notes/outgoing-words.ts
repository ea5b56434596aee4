import type { OutgoingNote } from './outgoing-note.ts';

/** Where a note under way stands, in a few words. */
export const OUTGOING_WORDS: Record<OutgoingNote['state'], string> = {
  sending: 'Sending to Clio…',
  unknown: 'No answer. Looking in Clio…',
  failed: 'Not in Clio',
  unseen: 'Perhaps not in Clio',
  interrupted: 'No answer yet',
};
