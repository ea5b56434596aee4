export interface TypeAhead {
  /** Stops capturing. Returns the text typed so far, and whether Enter was pressed after it. */
  take: () => { text: string; isEntered: boolean };
}

/**
 * Captures keystrokes while the palette's code is loading, so that they are neither lost nor run as commands.
 * @param onGivenUp called when Escape is pressed
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
