import { useEffect, useState, type ReactNode, memo, useLayoutEffect } from 'react';
import { OPENED_MS, PASSING_MS, StaysContext, whenHandsRest } from '#src/platform/records/use-settled.ts';
import { afterPaint } from '#src/ui/rendering/after-paint.ts';

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

/**
 * Draws something large one frame after the small thing that led to it, so that a key is answered at once: the list's row first,
 * then the record. A key or a press that comes earlier brings it before it is acted on.
 * @param props.name what is shown: another name waits for the next frame, with the last one still there; the same is drawn at once
 */
function AfterPaint({ name, children }: { name: string; children: ReactNode }) {
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
