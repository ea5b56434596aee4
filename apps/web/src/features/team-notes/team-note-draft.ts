/** A team note that is being typed. */
export interface TeamNoteDraft {
  text: string;
  /** The note's own, made with its first letter: sent twice it is still one note. */
  id: string;
}

export const NO_DRAFT: TeamNoteDraft = { text: '', id: '' };

export function isEmptyDraft({ text }: TeamNoteDraft): boolean {
  return text === '';
}

/** What the vault had; anything else is nothing. */
export function restoredDraft(stored: unknown): TeamNoteDraft {
  if (typeof stored !== 'object' || stored === null) return NO_DRAFT;
  const { text, id } = stored as Partial<Record<keyof TeamNoteDraft, unknown>>;
  return typeof text === 'string' && typeof id === 'string' && text !== '' ? { text, id } : NO_DRAFT;
}
