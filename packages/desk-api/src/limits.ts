/** Minutes that a lead stays with whoever took it, counted from the last sign of work. */
export const CLAIM_MINUTES = 15;
/** Longest reason, and most of them that a firm has. */
export const MAX_REASON_LENGTH = 64;
export const MAX_REASONS = 20;
/** Changes that a person can still see and take back. */
export const MAX_RECENT_CHANGES = 20;
/** Longest team note, in characters. */
export const MAX_TEAM_NOTE_LENGTH = 10_000;
/** Most templates a firm keeps; longest name, subject and text, in characters. */
export const NOTE_TEMPLATE_LIMITS = { templates: 40, name: 40, subject: 200, text: 4000 } as const;
/** Most views a person keeps; longest name and address, in characters. */
export const SAVED_VIEW_LIMITS = { views: 30, name: 40, address: 1000 } as const;
