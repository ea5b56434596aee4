import { focusedTextField, typeInto } from '#src/platform/browser/type-into.ts';
import { commandForShortcut, isOffered } from './commands.ts';
import { captureTypeAhead, type TypeAhead } from './type-ahead.ts';

/**
 * How long a key waits for the screen that uses it, in milliseconds. After that, its effect would surprise the person.
 */
const EARLY_MS = 3_000;
/** How long Enter waits for the first row, and text for the field of a record that is opening, in milliseconds. */
const OPENING_MS = 10_000;

/** Keys that were pressed before the screen that they are meant for was ready. They open something, and change nothing. */
let early: { keys: string; until: number } | null = null;
let row: { until: number; isEntered: boolean } | null = null;
let typed: { stop: () => void } | null = null;

/** Takes focus away from the list that is left: from now on Enter waits for the first row of the next one. */
export function awaitFirstRow(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  row = { until: performance.now() + OPENING_MS, isEntered: false };
}

/** @returns true if Enter waits for a row; it is handled then */
export function enterFirstRow(): boolean {
  if (row === null || row.until < performance.now() || document.activeElement !== document.body) return false;
  row.isEntered = true;
  return true;
}

/**
 * Stores keys of a command that opens a text field, which no screen offers yet.
 * @param isOpening true if a record is being opened: text that follows is meant for it
 */
export function storeEarlyKeys(keys: string, isOpening: boolean): void {
  const hasRecord = isOpening || row?.isEntered === true;
  early = { keys, until: performance.now() + (hasRecord ? OPENING_MS : EARLY_MS) };
  if (hasRecord) captureForField(OPENING_MS);
}

/** Runs the stored keys if a screen offers their command now. A record that is loaded without it discards them. */
export function runEarlyKeys(): void {
  if (early === null) return;
  const command = commandForShortcut(early.keys);
  if (command === undefined) {
    if (isOffered('notes.add')) discardWaitingKeys();
    return;
  }
  const isInTime = early.until > performance.now();
  early = null;
  if (isInTime) command.run();
}

/** Discards the stored keys: another key was pressed. */
export function discardEarlyKeys(): void {
  early = null;
}

/** Discards all that waits: the person has pressed another control. */
export function discardWaitingKeys(): void {
  early = null;
  row = null;
  typed?.stop();
}

/** Captures text for the field of a command that ran, until that field has focus. */
export function captureUntilFocus(): void {
  if (focusedTextField() === null) captureForField(EARLY_MS);
}

/** Follows the focus: a row that was awaited is opened if Enter was pressed, and a field takes the captured text. */
export function followFocus({ target }: FocusEvent): void {
  const awaited = row;
  row = null;
  if (awaited?.isEntered === true && target instanceof HTMLElement && target.matches('a[data-record]'))
    queueMicrotask(() => target.click());
}

function captureForField(milliseconds: number): void {
  typed?.stop();
  const over = new AbortController();
  const stop = () => {
    over.abort();
    clearTimeout(timer);
    typed = null;
    return typing.take();
  };
  const timer = setTimeout(discardWaitingKeys, milliseconds);
  const typing: TypeAhead = captureTypeAhead(discardWaitingKeys);
  const deliver = () => {
    const field = focusedTextField();
    if (field !== null && !over.signal.aborted) typeInto(field, stop());
  };
  // The field may set its caret after it has taken focus.
  document.addEventListener('focusin', () => queueMicrotask(deliver), { signal: over.signal });
  typed = { stop };
}
