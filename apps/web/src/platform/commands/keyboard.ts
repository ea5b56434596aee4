import { useEffect, useLayoutEffect, useRef } from 'react';
import { createKeybindingsHandler } from 'tinykeys';
import { focusedTextField, typeInto } from '#src/platform/browser/type-into.ts';
import {
  commandForKeys,
  commandForShortcut,
  isOffered,
  opensField,
  runCommand,
  useActiveShortcuts,
} from './commands.ts';
import { keyPreferences } from './key-preferences.ts';
import { isCharacterShortcut, shortcutKeyOf, strokeOf } from './shortcut.ts';
import { addStroke, endStrokes, isTyping } from './typed-text.ts';
import {
  captureUntilFocus,
  discardEarlyKeys,
  discardWaitingKeys,
  enterFirstRow,
  followFocus,
  runEarlyKeys,
  storeEarlyKeys,
} from './waiting-keys.ts';

interface Screens<Place> {
  /** The address that is shown. */
  place: Place;
  /** Shows an earlier address again, before it returns. */
  returnTo: (place: Place) => void;
  /** True if it is the address of a record, which may be loading still. */
  hasRecord: boolean;
}

/**
 * Listens for the shortcuts of all available commands. Mounted once. Text that is typed with no field focused goes to
 * the search of the list instead: what its letters have changed is reverted.
 */
export function useKeyboardShortcuts<Place>(screens: Screens<Place>): void {
  const shortcuts = useActiveShortcuts();
  const latest = useRef(screens);
  const last = useRef<KeyboardEvent>(null);
  const handle = useRef<(event: KeyboardEvent) => void>(undefined);
  const bound = useRef<readonly string[]>([]);
  useLayoutEffect(() => {
    latest.current = screens;
  });
  useLayoutEffect(() => {
    const previous = last.current;
    const run = (shortcut: string, event: KeyboardEvent) => event !== previous && runShortcut(shortcut, event);
    bound.current = shortcuts.split('\n').filter(Boolean);
    const bindings = bound.current.map(
      (shortcut) => [shortcut, (event: KeyboardEvent) => run(shortcut, event)] as const,
    );
    handle.current = createKeybindingsHandler(Object.fromEntries(bindings), { ignore: () => false });
    // Replays the first key of a sequence if a screen with other shortcuts mounted in between.
    if (previous && performance.now() - previous.timeStamp < SEQUENCE_MS) handle.current(previous);
  }, [shortcuts]);
  useEffect(runEarlyKeys, [shortcuts]);
  useEffect(() => {
    const over = new AbortController();
    const { signal } = over;
    let start = latest.current.place;
    /** @returns true if the key belongs to typed text and is handled */
    const isText = (event: KeyboardEvent): boolean => {
      // A field that has focus gets its characters itself.
      if (!isCharacter(event) || isHeld(event) || focusedTextField() !== null) {
        endStrokes();
        return false;
      }
      const goesOn = isTyping(event.timeStamp);
      if (isElsewhere(event) ? !goesOn : !mayUse(event)) return false;
      if (!goesOn) start = latest.current.place;
      const keys = strokeOf(event) ?? event.key;
      const sequence = last.current === null ? '' : `${strokeOf(last.current) ?? ''} ${keys}`;
      const isSequence = goesOn && commandForKeys(sequence) !== undefined;
      const command = commandForKeys(isSequence ? sequence : keys);
      const isMove = command !== undefined && MOVES.has(command.id);
      const stroke = { text: event.key, at: event.timeStamp, isMove, hasCommand: command !== undefined };
      const text = addStroke(stroke, isSequence);
      if (text !== null) {
        event.preventDefault();
        searchFor(text, () => latest.current.place !== start && latest.current.returnTo(start));
        return true;
      }
      // The letter after the one that moved focus to a choice must not change it.
      if (event.target instanceof HTMLSelectElement) event.preventDefault();
      if (!goesOn && command?.opensField === true) endStrokes();
      return false;
    };
    const listen = (pressed: KeyboardEvent) => {
      // Browsers that fill a form dispatch a plain event.
      if (!(pressed instanceof KeyboardEvent) || MODIFIERS.has(pressed.key)) return;
      const event = withShortcutKey(pressed);
      discardEarlyKeys();
      if (event.repeat && !isMoving(event)) {
        last.current = null;
        return;
      }
      if ((!event.repeat && isText(pressed)) || isForSomethingElse(event)) {
        last.current = null;
        return;
      }
      if (event.key === 'Enter' && !isHeld(event) && enterFirstRow()) return event.preventDefault();
      const before = last.current;
      last.current = event;
      const keys = strokeOf(event);
      const sequence = before === null || event.timeStamp - before.timeStamp > SEQUENCE_MS ? null : strokeOf(before);
      // The last key of a sequence is no command of its own: `g c` must not claim the lead that has focus.
      if (keys !== null && sequence !== null && commandForShortcut(`${sequence} ${keys}`) !== undefined) {
        last.current = null;
        return runShortcut(`${sequence} ${keys}`, event);
      }
      const isEarly = keys !== null && !bound.current.includes(keys);
      const { href } = location;
      handle.current?.(event);
      if (keys === null || !mayUse(event) || !opensField(keys)) return;
      if (!isEarly) {
        // A screen that opens may take a moment to load.
        if (href !== location.href && !isTyping(event.timeStamp)) captureUntilFocus();
      } else if (commandForShortcut(keys) !== undefined) runShortcut(keys, event);
      // Where notes are offered, the record is loaded: it has no field for this key.
      else if (!isOffered('notes.add')) {
        event.preventDefault();
        storeEarlyKeys(keys, latest.current.hasRecord);
      }
    };
    const discard = () => {
      endStrokes();
      discardWaitingKeys();
    };
    window.addEventListener('keydown', listen, { signal });
    window.addEventListener('pointerdown', discard, { signal, capture: true });
    window.addEventListener('pagehide', endStrokes, { signal });
    document.addEventListener('focusin', followFocus, { signal });
    return () => {
      over.abort();
      discard();
    };
  }, []);
}

