import type { VerdictReason } from '@intake-desk/desk-api/triage';

/** Reasons to decline, used until a firm saves its own list. The position is the shortcut digit. */
export const DEFAULT_REASONS: readonly VerdictReason[] = [
  { id: 'other-area', label: 'Outside practice area' },
  { id: 'other-place', label: 'Outside jurisdiction' },
  { id: 'conflict', label: 'Conflict of interest' },
  { id: 'no-case', label: 'No viable claim' },
  { id: 'too-late', label: 'Statute of limitations' },
  { id: 'fee', label: 'Fee/budget' },
  { id: 'has-lawyer', label: 'Already represented' },
  { id: 'unreachable', label: 'Unable to reach' },
  { id: 'not-a-lead', label: 'Spam or solicitation' },
];

/** Default reasons of earlier versions, with another meaning than any present one: decisions still refer to them. */
export const FORMER_DEFAULT_REASONS: readonly VerdictReason[] = [
  { id: 'known-party', label: 'Relationship with another party' },
];
