import { plural } from '#src/texts/plural.ts';

/** Texts of a lead's record: its head, its fields, possible matches, and its activity. */
export const leadRecordTexts = {
  group: 'Lead',
  title: (id: string) => `Lead ${id}`,
  facts: {
    waiting: 'Waiting',
    waitingSince: 'Waiting since',
    decidedIn: 'Decided in',
    state: 'Status',
    callerTime: 'Caller’s time',
    type: 'Matter type',
    source: 'Source',
  },
  fields: {
    phone: 'Phone',
    email: 'Email',
    firstName: 'First name',
    lastName: 'Last name',
    state: 'Status',
    source: 'Source',
    type: 'Matter type',
    location: 'Office',
    arrived: 'Received',
    changed: 'Last updated',
    number: 'Clio ID',
    opposingParty: 'Opposing party',
  },
  typedSource: 'Entered in Intake Desk',
  /** One line of the closed details: `Lead 20629 · Received today at 11:19 AM`. */
  summary: (id: string, when: string) => `Lead ${id} · Received ${when}`,
  stampInfo: (time: string) => `Read from Clio at ${time}. Claims, notes, and decisions are kept in Intake Desk.`,
  message: {
    title: 'Message',
    unreadable: (why: string) => `Couldn’t load the message: ${why}`,
    takenBy: (name: string) => `Taken by ${name}`,
    taken: 'Taken in Intake Desk',
    info: 'Clio doesn’t return messages, so Intake Desk keeps its own copy. The message of a lead from elsewhere is only in Clio.',
  },
  thread: {
    title: 'Activity',
    arrived: 'Received',
    arrivedBy: (source: string) => `Received · ${source}`,
    note: (name: string) => `Note by ${name}`,
    between: (interval: string, where: string) => `Left Lead Inbox ${interval}: ${where}`,
    hidden: (scope: string) => `Matter hidden (missing permission ${scope})`,
    asking: 'Loading activity…',
    noMatter: 'No matter linked',
    becameMatter: 'Converted to',
    hired: 'Hired',
    declined: 'Did not hire',
    dateHidden: 'Date hidden: you don’t have permission to view it',
    noDate: 'Date unknown',
    matter: (id: string) => `Matter ${id}`,
    unread: (why: string) => `Couldn’t load activity: ${why}`,
  },
  acts: {
    erased: 'Former user',
    you: 'you',
    claim: (name: string) => `Claimed by ${name}`,
    release: (name: string) => `Released by ${name}`,
    handOver: (to: string, by: string) => `Reassigned to ${to} by ${by}`,
    decide: (verdict: string, by: string) => `${verdict}, by ${by}`,
    withdraw: (name: string) => `Decision reversed by ${name}`,
    snooze: (until: string, by: string) => `Snoozed until ${until}, by ${by}`,
    wake: (name: string) => `Unsnoozed by ${name}`,
    raise: (name: string) => `High priority, by ${name}`,
    lower: (name: string) => `Priority reset by ${name}`,
    undo: (name: string) => `Undone by ${name}`,
    reopen: 'Back in Clio’s Lead Inbox',
    close: 'Closed automatically: left Clio’s Lead Inbox',
  },
  who: {
    title: 'Possible matches',
    basis: (contacts: string, matters: string, leads: string) =>
      `Compared with ${contacts} contacts, ${matters} matters, and ${leads} leads by name, phone, and email.`,
    basisUnknown: 'Compared by name, phone, and email. Records are still syncing, so results may be incomplete.',
    kinds: { lead: 'Lead', contact: 'Contact', matter: 'Matter' },
    looking: 'Searching…',
    nobody: 'No matches by name, phone, or email',
    more: (count: string) => `${count} more in search`,
    clearance: 'Not a conflict check.',
    /** @param days midnights since the first time */
    again: (times: string, days: number, isToday: boolean) => {
      if (days === 0) return `${times} inquiries ${isToday ? 'today' : 'in one day'}`;
      return `${times} inquiries in ${days} ${plural(days, { one: 'day', other: 'days' })}`;
    },
    ignored: (count: string) => `ignored ${count}×`,
    againTitle: 'Leads from this number or email in the past 30 days',
    hired: (year: string) => `Hired ${year}`,
    hiredUndated: 'Hired',
    declined: 'Did not hire',
    intake: 'Open',
  },
} as const;

/** Column names of printed leads. */
export const leadPrintTexts = {
  id: 'ID',
  name: 'Lead',
  phone: 'Phone',
  email: 'Email',
  source: 'Source',
  type: 'Matter type',
  location: 'Office',
  arrived: 'Received',
} as const;
