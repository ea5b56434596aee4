import { z } from 'zod/mini';
import { MAX_REASON_LENGTH } from './limits.ts';
import { VERDICTS, type Verdict } from './verdict.ts';

/** A colleague. `id` is Grow's. */
export interface Colleague {
  id: string;
  name: string;
}

/** A decline reason, in the firm's words; each of the first nine has a digit key. */
export interface VerdictReason {
  id: string;
  label: string;
}

/** Priority of a lead. */
export type Priority = 'high';

/** The team's triage state of a lead, which is unknown to Clio. Instants are ISO 8601. */
export interface LeadTriage {
  lead: number;
  /** Increases with every change. */
  version: number;
  /** Person working on it; expires at `until` unless it is renewed. */
  claim: { by: Colleague; until: string } | null;
  verdict: { verdict: Verdict; reason: VerdictReason | null; by: Colleague; at: string } | null;
  /** Snoozed; returns to the inbox at `until`. */
  snooze: { until: string; by: Colleague } | null;
  /** When its snooze ended, if no one has acted on it since. */
  wokeAt: string | null;
  /** Sorted before all others; null for most. */
  priority: Priority | null;
  /** When it left Clio's inbox: nothing remains to be done. */
  closedAt: string | null;
}

const person = z.string().check(z.minLength(1), z.maxLength(64));

/** `PUT /api/desk/leads/{id}/verdict`. `reason`: the id of one of the firm's reasons, or free text. */
export const verdictBody = z.strictObject({
  verdict: z.enum(VERDICTS),
  reason: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_REASON_LENGTH))),
});
/** `PUT /api/desk/leads/{id}/snooze`. */
export const snoozeBody = z.strictObject({ until: z.iso.datetime({ offset: true }) });
/** `POST /api/desk/leads/{id}/hand-over`. `to`: a colleague's id. */
export const reassignBody = z.strictObject({ to: person });
/** `POST /api/desk/leads/{id}/undo`. `change`: see {@link TriageChange}. */
export const undoBody = z.strictObject({ change: z.int().check(z.positive()) });

/** A triage action on a lead. */
export type TriageAction =
  | { act: 'claim' }
  | { act: 'release' }
  | ({ act: 'hand-over' } & z.infer<typeof reassignBody>)
  | ({ act: 'decide' } & z.infer<typeof verdictBody>)
  | { act: 'withdraw' }
  | ({ act: 'snooze' } & z.infer<typeof snoozeBody>)
  | { act: 'wake' }
  /** Sets high priority, and clears it. */
  | { act: 'raise' }
  | { act: 'lower' }
  | ({ act: 'undo' } & z.infer<typeof undoBody>);

/** One of a person's recent changes. */
export interface TriageChange {
  /** Position in the firm's decision log. */
  change: number;
  lead: number;
  act: TriageAction['act'];
  at: string;
  /** Whether it can be undone: nothing has happened to the lead since. */
  canUndo: boolean;
}

/** `GET /api/desk/triage`: every inbox lead with a triage state, and what the caller needs for triage. */
export interface TriageBoard {
  data: {
    me: Colleague;
    leads: LeadTriage[];
    reasons: VerdictReason[];
    colleagues: Colleague[];
    /** The caller's own changes, newest first. */
    changes: TriageChange[];
  };
}

/** The response to a triage action; `change` is null if it changed nothing that could be undone. */
export interface TriageAnswer {
  data: LeadTriage;
  meta: { change: TriageChange | null };
}

/** Additional members of a problem with code `triage-conflict`: the lead's current state, and its claimant. */
export interface TriageConflict {
  triage: LeadTriage;
  holder: Colleague | null;
}

/** One entry of the firm's decision log. `by` is null for Intake Desk itself, and if the person was erased. */
export interface AuditedDecision {
  position: number;
  at: string;
  lead: number;
  act: TriageAction['act'] | 'close' | 'reopen';
  by: Colleague | null;
  verdict: Verdict | null;
  /** As text. */
  reason: string | null;
  /** Claimant of the lead after the action. */
  holder: Colleague | null;
  /** End of the snooze after the action. */
  until: string | null;
  isErased: boolean;
  hash: string;
}

/** `GET /api/desk/audit?lead=&before=`: newest first; `next` is for `before`. */
export interface DecisionPage {
  data: AuditedDecision[];
  meta: { next: number | null };
}
