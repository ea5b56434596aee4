export interface TypeAhead {
  /** Ends it. What was typed since it began, and whether Enter came after it. */
  take: () => { text: string; isEntered: boolean };
}

/**
 * Catches what a person types while the box for it is on its way: it must neither be lost nor be taken for commands.
 * @param onGivenUp Escape was pressed
 */
export function captureTypeAhead(onGivenUp: () => void): TypeAhead {
  let text = '';
  let isEntered = false;
  const catchKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.key === 'Tab') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === 'Escape') {
      take();
      onGivenUp();
    } else if (event.key === 'Enter') isEntered = true;
    else if (event.key === 'Backspace') text = text.slice(0, -1);
    else if ([...event.key].length === 1) text += event.key;
  };
  const take = () => {
    window.removeEventListener('keydown', catchKey, true);
    return { text, isEntered };
  };
  window.addEventListener('keydown', catchKey, true);
  return { take };
}
