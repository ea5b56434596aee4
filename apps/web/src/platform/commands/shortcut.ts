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

/** Returns whether keys are a shortcut or its beginning. */
export function isShortcutOrPrefix(keys: string, shortcut: string): boolean {
  const whole = normal(shortcut);
  return normal(keys).every((stroke, index) => stroke === whole[index]);
}

function normal(shortcut: string): string[] {
  return strokesOf(shortcut).map(({ modifiers, key }) => {
    const held = modifiers.map((modifier) => (modifier === '$mod' ? (IS_MAC ? 'Meta' : 'Control') : modifier));
    return [...held.sort(), key.toLowerCase()].join('+');
  });
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Symbols that are shortcuts by default, by the place of their key on a US keyboard: alone, and with Shift. */
const SYMBOLS: Readonly<Record<string, readonly [string, string]>> = { Slash: ['/', '?'], BracketLeft: ['[', '{'] };

/**
 * Returns the key of a press for shortcuts. A keyboard layout without Latin letters has none of the letters that
 * shortcuts use: there, and for digits that need Shift, the place of the key decides.
 * @see https://www.w3.org/TR/uievents-code/
 */
export function shortcutKeyOf({ key, code, shiftKey, ctrlKey, metaKey, altKey }: Pressed): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  // Named keys such as Enter consist of ASCII characters.
  const isForeign = /^[^ -~\p{Script=Latin}]+$/u.test(key);
  if (letter !== undefined && isForeign) return shiftKey ? letter : letter.toLowerCase();
  const isPlain = !shiftKey && !ctrlKey && !metaKey && !altKey;
  if (digit !== undefined && (isForeign || (isPlain && key.length === 1))) return digit;
  // Cyrillic and Hebrew layouts have a full stop and a comma on the key of the slash.
  if (isForeign || (code === 'Slash' && /^[.,]$/.test(key))) return SYMBOLS[code]?.[shiftKey ? 1 : 0] ?? key;
  return key;
}

/**
 * Converts a key press to a shortcut.
 * @returns null for a modifier alone and for reserved keys
 */
export function strokeOf(pressed: Pressed): string | null {
  const { ctrlKey, metaKey, altKey, shiftKey } = pressed;
  const key = shortcutKeyOf(pressed);
  if (RESERVED.has(key) || (MODIFIERS as readonly string[]).includes(key)) return null;
  const isLetter = key.toLowerCase() !== key.toUpperCase() && key.length === 1;
  const held = [ctrlKey && 'Control', metaKey && 'Meta', altKey && 'Alt'].filter((name) => name !== false);
  // Whether a symbol needs Shift depends on the keyboard layout.
  if (shiftKey) held.push(isLetter || key.length > 1 ? 'Shift' : '[Shift]');
  return [...held, isLetter ? key.toLowerCase() : key].join('+');
}
