import { MAX_REASONS } from '@intake-desk/desk-api/limits';
import type { VerdictReason } from '@intake-desk/desk-api/triage';
import { reasonsTexts } from '#src/texts/triage/reasons.ts';

/** The edited list, and the version that it is based on. */
export interface EditedReasons {
  version: number;
  reasons: VerdictReason[];
}

/** Parses the edits that an earlier page of this tab stored; null for anything else. */
export function parseStoredReasons(text: string): EditedReasons | null {
  try {
    const { version, reasons } = JSON.parse(text) as Partial<EditedReasons>;
    const isList =
      Array.isArray(reasons) && reasons.every((one) => typeof one.id === 'string' && typeof one.label === 'string');
    return typeof version === 'number' && isList ? { version, reasons } : null;
  } catch {
    return null;
  }
}

/** Returns the list with one reason moved by one position. */
export function moved(reasons: readonly VerdictReason[], from: number, by: 1 | -1): VerdictReason[] {
  const next = [...reasons];
  const [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(from + by, 0, one);
  return next;
}

/** Returns why the list cannot be saved; null when it can. */
export function validateReasons(reasons: readonly VerdictReason[]): string | null {
  const labels = reasons.map(({ label }) => label.trim().toLowerCase());
  if (labels.includes('')) return reasonsTexts.empty;
  if (new Set(labels).size < labels.length) return reasonsTexts.double;
  return reasons.length > MAX_REASONS ? reasonsTexts.full(MAX_REASONS) : null;
}
