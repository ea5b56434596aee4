import type { TouchEvent } from 'react';

/** Least distance of a swipe, in pixels. */
const MIN_DISTANCE = 64;
/** At the window's edges a swipe belongs to the browser: it goes back or forward. In pixels. */
const EDGE = 24;

/** Where the current touch began; null if it cannot become a swipe. */
let start: { x: number; y: number } | null = null;

/**
 * Returns touch handlers that open the neighbouring record on a swipe from side to side. They never act on the record,
 * and a button does the same (WCAG 2.2, 2.5.1 and 2.5.7).
 */
export function swipeHandlers(onStep: (step: 'previous' | 'next') => void) {
  return {
    onTouchStart: ({ touches, target }: TouchEvent) => {
      const touch = touches.length === 1 ? touches[0] : undefined;
      const isFree = touch !== undefined && touch.clientX > EDGE && touch.clientX < window.innerWidth - EDGE;
      start = isFree && !isOwnGesture(target) ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchEnd: ({ changedTouches }: TouchEvent) => {
      const touch = changedTouches[0];
      if (start === null || touch === undefined) return;
      const [across, down] = [touch.clientX - start.x, touch.clientY - start.y];
      start = null;
      // Selecting text moves a finger as well.
      if (window.getSelection()?.isCollapsed === false) return;
      if (Math.abs(across) >= MIN_DISTANCE && Math.abs(across) > 2 * Math.abs(down))
        onStep(across < 0 ? 'next' : 'previous');
    },
    onTouchCancel: () => {
      start = null;
    },
  };
}

/** True in the field with the caret, which a finger moves, and in what scrolls sideways. */
function isOwnGesture(target: EventTarget): boolean {
  for (let element = target instanceof Element ? target : null; element !== null; element = element.parentElement) {
    if (element.matches('[popover]') || element === focusedField()) return true;
    if (element.matches('article')) return false;
    if (element.scrollWidth > element.clientWidth && ['auto', 'scroll'].includes(getComputedStyle(element).overflowX))
      return true;
  }
  return false;
}

function focusedField(): Element | null {
  const { activeElement } = document;
  return activeElement?.matches('input, textarea, select') === true ? activeElement : null;
}
