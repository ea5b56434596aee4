import { useEffect, useState, type ReactNode, memo, useLayoutEffect } from 'react';
import { OPEN_DELAY_MS, STEP_DELAY_MS, SettledContext, afterKeyboardIdle } from '#src/platform/records/use-settled.ts';
import { afterPaint } from '#src/ui/rendering/after-paint.ts';

/**
 * A record beside its list: drawn a frame after its row, and told whether somebody stays with it. One that is opened is stayed with as
 * soon as it is on the screen, one that is stepped to after a moment.
 */
export function DeferredRecord({ id, children }: { id: string; children: ReactNode }) {
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
    return afterKeyboardIdle(stayed === null ? OPEN_DELAY_MS : STEP_DELAY_MS, () => setStayed(id));
  }, [stayed, id]);
  return <SettledContext value={stayed === id}>{children}</SettledContext>;
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
  return <Frozen isStill={!isTurn}>{children}</Frozen>;
}

/** What it shows stays as it is, and costs nothing, while it is still. */
const Frozen = memo(
  function Still({ children }: { isStill: boolean; children: ReactNode }) {
    return children;
  },
  (_, { isStill }) => isStill,
);
