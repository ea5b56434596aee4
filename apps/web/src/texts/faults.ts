/** Messages for a request that failed without a response from the server. */
export const faultTexts = {
  noAnswer: 'Intake Desk didn’t respond. Try again.',
  unreachable: 'Can’t reach Intake Desk. Check your connection.',
  unreadable: (status: string) => `Unexpected server response (${status}).`,
  clioUnreadable: 'Unexpected response from Clio.',
  noNextPage: 'Couldn’t load more from Clio.',
  own: 'Something went wrong on this page.',
  /** @param asOf time of the data on the screen; empty if unknown */
  notRefreshed: (why: string, asOf: string) =>
    `Couldn’t refresh: ${why}${asOf === '' ? '' : ` Showing data from ${asOf}.`}`,
  clioSays: (words: string) => `Clio says: ${words}`,
  deskSays: (words: string) => `Refused by Intake Desk: ${words}`,
  tryAgainIn: (seconds: string) => `Try again in ${seconds} sec.`,
} as const;