/** How long tinykeys waits for the next key of a sequence, in milliseconds. */
const SEQUENCE_MS = 1_000;
/** Modifiers do not end a sequence. */
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);
/** Commands that are run in quick succession. */
const MOVES = new Set(['list.next', 'list.previous', 'list.pick-next', 'list.pick-previous']);
/** Commands that repeat while a key is held down. Holding `r` must not send thirty requests a second to Clio. */
const REPEATABLE = new Set(['list.next', 'list.previous']);

function runShortcut(shortcut: string, event: KeyboardEvent): void {
  const command = commandForShortcut(shortcut);
  if (!command) return;
  if (isInField(event) && !command.allowInInputs) return;
  if (isCharacterShortcut(shortcut) && !mayUse(event)) return;
  event.preventDefault();
  command.run();
}

/**
 * Moves text that was typed outside fields to the search of the list.
 * @param goBack shows the screen on which typing began
 */
function searchFor(text: string, goBack: () => void): void {
  runCommand('choice.close');
  document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
  goBack();
  runCommand('list.search');
  const field = focusedTextField();
  if (field?.type !== 'search') return;
  field.select();
  typeInto(field, text);
}

/** Returns the event with the key that shortcuts use: another one than typed where the layout has no Latin letters. */
function withShortcutKey(event: KeyboardEvent): KeyboardEvent {
  const key = shortcutKeyOf(event);
  // A person may have chosen a key of their own layout.
  if (key === event.key || commandForShortcut(event.key) !== undefined) return event;
  return new Proxy(event, {
    get(target, name) {
      if (name === 'key') return key;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** Returns true for keys that belong to a field or to an open dialog, or that are handled already. */
function isForSomethingElse(event: KeyboardEvent): boolean {
  if (event.defaultPrevented) return true;
  if (document.querySelector('dialog[open]') !== null) return true;
  return isInField(event) && !event.ctrlKey && !event.metaKey;
}

/** Returns true if characters do not run commands where focus is. */
function isElsewhere(event: KeyboardEvent): boolean {
  return isForSomethingElse(event) || (event.key === ' ' && isOnButton(event));
}

function isMoving(event: KeyboardEvent): boolean {
  const command = commandForShortcut(event.key);
  return command !== undefined && REPEATABLE.has(command.id);
}

/** Returns true for a key that types something. Named keys consist of ASCII letters; some keys type two characters. */
function isCharacter({ key }: KeyboardEvent): boolean {
  return [...key].length === 1 || !/^[ -~]*$/.test(key);
}

function isInField({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** The space bar presses it. */
function isOnButton({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('button, summary') !== null;
}

/** With a modifier, the key is a shortcut of the browser. */
function isHeld({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

/** Returns whether character shortcuts work where focus is. A setting switches them off, or limits them. */
function mayUse({ target }: KeyboardEvent): boolean {
  const { letters } = keyPreferences();
  if (letters === 'on') return true;
  return letters === 'focus' && target instanceof Element && target.closest('[data-pane]') !== null;
}
