/** Key code of every key that an input method handles, also where `isComposing` is already false. */
const HANDLED_BY_INPUT_METHOD = 229;

/**
 * Keeps keys that belong to an input method away from the app, in every field: Escape and Enter there choose or discard
 * characters. Called once, before the app renders.
 * @see https://www.w3.org/TR/uievents/#events-composition-key-events
 */
export function ignoreCompositionKeys(): void {
  const stop = (event: KeyboardEvent) => {
    // Safari ends a composition before the key that ended it.
    if (event.isComposing || event.keyCode === HANDLED_BY_INPUT_METHOD) event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', stop, true);
}
