export interface TypeAhead {
  /** Stops capturing. Returns the text typed so far, with a line break for each Enter. */
  take: () => string;
}

/**
 * Captures keystrokes while what they are meant for is loading, so that they are neither lost nor run as commands.
 * @param onGivenUp called when Escape is pressed
 */
export function captureTypeAhead(onGivenUp: () => void): TypeAhead {
  let text = '';
  const catchKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.key === 'Tab') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === 'Escape') {
      take();
      onGivenUp();
    } else if (event.key === 'Enter') text += '\n';
    else if (event.key === 'Backspace') text = text.slice(0, -1);
    else if ([...event.key].length === 1) text += event.key;
  };
  const take = () => {
    window.removeEventListener('keydown', catchKey, true);
    return text;
  };
  window.addEventListener('keydown', catchKey, true);
  return { take };
}
