import { outgoingTexts } from '#src/texts/outgoing.ts';
import { plural } from '#src/texts/plural.ts';

/** Texts of notes: composer, templates and outcomes. Numbers and times are passed in formatted. */
export const notesTexts = {
  ...outgoingTexts,
  heading: 'Notes',
  newNote: 'New note',
  subject: 'Subject',
  note: 'Note',
  subjectHint: 'Subject (optional)',
  /** Subject in Clio of a note of one line. */
  plainSubject: 'Note',
  noteHint: 'Write a note… / for templates',
  add: 'Add note',
  /** Read out after *Add note* on the button of the form: another button moves there. */
  addWhere: (record: string) => ` to this ${record}`,
  addTo: 'Add note to a record…',
  addToAbout: 'Record',
  addToGroup: 'Add note to',
  kept: {
    kept: 'Draft saved',
    pending: 'Saving draft…',
    refused: 'Couldn’t save draft in this browser',
  },
  limit: (field: string, words: string) => `${field}: ${words}. `,
  overLimit: (over: string, limit: string) => `${over} characters over Clio’s limit of ${limit}`,
  ofLimit: (count: string, limit: string) => `${count} of ${limit}`,
  writeFirst: 'Note is empty.',
  subjectTooLong: (limit: string) => `Subject is over Clio’s limit of ${limit} characters.`,
  bodyTooLong: (limit: string, hasFooter: boolean) =>
    `Note${hasFooter ? ' with your name' : ''} is over Clio’s limit of ${limit} characters.`,
  stillOpen: (placeholder: string) => `${placeholder} isn’t filled in. Press again to send anyway.`,
  onlySlashWord: (word: string) => `Note is only “${word}”. Press again to send anyway.`,
  signedAs: (footer: string) => `Signed ${footer}`,

  templates: 'Templates',
  template: 'Template',
  templatesFound: (count: number) =>
    count === 0 ? 'No matching template' : `${count} ${plural(count, { one: 'template', other: 'templates' })}`,
  templatesComing: 'Loading templates…',
  templatesFailed: (why: string) => `Couldn’t load templates: ${why}`,

  alsoTo: 'Also add to…',
  alsoGroup: 'Also add to',
  alsoField: 'Matter',
  alsoHint: 'Name, phone, or description',
  alsoFound: 'Matters found',
  alsoNothing: 'No matching matter.',
  alsoLooking: 'Searching…',
  alsoMost: (most: string) => `Up to ${most} additional matters.`,
  alsoClose: 'Done',
  alsoRemove: (name: string) => `Remove ${name}`,
  alsoCount: (count: string) => `To ${count} matters`,

  colleagueAdded: (time: string) => `New note from a colleague at ${time}.`,
  colleagueAddedMore: (count: string, time: string) => `${count} new notes from colleagues, the last at ${time}.`,
  readIt: 'View',
  pressAgain: 'Press again to add yours anyway.',

  heldSaid: (seconds: string, key: string) =>
    `Sending the note in ${seconds} seconds.${key === '' ? '' : ` ${key} to undo.`}`,
  returned: (kind: string, id: string) => `Note returned to draft (${kind} ${id})`,
  leaveOut: 'Remove',
  close: 'Close',
  inClioSaid: 'Note saved to Clio.',
  severalTo: (count: string) => `To ${count} records`,
  severalDone: (done: string, all: string) => `${done} of ${all} in Clio`,
  thisRecord: 'This record',

  correct: 'Add correction',
  /** Read out: every note has such a button. */
  correctNote: (subject: string, when: string) => `Add correction to “${subject}”, ${when}`,
  correctionOf: (subject: string, when: string) => `Correction to “${subject}”, ${when}`,
  viaClio: 'via Clio',

  asking: 'Loading…',
  tryAgain: 'Try again',
  askingForNotes: 'Loading notes…',
  askingForNewer: (count: string) => `Loading newer notes, ${count} so far…`,
  none: 'No notes yet.',
  /** Behind the info icon; the freshness is that of the list of notes. */
  info: (freshness: string) =>
    `Notes in Clio. They can’t be edited or deleted, and Clio doesn’t record the author.${freshness === '' ? '' : ` ${freshness}.`}`,
} as const;
