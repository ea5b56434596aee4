import { plural } from '#src/texts/plural.ts';

/** Texts of the frame around every screen, and of its errors. */
export const shellTexts = {
  name: 'Intake Desk',
  /** @param waiting number of waiting leads, formatted; empty if unknown */
  pageTitle: (waiting: string, page: string) => `${waiting === '' ? '' : `(${waiting}) `}${page} · Intake Desk`,
  main: 'Main',
  find: 'Find',
  lastAnswered: 'Clio last answered',
  fold: 'Fold',
  unfold: 'Unfold',
  matters: 'Matters',
  contacts: 'Contacts',
  leads: 'Leads',
  ignored: 'Ignored',
  skip: 'Skip to the list',
  opening: 'Opening the desk…',
  tryAgain: 'Try again',
  draftsAreKept: 'Nothing that you typed is lost: drafts are kept in this browser.',
  widthOfList: 'Width of the list',
  allLeads: 'All leads',
  newLead: 'New lead',
  note: 'Note',
  settings: 'Settings',
  close: 'Close',
  nothingOpen: {
    choose: (what: string) => `Choose a ${what} to see it here.`,
    move: 'move,',
    opens: 'opens',
    allKeys: 'shows all keys',
  },
  noSuchPage: {
    page: 'No such page',
    title: 'There is no such page.',
    words: 'The address may be mistyped, or the link is older than this desk.',
    back: 'Back to the inbox',
  },
  partNotLoaded: 'This part of the desk could not be loaded. What is on the screen stays.',
  fault: {
    record: 'This record could not be shown.',
    screen: 'This screen could not be shown.',
    notLoaded: 'Intake Desk could not be loaded.',
    words: 'Drafts are kept in this browser. If it happens again, tell whoever runs this desk.',
    again: 'Load it again',
  },
  record: {
    previous: 'Previous record',
    next: 'Next record',
    asking: (what: string) => `Asking Clio for this ${what}`,
    back: (list: string) => `Back to ${list}`,
    unknown: (what: string, id: string) => `There is no ${what} ${id} in Clio.`,
    unknownWhy: 'It may have been deleted or merged, or this sign-in may not see it.',
    nothingChanged: 'Nothing was changed in Clio: this only read from it.',
    doctor: 'See which permissions there are',
  },
  signOut: {
    does: 'Sign out',
    isDone: 'Signing out',
    failed: 'Not signed out: try again',
    unsent: 'Unsent words',
    /** @param count the number itself; @param places the same number, formatted */
    ask: (count: number, places: string) =>
      `${plural(count, { one: 'Something that you began is', other: `What you began in ${places} places is` })} not in Clio. Signing out wipes it.`,
    stay: 'Stay',
    anyway: 'Sign out anyway',
  },
  notice: {
    /** @param count the number itself; @param leads the same number, formatted */
    title: (count: number, leads: string) => plural(count, { one: 'A new lead', other: `${leads} new leads` }),
    waiting: 'Waiting in the inbox of Intake Desk.',
    nameless: 'Somebody without a name',
  },
  inClio: (time: string) => `In Clio at ${time}.`,
  clock: {
    /** @param by how far it is off, formatted */
    ahead: (by: string) => `This computer’s clock is ${by} ahead.`,
    behind: (by: string) => `This computer’s clock is ${by} behind.`,
    words: 'Intake Desk uses the correct time. Check the clock in your system settings.',
  },
  offline: {
    title: 'This computer is offline.',
    words: 'What is on the screen stays as it was; notes are kept, and go out when the connection is back.',
  },
} as const;
