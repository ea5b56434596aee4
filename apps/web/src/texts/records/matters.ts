import { plural } from '#src/texts/plural.ts';
import { openRecordTexts } from './records.ts';

/** Texts of matters: list, table, board and record. Numbers and times are passed in formatted. */
export const mattersTexts = {
  ...openRecordTexts,
  title: 'Matters',
  one: (id: string) => `Matter ${id}`,
  all: 'All matters',
  listName: 'the matters',
  kind: 'matter',

  search: 'Search matters',
  searchIn: 'Matter, client, email, or phone',
  noMatch: 'Try a description, client name, email address, or phone number – partial matches work.',
  loading: 'Loading matters',
  cannotSearch: 'Oldest first (search isn’t available)',
  what: 'matters',
  empty: ['No matters you have access to.', 'Matters appear here when a lead is accepted in Clio Grow.'],
  end: {
    search: 'End of results.',
    filtered: 'No more matters match these filters.',
    all: 'No more matters.',
  },
  fromClio: ', without a matter.',

  categories: { intake: 'Intake', hired: 'Hired', declined: 'Did not hire' } as Record<string, string>,
  columns: {
    ...openRecordTexts.columns,
    name: 'Matter',
    client: 'Client',
    type: 'Matter type',
    location: 'Office',
    stage: 'Stage',
    assigned: 'Assigned to',
    worth: 'Est. value',
  },
  /** Columns that the exported file only has, or that have another name there. */
  file: { matter: 'Matter', description: 'Description', location: 'Location', lead: 'Lead', hired: 'Hired' },
  noType: 'No type',
  noClient: 'No client',
  noOffice: 'No office',
  unassigned: 'Unassigned',
  user: (id: string) => `user ${id}`,

  /** One line of the closed details: `Matter 70694 · Opened Sat 12:40 PM`. */
  summary: (id: string, when: string) => `Matter ${id} · Opened ${when}`,
  lockedTruth: 'Locked in Clio: notes may be rejected.',

  client: 'Client',
  contact: 'Contact',
  noClientNamed: 'No client on file.',
  noName: 'Unnamed',
  otherMatters: 'Client’s other matters',
  people: 'People',
  cameFrom: 'Source lead',
  lead: (id: string) => `Lead ${id}`,
  arrived: (when: string) => `Received ${when}`,

  facts: { time: 'Client’s time', assigned: (names: string) => `Assigned to ${names}` },
  template: 'Use template',

  fields: {
    ...openRecordTexts.fields,
    section: 'Matter',
    description: 'Description',
    category: 'Category',
    type: 'Matter type',
    location: 'Office',
    assigned: 'Assigned to',
    hired: 'Hired',
    lead: 'Source lead',
    worth: 'Estimated value',
    consultation: 'Consultation scheduled on',
    letter: 'Engagement letter sent',
    isLocked: 'Locked',
    lockedYes: 'Yes',
    lockedNo: 'No',
    client: 'Client',
    primaryContact: 'Primary contact',
  },

  views: { name: 'View of the matters', list: 'List', board: 'Board' },
  board: {
    title: 'Matters by status',
    truth: 'View only. Change status in Clio Grow.',
    loading: 'Loading board…',
    needsMirror: 'Board view isn’t available (sync is off).',
    toList: 'Show the list',
    empty: 'No matters match these filters.',
    showAll: (count: string) => `Show all ${count}`,
    column: 'Status',
    option: (category: string, status: string, count: string) => `${category}: ${status} · ${count}`,
    columnLabel: (status: string, count: number, written: string) =>
      `${status}, ${written} ${plural(count, { one: 'matter', other: 'matters' })}`,
    none: 'No status',
    keys: 'Use arrow keys to move, Enter to open.',
    retry: 'Try again',
  },
} as const;
