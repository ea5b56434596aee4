/** Shortcuts use tinykeys notation: strokes separated by a space, modifiers before a `+`, optional ones in brackets. */

const MODIFIERS = ['Control', 'Meta', 'Alt', 'Shift'] as const;
const IS_MAC = /Mac|iPod|iPhone|iPad/.test(globalThis.navigator.platform);
/** Keys that cannot be assigned: they type, move focus or close. */
const RESERVED = new Set(['Enter', 'Escape', 'Tab', 'Backspace', 'Delete', ' ', 'Dead', 'Process', 'Unidentified']);
const CAPS: Record<string, string> = {
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  $mod: IS_MAC ? '⌘' : 'Ctrl',
  Control: 'Ctrl',
  Meta: '⌘',
};

interface Stroke {
  /** Required modifiers only; optional ones are left out. */
  modifiers: string[];
  key: string;
}

function strokesOf(shortcut: string): Stroke[] {
  return shortcut.split(' ').map((stroke) => {
    const parts = stroke.split(/(?<=\w|\])\+/);
    const key = parts.pop() ?? '';
    return { modifiers: parts.filter((part) => !part.startsWith('[')), key };
  });
}

/**
 * Returns whether a shortcut consists of letters, digits and symbols alone. Speech input and unsteady hands type those
 * by mistake: a person must be able to switch them off.
 * @see WCAG 2.2, success criterion 2.1.4
 */
export function isCharacterShortcut(shortcut: string): boolean {
  return strokesOf(shortcut).every(
    ({ modifiers, key }) => key.length === 1 && modifiers.every((modifier) => modifier === 'Shift'),
  );
}

/** Returns the keycaps to press, in order: `['g', 'i']`, `['Ctrl', 'K']`. */
export function capsOf(shortcut: string): string[] {
  return strokesOf(shortcut).flatMap(({ modifiers, key }) => [...modifiers, key].map((cap) => CAPS[cap] ?? cap));
}

/** Formats a shortcut for a button: `N`, `Ctrl K`. */
export function formatShortcut(shortcut: string): string {
  const strokes = strokesOf(shortcut).length;
  return capsOf(shortcut)
    .map((cap) => (strokes === 1 && cap.length === 1 ? cap.toUpperCase() : cap))
    .join(' ');
}

/**
 * Formats a shortcut for `aria-keyshortcuts`; undefined for a sequence, which the attribute cannot express.
 * @see WAI-ARIA 1.2, aria-keyshortcuts
 */
export function ariaKeyShortcuts(shortcut: string): string | undefined {
  const [stroke, ...more] = strokesOf(shortcut);
  if (stroke === undefined || more.length > 0) return undefined;
  const names = stroke.modifiers.map((modifier) => (modifier === '$mod' ? (IS_MAC ? 'Meta' : 'Control') : modifier));
  return [...names, stroke.key === '+' ? 'Plus' : stroke.key].join('+');
}

/** Returns whether two shortcuts cannot both work: they are equal, or one is the beginning of the other. */
export function shortcutsConflict(one: string, other: string): boolean {
  const [shorter = [], longer = []] = [normal(one), normal(other)].sort((left, right) => left.length - right.length);
  return shorter.every((stroke, index) => stroke === longer[index]);
}

function normal(shortcut: string): string[] {
  return strokesOf(shortcut).map(({ modifiers, key }) => {
    const held = modifiers.map((modifier) => (modifier === '$mod' ? (IS_MAC ? 'Meta' : 'Control') : modifier));
    return [...held.sort(), key.toLowerCase()].join('+');
  });
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * Converts a key press to a shortcut.
 * @returns null for a modifier alone and for reserved keys
 */
export function strokeOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string | null {
  if (RESERVED.has(key) || (MODIFIERS as readonly string[]).includes(key)) return null;
  const isLetter = key.toLowerCase() !== key.toUpperCase() && key.length === 1;
  const held = [ctrlKey && 'Control', metaKey && 'Meta', altKey && 'Alt'].filter((name) => name !== false);
  // Whether a symbol needs Shift depends on the keyboard layout.
  if (shiftKey) held.push(isLetter || key.length > 1 ? 'Shift' : '[Shift]');
  return [...held, isLetter ? key.toLowerCase() : key].join('+');
}
