/** Texts about a list's size, its age, and why it is not being updated. */
export const freshnessTexts = {
  asOf: (time: string) => `Clio as of ${time}`,
  soFar: (count: string) => `${count} so far`,
  causes: {
    asleep: 'Nobody was signed in to ask Clio with',
    'grow-forbidden': 'Clio has refused this list',
    'grow-unavailable': 'Clio does not answer',
    'grow-timeout': 'Clio takes too long to answer',
    'grow-garbled': 'Clio sends answers that make no sense',
    'grow-rate-limited': 'Clio asks us to slow down',
    'grow-misconfigured': 'Clio does not accept this installation',
    'queue-full': 'Many requests to Clio are waiting',
    'store-unavailable': 'The desk’s own database cannot be written; please tell whoever runs it',
  } as Readonly<Record<string, string>>,
  otherCause: 'The desk could not ask Clio',
  scopeMissing: (scope: string) =>
    `Clio refuses this list: the permission ${scope} is missing. Settings say what to do.`,
  stale: (cause: string, since: string) => `${cause} since ${since}. What is shown stays, and catches up by itself.`,
  /** @param pace records a minute; empty if unknown */
  beingRead: (count: string, pace: string) =>
    `Being read from Clio: ${count} so far${pace === '' ? '' : `, about ${pace} a minute`}`,
  gap: (from: string, until: string) =>
    `Clio was not asked from ${from} to ${until}. What came in between is here now.`,
  departures: {
    /** @param matter its number; empty if unknown */
    matter: (matter: string) => `became matter ${matter}`,
    ignored: 'ignored in Clio',
    accepted: 'triaged in Clio',
    gone: 'gone, reason unknown',
    checking: 'left the inbox; looking where',
  },
  between: (after: string, before: string) => `between ${after} and ${before}`,
} as const;
