import { plural } from '#src/texts/plural.ts';

/** Texts of the new-lead form. */
export const newLeadTexts = {
  title: 'New lead',
  summary: 'A call that our team writes down',
  truth: 'Goes to Clio’s inbox, where its API lets nobody change or delete it.',
  fields: {
    firstName: 'First name',
    lastName: 'Last name',
    phone: 'Phone',
    otherParty: 'Other party',
    email: 'E-mail',
    source: 'Source',
    matterType: 'Matter type',
    location: 'Location',
    message: 'Message',
  },
  otherSide: 'Who is on the other side',
  /** Sent to Clio for a field that was left empty. */
  unknown: 'Unknown',
  caller: 'caller',
  defaultSource: 'Phone',
  noMessage: 'No message was taken.',
  messageLater:
    'First who calls and who is on the other side. What happened can wait until you have seen who looks alike.',
  messageKept: 'Kept by our team: Clio’s API takes it and does not give it back.',
  sourceEmpty: (instead: string) => `Empty goes to Clio as “${instead}”`,
  sourceListed: 'One of the firm’s sources in Clio',
  sourceFree: 'Not in the firm’s list: goes to Clio as words only',
  sourceUnknown: (trouble: string) => `Goes to Clio as words only. ${trouble}`,
  notSaid: 'Not said',
  pickedBefore: 'The one picked before',
  emptyList: 'Clio has none for this firm',
  asking: 'Asking Clio…',
  mayNotRead: 'This sign-in may not read the list',
  kept: {
    kept: 'Kept in this browser until it is in Clio.',
    pending: 'Keeping what you type…',
    refused: 'Not kept: this browser refuses to store it.',
  },
  nothingTyped: 'Type a name, a phone number, an e-mail or a message first.',
  halfEmail: 'Clio takes an e-mail address only whole: mend it, or leave it empty.',
  namesMayStayEmpty: 'Names may stay empty: Clio then reads “Unknown caller”.',
  goesAs: 'Goes to Clio as',
  clear: 'Clear',
  undoClear: 'Undo clear',
  create: 'Create lead',
  createKey: 'Ctrl Enter',
  states: {
    sending: 'Sending to Clio…',
    unknown: 'No answer. Checking in Clio…',
    failed: 'Not in Clio',
    unseen: 'Perhaps not in Clio',
    interrupted: 'No answer yet',
  },
  fate: (name: string, state: string) => `${name}: ${state}`,
  isIn: (name: string) => `${name} is in Clio.`,
  inAt: (time: string) => `✓ in Clio at ${time}`,
  copy: 'Copy',
  copied: 'Copied',
  copyRefused: 'The browser refused to copy',
  retry: 'Retry',
  sendAgain: 'Send again',
  edit: 'Edit',
  failed: (reason: string | undefined) => `${reason ?? 'It could not be sent.'} The lead is kept.`,
  unseen: (reason: string | undefined) =>
    `${reason ?? 'No answer came back.'} It is not among the leads that could be seen in Clio. Sending it again is your decision: if Clio took it after all, it would stand there twice.`,
  interrupted: (reason: string | undefined, time: string) =>
    `${reason ?? `The page was closed while this was on its way at ${time}.`} Retry is safe: it will not stand there twice.`,
  tooLongAgo: 'It was sent so long ago that the desk no longer knows what became of it.',
  notFoundOut: 'Clio gave no answer, and it could not be found out since.',
} as const;

/** Texts of known records that are similar to the lead being typed. */
export const similarRecordTexts = {
  title: 'Known already?',
  kinds: { lead: 'Lead', contact: 'Contact', matter: 'Matter' },
  noMirror:
    'This desk keeps no copy of Clio’s records (its mirror is off), and Clio’s own search is too slow to be asked at every key. Search leads and contacts by hand.',
  nobodyLookedFor: 'Nobody is looked for while you type',
  same: (reasons: string) => `Same: ${reasons}`,
  nearest: 'The nearest stand here; type more to tell them apart.',
  openingKeeps: 'Opening one keeps what you typed; Back brings you here again.',
  hide: 'Hide',
  show: 'Show',
  notYet: 'Looked for as you type',
  looking: 'Looking…',
  nobody: 'Nobody known looks like this person',
  moreThan: (count: string) => `More than ${count} look like this person`,
  /** @param count the number itself; @param people the same number, formatted */
  count: (count: number, people: string) =>
    plural(count, { one: '1 looks like this person', other: `${people} look like this person` }),
} as const;
