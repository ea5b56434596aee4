import { useQueryClient } from '@tanstack/react-query';
import type { LeadTriage } from '@intake-desk/desk-api/triage';
import { useEffect, useRef } from 'react';
import { triageToastTexts } from '#src/texts/triage/triage-toasts.ts';
import { showToast } from '#src/features/triage/state/toasts.ts';
import { performTriageAction } from './perform-action.ts';

/** A claim is renewed at most this often, in milliseconds. */
const RENEWAL_MS = 60_000;
/** So much sooner than its end a claim may be seen to be gone: the desk's clock and ours are two. */
const TOLERANCE_MS = 2_000;

interface RenewableClaim {
  lead: number;
  name: string;
  /** One's own; null while one has none. */
  claim: LeadTriage['claim'];
}

/**
 * Renews a claim while its holder works: keys and clicks are signs of work, an open window is none. One that runs out all the same is
 * told.
 */
export function useRenewClaim({ lead, name, claim }: RenewableClaim): void {
  const client = useQueryClient();
  const isMine = claim !== null;
  const until = claim?.until ?? null;
  useEffect(() => {
    if (!isMine) return undefined;
    let renewed = Date.now();
    const works = () => {
      if (Date.now() - renewed < RENEWAL_MS) return;
      renewed = Date.now();
      void performTriageAction(client, { lead, name: '', act: { act: 'claim' }, isQuiet: true });
    };
    const signs = ['keydown', 'pointerdown'] as const;
    for (const sign of signs) window.addEventListener(sign, works);
    return () => {
      for (const sign of signs) window.removeEventListener(sign, works);
    };
  }, [client, lead, isMine]);
  const before = useRef<{ lead: number; until: string | null }>(null);
  useEffect(() => {
    const ended = before.current?.lead === lead ? before.current.until : null;
    before.current = { lead, until };
    if (until !== null || ended === null || Date.now() < Date.parse(ended) - TOLERANCE_MS) return;
    showToast({ message: triageToastTexts.echo.ranOut, isError: true, lead, name, change: null });
  }, [until, lead, name]);
}
