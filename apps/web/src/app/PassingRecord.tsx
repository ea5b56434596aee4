import { useEffect, useState, type ReactNode } from 'react';
import { PASSING_MS, StaysContext } from '#src/platform/stays.ts';
import { AfterPaint } from '#src/ui/AfterPaint.tsx';

/**
 * A record beside its list: drawn a frame after its row, and told whether somebody stays with it. The first one is stayed with at once,
 * one that is stepped to after a moment.
 */
export function PassingRecord({ id, children }: { id: string; children: ReactNode }) {
  return (
    <AfterPaint name={id}>
      <Staying id={id}>{children}</Staying>
    </AfterPaint>
  );
}

function Staying({ id, children }: { id: string; children: ReactNode }) {
  const [stayed, setStayed] = useState(id);
  useEffect(() => {
    if (stayed === id) return undefined;
    const timer = setTimeout(() => setStayed(id), PASSING_MS);
    return () => clearTimeout(timer);
  }, [stayed, id]);
  return <StaysContext value={stayed === id}>{children}</StaysContext>;
}
