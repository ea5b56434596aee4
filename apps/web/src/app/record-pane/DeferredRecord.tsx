import { useEffect, useState, type ReactNode, memo, useLayoutEffect } from 'react';
import { OPEN_DELAY_MS, STEP_DELAY_MS, SettledContext, afterKeyboardIdle } from '#src/platform/records/use-settled.ts';
import { afterPaint } from '#src/ui/rendering/after-paint.ts';

/**
 * Renders a record beside its list one frame after its row, and provides whether the selection has settled on it. A
 * record that is opened settles as soon as it is visible; one that is stepped to settles after a delay.
 */
export function DeferredRecord({ id, children }: { id: string; children: ReactNode }) {
  return (
    <AfterPaint name={id}>
      <Settling id={id}>{children}</Settling>
    </AfterPaint>
  );
}

function Settling({ id, children }: { id: string; children: ReactNode }) {
  const [settledId, setSettledId] = useState<string | null>(null);
  useEffect(() => {
    if (settledId === id) return undefined;
    return afterKeyboardIdle(settledId === null ? OPEN_DELAY_MS : STEP_DELAY_MS, () => setSettledId(id));
  }, [settledId, id]);
  return <SettledContext value={settledId === id}>{children}</SettledContext>;
}

/**
 * Defers expensive rendering by one frame so that the response to a key press paints first: the list's row, then the
 * record. An earlier key or pointer press renders it before that event is handled.
 * @param props.name identifies the content: a new name waits for the next frame and shows the previous content
 * meanwhile; the same name renders at once
 */
function AfterPaint({ name, children }: { name: string; children: ReactNode }) {
  const [shownName, setShownName] = useState<string | null>(null);
  const isShown = shownName === name;
  useLayoutEffect(() => {
    if (isShown) return undefined;
    return afterPaint(() => setShownName(name));
  }, [isShown, name]);
  if (shownName === null) return null;
  return <Frozen isStill={!isShown}>{children}</Frozen>;
}

/** Skips re-rendering while `isStill` is true. */
const Frozen = memo(
  function Still({ children }: { isStill: boolean; children: ReactNode }) {
    return children;
  },
  (_, { isStill }) => isStill,
);
