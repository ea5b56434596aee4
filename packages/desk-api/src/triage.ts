import { z } from 'zod/mini';

/** What a firm may decide of a lead before anybody says it in Clio. */
export const VERDICTS = ['pursue', 'need-information', 'decline'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Minutes that a lead stays with whoever took it, counted from the last sign of work. */
export const CLAIM_MINUTES = 15;
/** Changes that a person can still see and take back. */
export const TRAY_LENGTH = 20;

/** A colleague. `id` is Grow's. */
export interface Colleague {
  id: string;
  name: string;
}

/** Why something is declined, in the firm's words; the first nine have a digit each. */
export interface VerdictReason {
  id: string;
  label: string;
}

/** Where a lead stands with our team. Clio knows nothing of it. Instants are ISO 8601. */
export interface LeadTriage {
  lead: number;
  /** Counts up with every change. */
  version: number;
  /** Who works on it; over at `until` unless it is renewed. */
  claim: { by: Colleague; until: string } | null;
  verdict: { verdict: Verdict; reason: VerdictReason | null; by: Colleague; at: string } | null;
  /** Put off; waits again from `until`. */
  snooze: { until: string; by: Colleague } | null;
  /** When it left the inbox of Clio: nothing is left to do. */
  closedAt: string | null;
}

/** What somebody may do with a lead: `POST /api/desk/triage/{lead}`. */
export const triageAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('claim') }),
  z.strictObject({ act: z.literal('release') }),
  z.strictObject({ act: z.literal('hand-over'), to: z.string().check(z.minLength(1), z.maxLength(64)) }),
  z.strictObject({
    act: z.literal('decide'),
    verdict: z.enum(VERDICTS),
    reason: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
  }),
  z.strictObject({ act: z.literal('snooze'), until: z.iso.datetime({ offset: true }) }),
  z.strictObject({ act: z.literal('wake') }),
  z.strictObject({ act: z.literal('undo'), change: z.int().check(z.positive()) }),
]);
export type TriageAct = z.infer<typeof triageAct>;

/** One change as it stands in the tray. */
export interface TriageChange {
  /** Its place in the firm's chain of decisions. */
  change: number;
  lead: number;
  act: TriageAct['act'];
  at: string;
  /** Nothing happened to the lead since: it can be taken back. */
  canUndo: boolean;
}

/** `GET /api/desk/triage`: every lead of the inbox that somebody touched, and what this person needs to work. */
export interface TriageBoard {
  data: {
    me: Colleague;
    leads: LeadTriage[];
    reasons: VerdictReason[];
    colleagues: Colleague[];
    /** This person's own, the youngest first. */
    changes: TriageChange[];
  };
}

/** The answer to an act that was carried out. */
export interface TriageAnswer {
  data: { triage: LeadTriage; change: TriageChange | null };
}

/** Beside the usual members of a problem with code `triage-conflict`. */
export interface TriageConflict {
  triage: LeadTriage;
}
