import { useEffect, useLayoutEffect, useRef } from 'react';
import { createKeybindingsHandler } from 'tinykeys';
import { commandForShortcut, useActiveShortcuts } from './commands.ts';
import { keyPreferences } from './key-preferences.ts';
import { isCharacterShortcut } from './shortcut.ts';

/** Listens for the shortcuts of all available commands. Mounted once. */
export function useKeyboardShortcuts(): void {
  const shortcuts = useActiveShortcuts();
  const last = useRef<KeyboardEvent>(null);
  useLayoutEffect(() => {
    const previous = last.current;
    const run = (shortcut: string, event: KeyboardEvent) => event !== previous && runCommand(shortcut, event);
    const bindings = shortcuts
      .split('\n')
      .filter(Boolean)
      .map((shortcut) => [shortcut, (event: KeyboardEvent) => run(shortcut, event)] as const);
    const ignore = (event: KeyboardEvent) => {
      const isIgnored = isForSomethingElse(event);
      if (!MODIFIERS.has(event.key)) last.current = isIgnored ? null : event;
      return isIgnored;
    };
    const listen = createKeybindingsHandler(Object.fromEntries(bindings), { ignore });
    // Replays the first key of a sequence if a screen with other shortcuts mounted in between.
    if (previous && performance.now() - previous.timeStamp < SEQUENCE_MS) listen(previous);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [shortcuts]);
  useEarlyKey(shortcuts);
}

/** How long tinykeys waits for the next key of a sequence, in milliseconds. */
const SEQUENCE_MS = 1_000;
/** Modifiers do not end a sequence. */
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta']);

/**
 * How long a key waits for the screen that uses it, in milliseconds. After that, its effect would surprise the person.
 */
const EARLY_MS = 3_000;

/**
 * Stores the last letter without a command, and runs it if the screen being opened registers one. Enter followed by `n`
 * starts the record's note even if the record is still loading. Any other key or a click discards it.
 */
function useEarlyKey(shortcuts: string): void {
  const early = useRef<{ key: string; at: number }>(null);
  useEffect(() => {
    const known = new Set(shortcuts.split('\n'));
    const { current } = early;
    if (current && known.has(current.key)) {
      early.current = null;
      if (performance.now() - current.at < EARLY_MS) commandForShortcut(current.key)?.run();
    }
    const remember = (event: KeyboardEvent) => {
      const isLetter = /^[a-z]$/.test(event.key) && !isHeld(event) && !isForSomethingElse(event) && mayUse(event);
      early.current = isLetter && !known.has(event.key) ? { key: event.key, at: performance.now() } : null;
    };
    const forget = () => (early.current = null);
    window.addEventListener('keydown', remember);
    window.addEventListener('pointerdown', forget);
    return () => {
      window.removeEventListener('keydown', remember);
      window.removeEventListener('pointerdown', forget);
    };
  }, [shortcuts]);
}

function runCommand(shortcut: string, event: KeyboardEvent): void {
  const command = commandForShortcut(shortcut);
  if (!command) return;
  if (isInField(event) && !command.allowInInputs) return;
  if (isCharacterShortcut(shortcut) && !mayUse(event)) return;
  event.preventDefault();
  command.run();
}

/** Commands that repeat while a key is held down. Holding `r` must not send thirty requests a second to Clio. */
const REPEATABLE = new Set(['list.next', 'list.previous']);

/** Returns true for keys that belong to a field, to text composition or to an open dialog. */
function isForSomethingElse(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return true;
  if (event.repeat && !isMoving(event)) return true;
  if (document.querySelector('dialog[open]') !== null) return true;
  return isInField(event) && !event.ctrlKey && !event.metaKey;
}

function isMoving(event: KeyboardEvent): boolean {
  const command = commandForShortcut(event.key);
  return command !== undefined && REPEATABLE.has(command.id);
}

function isInField({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** With a modifier, the key is a shortcut of the browser. */
function isHeld({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

/** Returns whether character shortcuts work where focus is. A setting limits them to lists and records. */
function mayUse({ target }: KeyboardEvent): boolean {
  if (keyPreferences().letters !== 'focus') return true;
  return target instanceof Element && target.closest('[data-pane]') !== null;
}
