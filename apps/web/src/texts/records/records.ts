import { plural } from '#src/texts/plural.ts';

/** Labels of fields that contacts and matters have. */
const labels = { status: 'Status', created: 'Created', updated: 'Last change' } as const;

/** Texts that are part of those of contacts and of matters. */
export const openRecordTexts = {
  gone: 'gone from Clio',
  noStatus: 'No status',
  createdAt: (when: string) => `Created ${when}`,
  changedAt: (when: string) => `Last change ${when}`,
  /** Columns of the table. */
  columns: { ...labels, id: 'Number' },
  /** Fields of the record. */
  fields: {
    ...labels,
    id: 'Number in Grow',
    clioId: 'Number in Manage',
    notSynced: 'Not synced to Clio Manage',
    globalId: 'Global id',
  },
} as const;

/**
 * Texts that leads, matters and contacts share. Scopes are passed in as Clio spells them, numbers and times formatted.
 */
export const recordsTexts = {
  none: 'None in Clio',
  hidden: 'You don’t have permission to view this',
  hiddenBy: (scope: string) => `You don’t have permission to view this (${scope})`,
  hiddenInRow: 'Hidden by Clio',
  notGiven: 'Not given by Clio',
  notForAll: 'Not given by Clio for this firm: only some have this field so far',
  notGivenInRow: 'Not given',
  unreadable: 'Clio’s value can’t be read',
  unreadableInRow: 'Can’t be read',
  incomplete: (fields: string) => `Incomplete: Clio sent values that can’t be read (${fields}).`,

  otherFields: 'Other fields from Clio',
  otherFieldsBasis: 'unformatted',
  cut: (shown: string, all: string) => `${shown} … (cut, ${all} characters)`,
  yes: 'Yes',
  no: 'No',

  customFields: 'Custom fields',
  customField: 'Custom field',
  noCustomFields: 'None has a value on this record.',
  asTyped: 'as typed in Clio; it is no value of this kind',
  noLongerChoice: 'no longer one of the choices in Clio',
  deletedField: 'this field was deleted in Clio',

  page: { related: 'Related', asking: 'Asking Clio', tryAgain: 'Try again' },

  openInClio: 'Open in Clio Grow',
  opensNewTab: 'opens in a new tab',
  phone: 'phone',
  email: 'e-mail',
  phoneNumber: 'phone number',
  emailAddress: 'e-mail address',
  copied: (what: string, value: string) => `Copied the ${what} ${value}.`,
  copyRefused: (what: string) => `The browser refused to copy the ${what}.`,
  nothingToCopy: (what: string) => `There is no ${what} to copy.`,
  copyWhich: (what: string) => `Copy which ${what}?`,
  neverMind: 'Never mind',

  related: {
    asking: 'Asking for them…',
    failed: 'They could not be asked for.',
    more: (count: number, written: string) =>
      `And ${written} more ${plural(count, { one: 'matter', other: 'matters' })}.`,
    matter: (id: string) => `Matter ${id}`,
    unseen: 'You don’t have access',
    updated: (when: string) => `changed ${when}`,
  },

  trace: {
    title: 'From lead to hired',
    basis: 'from the dates Clio gives',
    lead: 'Lead arrived',
    leadHidden: 'Lead hidden',
    noLead: 'No lead',
    noLeadWhy: 'Clio names no lead for this matter',
    matter: 'Matter opened',
    consultation: 'Consultation booked',
    letter: 'First letter sent',
    hired: 'Hired',
    hiredHidden: 'Hiring hidden',
    hiredUnknown: 'Hired, day not given',
    declined: 'Did not hire',
    now: (status: string) => `Now: ${status}`,
    inbox: 'In the inbox',
    asking: 'Asking Clio…',
    failed: 'Could not be asked for',
    unseen: 'No access',
    sameDay: 'same day',
    days: (count: number, written: string) => `${written} ${plural(count, { one: 'day', other: 'days' })}`,
    hours: (written: string) => `${written} h`,
    minutes: (written: string) => `${written} min`,
    later: (span: string) => `${span} later`,
    soFar: (span: string) => `${span} so far`,
  },
} as const;
