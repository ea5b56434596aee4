import { memo, useLayoutEffect, useState, type ReactNode } from 'react';
import { afterPaint } from './after-paint.ts';

/**
 * Draws something large one frame after the small thing that led to it, so that a key is answered at once: the list's row first,
 * then the record. A key or a press that comes earlier brings it before it is acted on.
 * @param props.name what is shown: another name waits for the next frame, with the last one still there; the same is drawn at once
 */
export function AfterPaint({ name, children }: { name: string; children: ReactNode }) {
  const [turn, setTurn] = useState<string | null>(null);
  const isTurn = turn === name;
  useLayoutEffect(() => {
    if (isTurn) return undefined;
    return afterPaint(() => setTurn(name));
  }, [isTurn, name]);
  if (turn === null) return null;
  return <Still isStill={!isTurn}>{children}</Still>;
}

/** What it shows stays as it is, and costs nothing, while it is still. */
const Still = memo(
  function Still({ children }: { isStill: boolean; children: ReactNode }) {
    return children;
  },
  (_, { isStill }) => isStill,
);
