/** Texts about a list's size, its age, and why it is not being updated. */
export const freshnessTexts = {
  asOf: (time: string) => `Synced ${time}`,
  soFar: (count: string) => `${count} loaded`,
  causes: {
    asleep: 'Sync paused: no one was signed in',
    'grow-forbidden': 'Clio has refused access to this list',
    'grow-unavailable': 'Clio hasn’t responded',
    'grow-timeout': 'Clio has been slow to respond',
    'grow-garbled': 'Unexpected responses from Clio',
    'grow-rate-limited': 'Clio has been limiting requests',
    'grow-misconfigured': 'Clio has rejected this app’s credentials',
    'queue-full': 'Requests to Clio have been queued',
    'store-unavailable': 'Database error (contact your administrator)',
  } as Readonly<Record<string, string>>,
  otherCause: 'Couldn’t sync with Clio',
  scopeMissing: (scope: string) => `You don’t have permission to view this list (${scope}). See Settings › Connection.`,
  stale: (cause: string, since: string) =>
    `${cause} since ${since}. Showing the last synced data; it will update automatically.`,
  /** @param pace records a minute; empty if unknown */
  beingRead: (count: string, pace: string) =>
    `Syncing from Clio: ${count} loaded${pace === '' ? '' : ` (~${pace}/min)`}`,
  gap: (from: string, until: string) => `Sync was paused ${from}–${until} and has caught up.`,
  departures: {
    /** @param matter its number; empty if unknown */
    matter: (matter: string) => `became matter ${matter}`,
    ignored: 'ignored in Clio',
    accepted: 'triaged in Clio',
    gone: 'removed from inbox (reason unknown)',
    checking: 'removed from inbox, checking…',
  },
  between: (after: string, before: string) => `between ${after} and ${before}`,
} as const;
