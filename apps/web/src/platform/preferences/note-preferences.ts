import { useStore } from '#src/platform/browser/store.ts';
import { createStoredPreference, parseStoredObject } from './stored-preference.ts';

/** The possible delays before a note is sent to Clio, in seconds. */
export const SEND_DELAY_SECONDS = [0, 5, 10, 20] as const;
export type SendDelaySeconds = (typeof SEND_DELAY_SECONDS)[number];

/** Maximum length of the addition to a name in the footer, in characters. */
export const MAX_ROLE_LENGTH = 60;

/** How a person sends notes. */
export interface NotePreferences {
  holdSeconds: SendDelaySeconds;
  /** True if the author's name ends a note, because Clio does not store who wrote it. */
  isSigned: boolean;
  /** Text after the name. */
  role: string;
}

const DEFAULT_SECONDS = 10;
const preferences = createStoredPreference<NotePreferences>({
  key: 'desk.notes',
  isPersonal: true,
  parse(stored) {
    const { holdSeconds, isSigned, role } = parseStoredObject(stored);
    return {
      holdSeconds: SEND_DELAY_SECONDS.find((known) => known === holdSeconds) ?? DEFAULT_SECONDS,
      isSigned: isSigned !== false,
      role: typeof role === 'string' ? role.slice(0, MAX_ROLE_LENGTH) : '',
    };
  },
  format: (value) =>
    value.holdSeconds === DEFAULT_SECONDS && value.isSigned && value.role === '' ? null : JSON.stringify(value),
});
/** Applies a person's preferences for notes. */
export const loadNotePreferences = preferences.load;

export function useNotePreferences(): NotePreferences {
  return useStore(preferences);
}

export function setNotePreferences(changes: Partial<NotePreferences>): void {
  preferences.set({ ...preferences.get(), ...changes });
}
