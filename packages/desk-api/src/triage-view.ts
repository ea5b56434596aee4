/** Views of the inbox by triage state. `open`: neither decided nor snoozed. `mine`: claimed by the caller. */
export const TRIAGE_VIEWS = ['open', 'mine', 'snoozed', 'decided'] as const;
export type TriageView = (typeof TRIAGE_VIEWS)[number];

/**
 * The parts of the inbox that a list can be limited to: its views, and `due`, the open leads whose snooze has ended and
 * which no one has acted on since.
 */
export const INBOX_PARTS = [...TRIAGE_VIEWS, 'due'] as const;
export type InboxPart = (typeof INBOX_PARTS)[number];
