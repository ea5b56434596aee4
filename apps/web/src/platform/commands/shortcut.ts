/** Shortcuts are written as tinykeys does: strokes apart by a space, modifiers before a `+`, optional ones in brackets. */

const MODIFIERS = ['Control', 'Meta', 'Alt', 'Shift'] as const;
const IS_MAC = /Mac|iPod|iPhone|iPad/.test(globalThis.navigator.platform);
/** Keys that cannot be given away: they write, move focus or leave. */
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
  /** Those that must be held; an optional one is none. */
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
 * Whether a shortcut is made of letters, digits and signs alone. Speech input and shaky hands type those by mistake: a person must be
 * able to switch them off.
 * @see WCAG 2.2, success criterion 2.1.4
 */
export function isCharacterShortcut(shortcut: string): boolean {
  return strokesOf(shortcut).every(
    ({ modifiers, key }) => key.length === 1 && modifiers.every((modifier) => modifier === 'Shift'),
  );
}

/** The caps to press, in their order: `['g', 'i']`, `['Ctrl', 'K']`. */
export function capsOf(shortcut: string): string[] {
  return strokesOf(shortcut).flatMap(({ modifiers, key }) => [...modifiers, key].map((cap) => CAPS[cap] ?? cap));
}

/** For a button: `N`, `Ctrl K`. */
export function formatShortcut(shortcut: string): string {
  const strokes = strokesOf(shortcut).length;
  return capsOf(shortcut)
    .map((cap) => (strokes === 1 && cap.length === 1 ? cap.toUpperCase() : cap))
    .join(' ');
}

/**
 * For `aria-keyshortcuts`; undefined for strokes one after another, which it has no way to say.
 * @see WAI-ARIA 1.2, aria-keyshortcuts
 */
export function ariaKeyShortcuts(shortcut: string): string | undefined {
  const [stroke, ...more] = strokesOf(shortcut);
  if (stroke === undefined || more.length > 0) return undefined;
  const names = stroke.modifiers.map((modifier) => (modifier === '$mod' ? (IS_MAC ? 'Meta' : 'Control') : modifier));
  return [...names, stroke.key === '+' ? 'Plus' : stroke.key].join('+');
}

/** Whether two shortcuts cannot both work: the same, or one begins the other. */
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
 * The stroke that was pressed, to be kept as a shortcut.
 * @returns null for a modifier alone and for keys that cannot be given away
 */
export function strokeOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string | null {
  if (RESERVED.has(key) || (MODIFIERS as readonly string[]).includes(key)) return null;
  const isLetter = key.toLowerCase() !== key.toUpperCase() && key.length === 1;
  const held = [ctrlKey && 'Control', metaKey && 'Meta', altKey && 'Alt'].filter((name) => name !== false);
  // Which signs need Shift is the keyboard's business.
  if (shiftKey) held.push(isLetter || key.length > 1 ? 'Shift' : '[Shift]');
  return [...held, isLetter ? key.toLowerCase() : key].join('+');
}
