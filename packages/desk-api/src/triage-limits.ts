/** Minutes that a lead stays with whoever took it, counted from the last sign of work. */
export const CLAIM_MINUTES = 15;
/** Longest reason, and most of them that a firm has. */
export const MAX_REASON_LENGTH = 64;
export const MAX_REASONS = 20;
/** Changes that a person can still see and take back. */
export const MAX_RECENT_CHANGES = 20;
