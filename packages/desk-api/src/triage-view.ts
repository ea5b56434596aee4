/** Views of the inbox by triage state. `open`: neither decided nor snoozed. `mine`: claimed by the caller. */
export const TRIAGE_VIEWS = ['open', 'mine', 'snoozed', 'decided'] as const;
export type TriageView = (typeof TRIAGE_VIEWS)[number];
