/** What a firm may decide of a lead before anybody says it in Clio. */
export const VERDICTS = ['pursue', 'need_info', 'decline'] as const;
export type Verdict = (typeof VERDICTS)[number];
