/** Texts in place of a list's rows: its state and the next step. */
export const listStateTexts = {
  filling: {
    leads: 'Loading leads from Clio.',
    matters: 'Loading matters from Clio.',
    contacts: 'Loading contacts from Clio.',
    words: 'Newest first; this takes a moment.',
  },
  filtered: {
    leads: 'No leads match these filters.',
    matters: 'No matters match these filters.',
    contacts: 'No contacts match these filters.',
    words: 'Remove a filter or clear them all.',
  },
  clear: 'Clear filters',
  refresh: 'Refresh',
  asking: 'Loading',
  none: {
    matters: 'No matters you have access to.',
    contacts: 'No contacts you have access to.',
  },
  lastLead: (moment: string) => `Most recent lead: ${moment}.`,
  noPermission: {
    words: 'Ask a Clio administrator for access, then sign in again.',
    doctor: 'Check permissions',
  },
  stillWorks: 'You can keep working; notes will be sent later.',
} as const;
