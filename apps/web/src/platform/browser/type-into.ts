type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Returns the field that typed text would go to now; null if the focus is elsewhere. */
export function focusedTextField(): TextField | null {
  const { activeElement } = document;
  if (activeElement instanceof HTMLTextAreaElement) return activeElement;
  const isText = activeElement instanceof HTMLInputElement && TEXT_TYPES.has(activeElement.type);
  return isText ? activeElement : null;
}

/** Types of `input` that have a selection, which inserting text needs. */
const TEXT_TYPES: ReadonlySet<string> = new Set(['text', 'search', 'tel', 'url', 'password']);

/** True if focus is in a field that has its own undo. */
export function isTextEntered(): boolean {
  const fields = 'input:not([type=checkbox], [type=radio]), textarea, [contenteditable]';
  return document.activeElement?.matches(fields) === true;
}

/** Inserts text at the caret as if it had been typed there. A field of one line takes the first line. */
export function typeInto(field: TextField, text: string): void {
  const [line = ''] = text.split('\n', 1);
  const typed = field instanceof HTMLInputElement ? line : text;
  if (typed === '') return;
  field.setRangeText(typed, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: typed }));
}
