/** Part of the inbox, by where its leads stand with our team. `open`: nobody decided on it or put it off. `mine`: held by whoever asks. */
export const TRIAGE_VIEWS = ['open', 'mine', 'snoozed', 'decided'] as const;
export type TriageView = (typeof TRIAGE_VIEWS)[number];
