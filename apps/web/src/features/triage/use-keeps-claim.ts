import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { performAct } from './perform-act.ts';

/** A claim is renewed at most this often, in milliseconds. */
const RENEWAL_MS = 60_000;

/** Renews a claim while its holder works: keys and clicks are signs of work, an open window is none. */
export function useKeepsClaim(lead: number, isMine: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isMine) return undefined;
    let renewed = Date.now();
    const works = () => {
      if (Date.now() - renewed < RENEWAL_MS) return;
      renewed = Date.now();
      void performAct(client, { lead, name: '', act: { act: 'claim' }, isQuiet: true });
    };
    const signs = ['keydown', 'pointerdown'] as const;
    for (const sign of signs) window.addEventListener(sign, works);
    return () => {
      for (const sign of signs) window.removeEventListener(sign, works);
    };
  }, [client, lead, isMine]);
}
