/** Texts of the user's recent changes. */
export const recentChangesTexts = {
  title: 'Your last changes',
  close: 'Close',
  basis:
    'Our team’s decisions, not yet in Clio: there a lead is accepted or ignored by hand, in its Lead Inbox. The last twenty; older ones stand in the audit.',
  none: 'You have not taken, decided or put off a lead yet.',
  undo: 'Undo',
  undoOf: (name: string) => `Undo: ${name}`,
  since: 'changed since',
  mentions: 'Where you are named',
  noMentions: 'Nobody has named you in a note yet. Who types @ in a note on a lead can name a colleague.',
  unread: 'not seen yet',
  changes: {
    claim: 'You took it',
    release: 'You released it',
    'hand-over': 'You handed it over',
    decide: 'You decided',
    withdraw: 'You took the decision back',
    snooze: 'You put it off',
    wake: 'You brought it back',
    raise: 'You gave it high priority',
    lower: 'You gave it the usual priority',
    undo: 'You took a change back',
  },
} as const;
