/** Texts of the landing page for a click in Clio's menu. Names and numbers are passed in formatted. */
export const customActionsTexts = {
  opened: 'Opened from Clio',
  asking: ['Asking Clio about this click', 'This takes a moment.'],
  origin: 'From Clio’s menu',
  originOf: (matter: string) => `From Clio’s menu · matter ${matter}`,
  request: (id: string) => `Request ${id}`,
  ways: {
    matter: (matter: string) => `Open matter ${matter} anyway`,
    signIn: 'Sign in again',
    home: 'Go to the inbox',
  },
  again: 'Go back to Clio and click again.',
  noClick: [
    'This is not a link from Clio.',
    'Clio’s menu opens this page and adds what was clicked. That is missing: perhaps the page was loaded again, or its address was copied.',
  ],
  notConfirmed: 'Clio does not confirm this click.',
  anotherPerson: 'In Clio, somebody else is signed in.',
  anotherPersonText: (person: string) =>
    `Here it is ${person}. The click was not used: sign out, then sign in with the account that you use in Clio.`,
  noSuchMatter: 'There is no such matter in Clio.',
  noMatter: (matter: string) => `There is no matter ${matter} in Clio.`,
  noMatterText: 'It may have been deleted meanwhile, or this sign-in may not see it.',
  forbidden: ['Clio does not let this sign-in read matters.', 'A permission is missing. Tell whoever runs this desk.'],
  noAnswer: 'Intake Desk did not answer.',
  noAnswerText: (again: string) => `Whether the click was used is not known. ${again}`,
  unclear: 'This click could not be checked.',
  unclearText: (again: string) => `Clio gave no clear answer, and a click is checked only once. ${again}`,
  sessionEnded: [
    'Your session has ended.',
    'Sign in again. The matter opens all the same, only without Clio’s word that you came from there.',
  ],
} as const;
