import { useEffect, useState, type ReactNode } from 'react';
import { OPENED_MS, PASSING_MS, StaysContext, whenHandsRest } from '#src/platform/stays.ts';
import { AfterPaint } from '#src/ui/AfterPaint.tsx';

/**
 * A record beside its list: drawn a frame after its row, and told whether somebody stays with it. One that is opened is stayed with as
 * soon as it is on the screen, one that is stepped to after a moment.
 */
export function PassingRecord({ id, children }: { id: string; children: ReactNode }) {
  return (
    <AfterPaint name={id}>
      <Staying id={id}>{children}</Staying>
    </AfterPaint>
  );
}

function Staying({ id, children }: { id: string; children: ReactNode }) {
  const [stayed, setStayed] = useState<string | null>(null);
  useEffect(() => {
    if (stayed === id) return undefined;
    return whenHandsRest(stayed === null ? OPENED_MS : PASSING_MS, () => setStayed(id));
  }, [stayed, id]);
  return <StaysContext value={stayed === id}>{children}</StaysContext>;
}
