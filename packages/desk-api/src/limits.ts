/** Minutes until a claim expires, counted from the last activity of its claimant. */
export const CLAIM_MINUTES = 15;
/** Longest reason in characters, and largest number of reasons in a firm. */
export const MAX_REASON_LENGTH = 64;
export const MAX_REASONS = 20;
/** Number of recent changes that a person can see and undo. */
export const MAX_RECENT_CHANGES = 20;
/** Longest team note, in characters, and largest number of colleagues that it mentions. */
export const MAX_TEAM_NOTE_LENGTH = 10_000;
export const MAX_TEAM_NOTE_MENTIONS = 20;
/** Longest snooze, in days: a later time is a typing error. */
export const MAX_SNOOZE_DAYS = 366;
/** Shortest and longest text of a search, in characters. */
export const SEARCH_TEXT_LIMITS = { min: 2, max: 100 } as const;
/** Largest number of templates in a firm; longest name, subject and text, in characters. */
export const NOTE_TEMPLATE_LIMITS = { templates: 40, name: 40, subject: 200, text: 4000 } as const;
/** Largest number of views of a person; longest name and address, in characters. No longer address can be opened. */
export const SAVED_VIEW_LIMITS = { views: 30, name: 40, address: 8192 } as const;
