import { plural } from '#src/texts/plural.ts';

/** Labels of fields that contacts and matters have. */
const labels = { status: 'Status', created: 'Created', updated: 'Last updated' } as const;

/** Texts that are part of those of contacts and of matters. */
export const openRecordTexts = {
  gone: 'deleted in Clio',
  noStatus: 'No status',
  createdAt: (when: string) => `Created ${when}`,
  changedAt: (when: string) => `Updated ${when}`,
  /** Columns of the table. */
  columns: { ...labels, id: 'ID' },
  /** Fields of the record. */
  fields: {
    ...labels,
    id: 'Clio Grow ID',
    clioId: 'Clio Manage ID',
    notSynced: 'Not synced to Clio Manage',
    globalId: 'Global ID',
  },
} as const;

/**
 * Texts that leads, matters and contacts share. Scopes are passed in as Clio spells them, numbers and times formatted.
 */
export const recordsTexts = {
  none: '–',
  hidden: 'You don’t have permission to view this',
  hiddenBy: (scope: string) => `You don’t have permission to view this (${scope})`,
  hiddenInRow: 'No permission',
  notGiven: 'Not available',
  notForAll: 'Not available for your firm yet',
  notGivenInRow: 'Not available',
  unreadable: 'Can’t be read from Clio',
  unreadableInRow: 'Can’t be read',
  incomplete: (fields: string) => `Incomplete: some values from Clio can’t be read (${fields}).`,

  otherFields: 'Additional Clio fields',
  otherFieldsBasis: 'Shown unformatted, as received from Clio.',
  cut: (shown: string, all: string) => `${shown} … (cut, ${all} characters)`,
  yes: 'Yes',
  no: 'No',

  customFields: 'Custom fields',
  customField: 'Custom field',
  noCustomFields: 'No custom fields filled in.',
  asTyped: 'Not a valid value for this field',
  noLongerChoice: 'Option no longer available',
  deletedField: 'Field deleted in Clio',

  page: { related: 'Related', asking: 'Loading…', tryAgain: 'Try again', next: 'Next', step: 'Next step' },

  details: {
    title: 'Details',
    notSet: (count: number, written: string) =>
      `${written} ${plural(count, { one: 'field', other: 'fields' })} not set`,
    notSetNames: 'Not set',
  },
  reach: {
    call: 'Call',
    copy: 'Copy',
    write: 'Email',
    copyEmail: 'Copy email',
    more: (count: string) => `+${count} more`,
    none: 'No contact info',
  },
  /** The record's freshness: the last fact of its head. */
  stamp: {
    synced: 'Synced',
    stopped: 'Not synced since',
    loading: 'Loading…',
    info: (time: string) =>
      `Read from Clio at ${time}. Notes are saved to Clio; everything else is changed in Clio Grow.`,
  },
  /** @param topic a section's heading */
  about: (topic: string) => `About ${topic}`,
  likelyWhy: 'From the phone number’s area code',

  openInClio: 'Open in Clio',
  opensNewTab: 'opens in a new tab',
  phone: 'phone',
  email: 'email',
  phoneNumber: 'phone number',
  emailAddress: 'email address',
  copied: (what: string, value: string) => `Copied the ${what} ${value}.`,
  copyRefused: (what: string) => `Couldn’t copy the ${what} in this browser.`,
  nothingToCopy: (what: string) => `No ${what} on file.`,
  copyWhich: (what: string) => `Which ${what}?`,
  neverMind: 'Cancel',

  related: {
    asking: 'Loading…',
    failed: 'Couldn’t load.',
    more: (count: number, written: string) => `${written} more ${plural(count, { one: 'matter', other: 'matters' })}`,
    matter: (id: string) => `Matter ${id}`,
    unseen: 'You don’t have access',
    updated: (when: string) => `updated ${when}`,
  },

  trace: {
    title: 'Intake timeline',
    lead: 'Lead received',
    leadHidden: 'Lead (no access)',
    noLead: 'No lead',
    noLeadWhy: 'No lead linked in Clio',
    matter: 'Matter opened',
    consultation: 'Consultation booked',
    letter: 'Engagement letter sent',
    hired: 'Hired',
    hiredHidden: 'Hired date hidden',
    hiredUnknown: 'Hired (date unknown)',
    declined: 'Did not hire',
    now: (status: string) => status,
    inbox: 'In the inbox',
    asking: 'Loading…',
    failed: 'Couldn’t load.',
    unseen: 'No access',
    sameDay: 'same day',
    days: (count: number, written: string) => `${written} ${plural(count, { one: 'day', other: 'days' })}`,
    hours: (written: string) => `${written} hr`,
    minutes: (written: string) => `${written} min`,
    later: (span: string) => `after ${span}`,
    soFar: (span: string) => `${span} in this status`,
  },
} as const;
