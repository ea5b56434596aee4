/** Decisions that a firm can make on a lead before they are entered in Clio. */
export const VERDICTS = ['pursue', 'need_info', 'decline'] as const;
export type Verdict = (typeof VERDICTS)[number];
