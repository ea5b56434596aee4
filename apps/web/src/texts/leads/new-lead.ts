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
  sourceFree: 'Not in the firm’s list: sent to Clio as text, and shown in Intake Desk',
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
  halfEmail: 'This email address isn’t complete. Correct it or leave it empty.',
  namesMayStayEmpty: 'Names may stay empty: Clio then reads “Unknown caller”.',
  goesAs: 'Goes to Clio as',
  clear: 'Clear',
  undoClear: 'Undo clear',
  create: 'Create lead',
  createKey: 'Ctrl Enter',
  fate: (name: string, state: string) => `${name}: ${state}`,
  isIn: (name: string) => `${name} is in Clio.`,
  takenBack: 'The lead is back in the form of a new lead',
  unreachable: 'There is no phone number and no email to reach this person.',
  inventedName: (name: string) => `Clio needs both names: this lead becomes “${name}”.`,
  pressAgain: 'Press again to create it.',
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
