/** Minutes that a lead stays with whoever took it, counted from the last sign of work. */
export const CLAIM_MINUTES = 15;
/** Longest reason, and most of them that a firm has. */
export const REASON_MAX = 64;
export const REASONS_MOST = 20;
/** Changes that a person can still see and take back. */
export const TRAY_LENGTH = 20;
