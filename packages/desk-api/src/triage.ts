import { z } from 'zod/mini';
import { MAX_REASON_LENGTH } from './limits.ts';
import { VERDICTS, type Verdict } from './verdict.ts';

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

/** What goes before. */
export type Priority = 'high';

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
  /** Until when it was put off, if that is over and nobody has touched it since. */
  wokeAt: string | null;
  /** Before all others; null for most. */
  priority: Priority | null;
  /** When it left the inbox of Clio: nothing is left to do. */
  closedAt: string | null;
}

const person = z.string().check(z.minLength(1), z.maxLength(64));

/** `PUT /api/desk/leads/{id}/verdict`. `reason`: the id of one of the firm's reasons, or free words. */
export const verdictBody = z.strictObject({
  verdict: z.enum(VERDICTS),
  reason: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_REASON_LENGTH))),
});
/** `PUT /api/desk/leads/{id}/snooze`. */
export const snoozeBody = z.strictObject({ until: z.iso.datetime({ offset: true }) });
/** `POST /api/desk/leads/{id}/hand-over`. `to`: a colleague's id. */
export const handOverBody = z.strictObject({ to: person });
/** `POST /api/desk/leads/{id}/undo`. `change`: see {@link TriageChange}. */
export const undoBody = z.strictObject({ change: z.int().check(z.positive()) });

/** What somebody may do with a lead. */
export type TriageAction =
  | { act: 'claim' }
  | { act: 'release' }
  | ({ act: 'hand-over' } & z.infer<typeof handOverBody>)
  | ({ act: 'decide' } & z.infer<typeof verdictBody>)
  | { act: 'withdraw' }
  | ({ act: 'snooze' } & z.infer<typeof snoozeBody>)
  | { act: 'wake' }
  /** To high priority, and back. */
  | { act: 'raise' }
  | { act: 'lower' }
  | ({ act: 'undo' } & z.infer<typeof undoBody>);

/** One change as it stands in the tray. */
export interface TriageChange {
  /** Its place in the firm's chain of decisions. */
  change: number;
  lead: number;
  act: TriageAction['act'];
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

/** The answer to an act that was carried out; `change` is null when it changed nothing that could be taken back. */
export interface TriageAnswer {
  data: LeadTriage;
  meta: { change: TriageChange | null };
}

/** Beside the usual members of a problem with code `triage-conflict`: the lead as it stands, and whoever holds it. */
export interface TriageConflict {
  triage: LeadTriage;
  holder: Colleague | null;
}

/** One line of the firm's chain of decisions. `by` is null for the desk itself, and where a person was erased. */
export interface AuditedDecision {
  position: number;
  at: string;
  lead: number;
  act: TriageAction['act'] | 'close' | 'reopen';
  by: Colleague | null;
  verdict: Verdict | null;
  /** In words. */
  reason: string | null;
  /** Who had the lead afterwards. */
  holder: Colleague | null;
  /** Until when it was put off afterwards. */
  until: string | null;
  isErased: boolean;
  hash: string;
}

/** `GET /api/desk/audit?lead=&before=`: the youngest first; `next` is for `before`. */
export interface DecisionPage {
  data: AuditedDecision[];
  meta: { next: number | null };
}
