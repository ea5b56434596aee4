import type { TeamNotes } from '@intake-desk/desk-api/team-note';
import { DraftAutosave, type SaveState } from '#src/platform/drafts/draft-autosave.ts';
import type { DraftVault } from '#src/platform/drafts/draft-vault.ts';
import { sendTeamNote } from './team-note-queries.ts';

/** Message to the same user's other tabs. */
interface TabMessage {
  lead: number;
  draft: TeamNoteDraft;
}

/**
 * Holds one user's drafts of team notes, per lead. It outlives all screens: a draft survives closing the lead, reload,
 * crash and the end of a session. Tabs of one user share the state.
 */
export class TeamNoteStore {
  readonly #vault: DraftVault;
  readonly #channel: BroadcastChannel;
  readonly #keeper: DraftAutosave<TeamNoteDraft>;
  readonly #drafts = new Map<number, TeamNoteDraft>();
  readonly #opened = new Set<number>();
  readonly #listeners = new Set<() => void>();

  /** @param owner identifies the user among all users of this browser */
  constructor(owner: string, vault: DraftVault) {
    this.#vault = vault;
    this.#keeper = new DraftAutosave(vault, { isEmpty: isEmptyDraft }, () => this.#notify());
    this.#channel = new BroadcastChannel(`desk.team-notes.${owner}`);
    this.#channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      // The tab in which it was typed saves it.
      this.#drafts.set(data.lead, data.draft);
      this.#notify();
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  draft(lead: number): TeamNoteDraft {
    return this.#drafts.get(lead) ?? EMPTY_TEAM_NOTE;
  }

  /** Returns the save state of the draft: whether it would survive a crash now. */
  saveState(lead: number): SaveState {
    return this.#keeper.state(nameOf(lead));
  }

  /** True while the last change is being saved. */
  isKeeping(lead: number): boolean {
    return this.#keeper.isSaving(nameOf(lead));
  }

  /** Restores the stored draft and merges it with what was typed before the vault responded. */
  async open(lead: number): Promise<void> {
    if (this.#opened.has(lead)) return;
    this.#opened.add(lead);
    try {
      const stored = parseStoredDraft(await this.#vault.read(nameOf(lead)));
      const typed = this.draft(lead);
      const text = [stored.text, typed.text].filter((part) => part !== '').join('\n');
      this.#drafts.set(lead, text === '' ? EMPTY_TEAM_NOTE : { text, id: stored.id || typed.id });
      this.#keeper.markLoaded(nameOf(lead), this.draft(lead));
    } catch {
      // The stored draft could not be read and must not be overwritten.
      this.#opened.delete(lead);
      this.#keeper.markUnreadable(nameOf(lead));
    }
    this.#notify();
  }

  update(lead: number, text: string): void {
    const { id } = this.draft(lead);
    this.#put(lead, text === '' ? EMPTY_TEAM_NOTE : { text, id: id || crypto.randomUUID() });
  }

  /**
   * Sends the draft, and clears it once the server has stored it.
   * @throws HttpProblem when the server did not store it: the draft stays, with the same id
   */
  async send(lead: number, mentions: readonly string[]): Promise<TeamNotes> {
    const { text, id } = this.draft(lead);
    const notes = await sendTeamNote(lead, { id, text: text.trim(), mentions: [...mentions] });
    // Text typed in the meantime belongs to the next note.
    if (this.draft(lead).id === id) this.#put(lead, EMPTY_TEAM_NOTE);
    return notes;
  }

  /** Stops saving and listening after sign-out. */
  close(): void {
    this.#keeper.close();
    this.#channel.close();
  }

  #put(lead: number, draft: TeamNoteDraft): void {
    this.#drafts.set(lead, draft);
    this.#keeper.save(nameOf(lead), draft);
    this.#channel.postMessage({ lead, draft } satisfies TabMessage);
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Returns the draft's key in the vault. */
function nameOf(lead: number): string {
  return `lead/${lead}/team-note`;
}

/** A team note being typed. */
interface TeamNoteDraft {
  text: string;
  /** Id of the note, created with its first character: sent twice, it is still one note. */
  id: string;
}

const EMPTY_TEAM_NOTE: TeamNoteDraft = { text: '', id: '' };

function isEmptyDraft({ text }: TeamNoteDraft): boolean {
  return text === '';
}

/** Parses a stored draft; anything else yields an empty one. */
function parseStoredDraft(stored: unknown): TeamNoteDraft {
  if (typeof stored !== 'object' || stored === null) return EMPTY_TEAM_NOTE;
  const { text, id } = stored as Partial<Record<keyof TeamNoteDraft, unknown>>;
  return typeof text === 'string' && typeof id === 'string' && text !== '' ? { text, id } : EMPTY_TEAM_NOTE;
}
