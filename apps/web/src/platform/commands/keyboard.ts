import { useEffect, useLayoutEffect, useRef } from 'react';
import { createKeybindingsHandler } from 'tinykeys';
import { commandForShortcut, useActiveShortcuts } from './commands.ts';
import { keyPreferences } from './key-preferences.ts';
import { isCharacterShortcut } from './shortcut.ts';

/** Listens for the keys of all available commands. Mounted once. */
export function useKeyboardShortcuts(): void {
  const shortcuts = useActiveShortcuts();
  const last = useRef<KeyboardEvent>(null);
  useLayoutEffect(() => {
    const handed = last.current;
    const run = (shortcut: string, event: KeyboardEvent) => event !== handed && runCommand(shortcut, event);
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
    // The first key of two is not forgotten because a screen with other keys came between them.
    if (handed && performance.now() - handed.timeStamp < SEQUENCE_MS) listen(handed);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [shortcuts]);
  useEarlyKey(shortcuts);
}

/** How long tinykeys waits for the next key of a sequence. */
const SEQUENCE_MS = 1_000;
/** What is held while another key is pressed ends no sequence. */
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta']);

/** How long a key waits for the screen that knows it: longer, and it would surprise the person who pressed it. */
const EARLY_MS = 3_000;

/**
 * Keeps the last letter that nothing on the screen knows, for the screen that is just being opened: who presses
 * Enter and `n` at once means the record's note, whether or not the record is there yet. Any other key or a click
 * takes it back.
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
    const keep = (event: KeyboardEvent) => {
      const isLetter = /^[a-z]$/.test(event.key) && !isHeld(event) && !isForSomethingElse(event) && mayUse(event);
      early.current = isLetter && !known.has(event.key) ? { key: event.key, at: performance.now() } : null;
    };
    const forget = () => (early.current = null);
    window.addEventListener('keydown', keep);
    window.addEventListener('pointerdown', forget);
    return () => {
      window.removeEventListener('keydown', keep);
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

/** Only moving goes on while a key is held down: whoever rests on `r` does not ask Clio thirty times a second. */
const REPEATABLE = new Set(['list.next', 'list.previous']);

/** Letters belong to fields, to composing text and to an open dialog first. */
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

/** With a modifier it is a shortcut of the browser. */
function isHeld({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey;
}

/** Whether letters may act where focus is; whoever wants it so has them only in lists and records. */
function mayUse({ target }: KeyboardEvent): boolean {
  if (keyPreferences().letters !== 'focus') return true;
  return target instanceof Element && target.closest('[data-pane]') !== null;
}
