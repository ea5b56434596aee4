import { outgoingTexts } from '#src/texts/outgoing.ts';
import { plural } from '#src/texts/plural.ts';

/** Texts of notes: composer, templates and outcomes. Numbers and times are passed in formatted. */
export const notesTexts = {
  ...outgoingTexts,
  heading: 'Notes',
  newNote: 'New note',
  subject: 'Subject',
  note: 'Note',
  subjectHint: 'Subject, or leave it to the first line',
  /** Subject in Clio of a note of one line. */
  plainSubject: 'Note',
  noteHint: 'What was said, what was promised; / for a template',
  add: 'Add note',
  addTo: 'Add a note to a record…',
  addToAbout: 'Record',
  addToGroup: 'Add a note to',
  goesToClio: 'Goes to Clio, where it cannot be changed or deleted',
  kept: {
    kept: 'Draft kept in this browser',
    pending: 'Keeping the draft…',
    refused: 'Draft not kept: this browser refuses to store it',
  },
  limit: (field: string, words: string) => `${field}: ${words}. `,
  overLimit: (over: string, limit: string) => `${over} over the ${limit} that Clio takes`,
  ofLimit: (count: string, limit: string) => `${count} of ${limit}`,
  writeFirst: 'Write the note first.',
  subjectTooLong: (limit: string) => `The subject is longer than the ${limit} characters that Clio takes.`,
  bodyTooLong: (limit: string, hasFooter: boolean) =>
    `The note${hasFooter ? ', with your name below it,' : ''} is longer than the ${limit} characters that Clio takes.`,
  stillOpen: (placeholder: string) => `${placeholder} is still open. Press again to send it as it is.`,
  onlySlashWord: (word: string) => `The note is only “${word}”. Press again to send it anyway.`,
  signedAs: (footer: string) => `Signed ${footer}`,

  templates: 'Templates',
  template: 'Template',
  templatesFound: (count: number) =>
    count === 0 ? 'No template begins like that' : `${count} ${plural(count, { one: 'template', other: 'templates' })}`,
  templatesComing: 'Fetching the templates…',
  templatesFailed: (why: string) => `The templates could not be read: ${why}`,

  alsoTo: 'Also add to…',
  alsoGroup: 'Other matters that get the same note',
  alsoField: 'Matter to add it to',
  alsoHint: 'Name, phone or description of another matter',
  alsoFound: 'Matters found',
  alsoNothing: 'No other matter is called that.',
  alsoLooking: 'Looking…',
  alsoMost: (most: string) => `The same note goes to ${most} other matters at most.`,
  alsoClose: 'Done',
  alsoRemove: (name: string) => `Not to ${name}`,
  alsoCount: (count: string) => `Goes to ${count} matters`,

  colleagueAdded: (time: string) => `A colleague added a note at ${time}.`,
  colleagueAddedMore: (count: string, time: string) => `Colleagues added ${count} notes, the last at ${time}.`,
  readIt: 'Read it',
  pressAgain: 'Press again to add yours all the same.',

  heldSaid: (seconds: string, key: string) =>
    `The note goes to Clio in ${seconds} seconds.${key === '' ? '' : ` ${key} takes it back.`}`,
  takenBack: (kind: string, id: string) => `The note is a draft again, at ${kind} ${id}`,
  leaveOut: 'Leave out',
  close: 'Close',
  inClioSaid: 'The note is in Clio.',
  severalTo: (count: string) => `To ${count} records`,
  severalDone: (done: string, all: string) => `${done} of ${all} in Clio`,
  thisRecord: 'This record',

  correct: 'Add a correction',
  correctionOf: (subject: string, when: string) => `Correction to “${subject}”, ${when}`,
  viaClio: 'via Clio',

  asking: 'Asking Clio',
  tryAgain: 'Try again',
  askingForNotes: 'Asking Clio for notes…',
  askingForNewer: (count: string) => `Asking Clio for newer notes, ${count} so far…`,
  none: 'No notes in Clio yet. Yours would be the first.',
} as const;
