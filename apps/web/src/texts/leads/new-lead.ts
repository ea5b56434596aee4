import { plural } from '#src/texts/plural.ts';

/** Texts of the new-lead form. */
export const newLeadTexts = {
  title: 'New lead',
  summary: 'Phone intake',
  truth: 'Creates a lead in Clio Grow. It can’t be edited or deleted from here.',
  fields: {
    firstName: 'First name',
    lastName: 'Last name',
    phone: 'Phone',
    otherParty: 'Opposing party',
    email: 'Email',
    source: 'Source',
    matterType: 'Matter type',
    location: 'Office',
    message: 'Message',
  },
  otherSide: 'Name of opposing party',
  /** Sent to Clio for a field that was left empty. */
  unknown: 'Unknown',
  caller: 'caller',
  defaultSource: 'Phone',
  noMessage: 'No message was taken.',
  messageLater: 'Check for matches before taking details.',
  messageKept: 'Saved in Intake Desk and sent to Clio.',
  sourceEmpty: (instead: string) => `Defaults to “${instead}”`,
  sourceListed: 'A source in Clio',
  sourceFree: 'Not a Clio source: saved as text only',
  sourceUnknown: (trouble: string) => `Saved as text only. ${trouble}`,
  notSaid: 'Not specified',
  lastUsed: 'Last used',
  emptyList: 'None set up in Clio',
  asking: 'Loading…',
  mayNotRead: 'No access to this list',
  kept: {
    kept: 'Draft saved.',
    pending: 'Saving draft…',
    refused: 'Couldn’t save draft in this browser.',
  },
  nothingTyped: 'Enter at least a name, phone, or email.',
  halfEmail: 'Enter a valid email address or leave it blank.',
  namesMayStayEmpty: 'Name is optional (“Unknown caller”).',
  goesAs: 'Will be created as',
  clear: 'Clear',
  undoClear: 'Undo clear',
  create: 'Create lead',
  createKey: 'Ctrl Enter',
  fate: (name: string, state: string) => `${name}: ${state}`,
  isIn: (name: string) => `${name} is in Clio.`,
  returned: 'Lead returned to the form',
  unreachable: 'No phone or email: this person can’t be reached.',
  inventedName: (name: string) => `Clio needs both names. Will be created as “${name}”.`,
  pressAgain: 'Press again to create it.',
} as const;

/** Texts of known records that are similar to the lead being typed. */
export const similarRecordTexts = {
  title: 'Possible matches',
  kinds: { lead: 'Lead', contact: 'Contact', matter: 'Matter' },
  noMirror: 'Matches aren’t shown because sync is off. Search leads and contacts instead.',
  off: 'Matching is off',
  nearest: 'Showing closest matches.',
  openingKeeps: 'Your draft is saved if you open a match.',
  hide: 'Hide',
  show: 'Show',
  notYet: 'Matches appear as you type',
  looking: 'Searching…',
  none: 'No matches',
  moreThan: (count: string) => `More than ${count} possible matches`,
  /** @param count the number itself; @param people the same number, formatted */
  count: (count: number, people: string) =>
    plural(count, { one: '1 possible match', other: `${people} possible matches` }),
} as const;
