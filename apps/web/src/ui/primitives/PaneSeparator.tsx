import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { uiTexts } from '#src/texts/ui.ts';
import styles from './PaneSeparator.module.css';

/** Distance that an arrow key moves it, in CSS pixels. */
const STEP = 16;

interface PaneSeparatorProps {
  label: string;
  /** Id of the pane before it. */
  controls: string;
  /** Width of that pane, in CSS pixels. */
  width: number;
  min: number;
  max: number;
  /** Called during the drag, and once more with `isFinal` at its end. */
  onWidth: (width: number, isFinal: boolean) => void;
  /** Restores the default width. */
  onReset: () => void;
}

/**
 * Movable separator between two panes: drag, arrow keys, Home, End. Enter or a double click restores the default width.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/
 */
export function PaneSeparator({ label, controls, width, min, max, onWidth, onReset }: PaneSeparatorProps) {
  const drag = useRef<{ from: number; width: number; last: number } | null>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowLeft: width - STEP, ArrowRight: width + STEP, Home: min, End: max }[event.key];
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
    // A click without movement sets no width.
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
      aria-valuemin={min}
      aria-valuemax={max}
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
