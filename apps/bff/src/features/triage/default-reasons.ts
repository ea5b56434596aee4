import type { VerdictReason } from '@intake-desk/desk-api/triage';

/** Reasons to decline, used until a firm saves its own list. The position is the shortcut digit. */
export const DEFAULT_REASONS: readonly VerdictReason[] = [
  { id: 'other-area', label: 'Not our area of law' },
  { id: 'other-place', label: 'Not our jurisdiction' },
  { id: 'known-party', label: 'Relationship with another party' },
  { id: 'no-case', label: 'No case that we see' },
  { id: 'too-late', label: 'Deadline has passed' },
  { id: 'fee', label: 'Fee or budget' },
  { id: 'has-lawyer', label: 'Has a lawyer already' },
  { id: 'unreachable', label: 'Could not be reached' },
  { id: 'not-a-lead', label: 'Not a request: spam or sales' },
];
