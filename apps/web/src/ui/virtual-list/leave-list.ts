const STOPS = 'a[href], button, input, select, textarea, [tabindex]';

/**
 * Moves focus out of a long list, to the next tab stop before or after it.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/feed/ Ctrl+Home and Ctrl+End
 */
export function focusOutsideList(list: Element, way: 'before' | 'after'): void {
  const side = way === 'after' ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const stops = [...document.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) =>
      (list.compareDocumentPosition(stop) & side) !== 0 &&
      !list.contains(stop) &&
      stop.tabIndex >= 0 &&
      !stop.matches(':disabled') &&
      stop.checkVisibility(),
  );
  stops.at(way === 'after' ? 0 : -1)?.focus();
}
