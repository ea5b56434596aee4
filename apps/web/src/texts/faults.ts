/** Messages for a request that failed without a response from the server. */
export const faultTexts = {
  noAnswer: 'No answer came back from Intake Desk.',
  unreachable: 'Intake Desk cannot be reached. What is on the screen stays.',
  unreadable: (status: string) => `The server answered with status ${status} and nothing that could be read.`,
  clioUnreadable: 'Clio answered with something that could not be read.',
  noNextPage: 'Clio says that there is more, but names a next page that cannot be followed.',
  own: 'This page ran into a fault of its own.',
  clioSays: (words: string) => `Clio says: ${words}`,
  deskSays: (words: string) => `Refused by Intake Desk: ${words}`,
  tryAgainIn: (seconds: string) => `Try again in ${seconds} s.`,
} as const;
