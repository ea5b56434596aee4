import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { uiTexts } from '#src/texts/ui.ts';
import styles from './PaneSeparator.module.css';

/** How far an arrow key moves it, in CSS pixels. */
const STEP = 16;

interface PaneSeparatorProps {
  label: string;
  /** Id of the pane before it. */
  controls: string;
  /** Width of that pane, in CSS pixels. */
  width: number;
  min: number;
  max: number;
  /** Called on the way, and once more with `isFinal` at the end. */
  onWidth: (width: number, isFinal: boolean) => void;
  /** Back to the usual width. */
  onReset: () => void;
}

/**
 * A line between two panes that can be moved: drag it, or arrow keys, Home, End; Enter or a double click bring the usual width back.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/
 */
export function PaneSeparator({ label, controls, width, min: least, max: most, onWidth, onReset }: PaneSeparatorProps) {
  const drag = useRef<{ from: number; width: number; last: number } | null>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowLeft: width - STEP, ArrowRight: width + STEP, Home: least, End: most }[event.key];
    if (event.key === 'Enter') onReset();
    else if (next !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) onWidth(next, true);
    else return;
    event.preventDefault();
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: event.clientX, width, last: width };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (drag.current === null) return;
    drag.current.last = drag.current.width + event.clientX - drag.current.from;
    onWidth(drag.current.last, false);
  };
  const onPointerEnd = () => {
    const ended = drag.current;
    drag.current = null;
    // A click that moves nothing chooses nothing.
    if (ended !== null && ended.last !== ended.width) onWidth(ended.last, true);
  };

  return (
    <div
      className={styles.separator}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuetext={uiTexts.pixels(String(width))}
      tabIndex={0}
      title={uiTexts.dragToWiden}
      onKeyDown={onKeyDown}
      onDoubleClick={onReset}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onLostPointerCapture={onPointerEnd}
    />
  );
}
