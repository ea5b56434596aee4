/** Texts of the landing page for a click in Clio's menu. Names and numbers are passed in formatted. */
export const customActionsTexts = {
  opened: 'Opened from Clio',
  asking: ['Verifying with Clio…', 'This takes a moment.'],
  origin: 'From Clio’s Actions menu',
  originOf: (matter: string) => `From Clio’s Actions menu · matter ${matter}`,
  request: (id: string) => `Request ${id}`,
  ways: {
    matter: (matter: string) => `Open matter ${matter} anyway`,
    signIn: 'Sign in again',
    home: 'Go to inbox',
  },
  again: 'Go back to Clio and click it again.',
  noClick: [
    'This link is incomplete.',
    'Open it from the Actions menu on a matter in Clio Grow; reloading or pasting the address won’t work.',
  ],
  notConfirmed: 'Clio couldn’t verify this link.',
  anotherPerson: 'You’re signed in to Clio as someone else.',
  anotherPersonText: (person: string) =>
    `You’re signed in here as ${person}. Sign out and sign back in with your Clio account.`,
  noSuchMatter: 'Matter not found.',
  noMatter: (matter: string) => `Matter #${matter} not found.`,
  noMatterText: 'It may have been deleted, or you may not have access.',
  forbidden: ['Your account can’t view matters.', 'Ask your administrator for access.'],
  noAnswer: 'Intake Desk didn’t respond.',
  noAnswerText: (again: string) => `The link couldn’t be confirmed. ${again}`,
  unclear: 'This link couldn’t be verified.',
  unclearText: (again: string) => `Clio didn’t confirm the link. ${again}`,
  sessionEnded: ['Your session has ended.', 'Sign in again to open the matter.'],
} as const;
