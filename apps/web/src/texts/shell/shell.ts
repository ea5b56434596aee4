import { plural } from '#src/texts/plural.ts';

/** Texts of the frame around every screen, and of its errors. */
export const shellTexts = {
  name: 'Intake Desk',
  /** @param waiting number of waiting leads, formatted; empty if unknown */
  pageTitle: (waiting: string, page: string) => `${waiting === '' ? '' : `(${waiting}) `}${page} · Intake Desk`,
  main: 'Main',
  find: 'Search',
  fold: 'Collapse sidebar',
  unfold: 'Expand sidebar',
  matters: 'Matters',
  contacts: 'Contacts',
  leads: 'Leads',
  ignored: 'Ignored',
  skip: 'Skip to list',
  opening: 'Loading…',
  tryAgain: 'Try again',
  draftsAreKept: 'Your drafts are saved in this browser.',
  widthOfList: 'List width',
  allLeads: 'All leads',
  newLead: 'New lead',
  note: 'Note',
  settings: 'Settings',
  close: 'Close',
  nothingOpen: {
    choose: (what: string) => `Select a ${what} to view it.`,
    move: 'to move,',
    opens: 'to open',
    allKeys: 'for shortcuts',
  },
  noSuchPage: {
    page: 'Page not found',
    title: 'Page not found.',
    words: 'Check the address, or go back to the inbox.',
    back: 'Back to inbox',
  },
  partNotLoaded: 'This section couldn’t load. The rest of the page still works.',
  fault: {
    record: 'Couldn’t display this record.',
    screen: 'Couldn’t display this page.',
    notLoaded: 'Intake Desk couldn’t load.',
    words: 'Your drafts are saved in this browser. If this keeps happening, contact your administrator.',
    again: 'Reload',
  },
  record: {
    previous: 'Previous record',
    next: 'Next record',
    asking: (what: string) => `Loading ${what}…`,
    back: (list: string) => `Back to ${list}`,
    unknown: (what: string, id: string) => `${what.charAt(0).toUpperCase()}${what.slice(1)} #${id} not found.`,
    unknownWhy: 'It may have been deleted or merged, or you may not have access.',
    doctor: 'Check permissions',
  },
  signOut: {
    does: 'Sign out',
    isDone: 'Signing out',
    failed: 'Couldn’t sign out. Try again.',
    unsent: 'Unsaved drafts',
    /** @param count the number itself; @param places the same number, formatted */
    ask: (count: number, places: string) =>
      plural(count, {
        one: 'You have 1 unsaved draft. Signing out will delete it.',
        other: `You have ${places} unsaved drafts. Signing out will delete them.`,
      }),
    stay: 'Cancel',
    anyway: 'Sign out anyway',
  },
  notice: {
    /** @param count the number itself; @param leads the same number, formatted */
    title: (count: number, leads: string) => plural(count, { one: 'New lead', other: `${leads} new leads` }),
    waiting: 'New in your Intake Desk inbox',
    nameless: 'Unnamed caller',
  },
  inClio: (time: string) => `Saved to Clio at ${time}.`,
  clock: {
    /** @param by how far it is off, formatted */
    ahead: (by: string) => `This computer’s clock is ${by} ahead.`,
    behind: (by: string) => `This computer’s clock is ${by} behind.`,
    words: 'Intake Desk uses the correct time. Check the clock in your system settings.',
  },
  offline: {
    title: 'You’re offline.',
    words: 'Notes will be sent when you reconnect.',
  },
} as const;
