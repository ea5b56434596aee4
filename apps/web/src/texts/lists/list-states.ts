/** Texts in place of a list's rows: its state and the next step. */
export const listStateTexts = {
  filling: {
    leads: 'The leads are being read from Clio.',
    matters: 'The matters are being read from Clio.',
    contacts: 'The contacts are being read from Clio.',
    words: 'The youngest leads come first, then everything else. The first rows appear here in a moment.',
  },
  filtered: {
    leads: 'No lead fits these filters.',
    matters: 'No matter fits these filters.',
    contacts: 'No contact fits these filters.',
    words: 'Take one of them away to see more, or all of them at once.',
  },
  clear: 'Clear the filters',
  refresh: 'Refresh',
  asking: 'Asking Clio',
  none: {
    matters: 'Clio shows this sign-in no matter.',
    contacts: 'Clio shows this sign-in no contact.',
  },
  lastLead: (moment: string) => `The youngest lead that Clio lists came in ${moment}.`,
  noPermission: {
    words: 'Somebody who may change permissions in Clio can give it; then sign out here and in again.',
    doctor: 'See which permissions there are',
  },
  stillWorks: 'Other lists, and whatever is on the screen, stay. A note that you write is kept until it can be sent.',
} as const;
