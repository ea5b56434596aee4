import { useQueryClient } from '@tanstack/react-query';
import type { LeadTriage } from '@intake-desk/desk-api/triage';
import { useEffect, useRef } from 'react';
import { triageToastTexts } from '#src/texts/triage/triage-toasts.ts';
import { serverNow } from '#src/platform/http/server-clock.ts';
import { showToast } from '#src/features/triage/state/toasts.ts';
import { performTriageAction } from './perform-action.ts';

/** Minimum time between two renewals of a claim, in milliseconds. */
const RENEWAL_MS = 60_000;
/** Uncertainty of the server's time in the browser, in milliseconds: a claim that ends this close to its expiry has expired. */
const TOLERANCE_MS = 2_000;

interface RenewableClaim {
  lead: number;
  name: string;
  /** The current user's claim; null while there is none. */
  claim: LeadTriage['claim'];
}

/**
 * Renews the current user's claim while they work: key presses and clicks count as activity, an open window does not.
 * Shows an error toast if the claim expires anyway.
 */
export function useRenewClaim({ lead, name, claim }: RenewableClaim): void {
  const client = useQueryClient();
  const isMine = claim !== null;
  const until = claim?.until ?? null;
  useEffect(() => {
    if (!isMine) return undefined;
    let renewed = performance.now();
    const renew = () => {
      if (performance.now() - renewed < RENEWAL_MS) return;
      renewed = performance.now();
      void performTriageAction(client, { lead, name: '', act: { act: 'claim' }, isQuiet: true });
    };
    const activities = ['keydown', 'pointerdown'] as const;
    for (const activity of activities) window.addEventListener(activity, renew);
    return () => {
      for (const activity of activities) window.removeEventListener(activity, renew);
    };
  }, [client, lead, isMine]);
  const before = useRef<{ lead: number; until: string | null }>(null);
  useEffect(() => {
    const ended = before.current?.lead === lead ? before.current.until : null;
    before.current = { lead, until };
    if (until !== null || ended === null || serverNow() < Date.parse(ended) - TOLERANCE_MS) return;
    showToast({ message: triageToastTexts.echo.ranOut, isError: true, lead, name, change: null });
  }, [until, lead, name]);
}
