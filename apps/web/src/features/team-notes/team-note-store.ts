import type { TeamNotes } from '@intake-desk/desk-api/team-note';
import { DraftAutosave, type SaveState } from '#src/platform/drafts/draft-autosave.ts';
import type { DraftVault } from '#src/platform/drafts/draft-vault.ts';
import { sendTeamNote } from './team-note-queries.ts';

/** What desks of the same person in other tabs are told. */
interface TabMessage {
  lead: number;
  draft: TeamNoteDraft;
}

/**
 * What one person types about leads for their team, by lead. Lives longer than any screen: a draft is there when the lead is opened
 * again, over reload, crash and the end of a session. Tabs of one person share one desk.
 */
export class TeamNoteStore {
  readonly #vault: DraftVault;
  readonly #channel: BroadcastChannel;
  readonly #keeper: DraftAutosave<TeamNoteDraft>;
  readonly #drafts = new Map<number, TeamNoteDraft>();
  readonly #opened = new Set<number>();
  readonly #listeners = new Set<() => void>();

  /** @param owner names the person among all who use this browser */
  constructor(owner: string, vault: DraftVault) {
    this.#vault = vault;
    this.#keeper = new DraftAutosave(vault, { isEmpty: isEmptyDraft }, () => this.#notify());
    this.#channel = new BroadcastChannel(`desk.team-notes.${owner}`);
    this.#channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      // It is put away by the tab in which it was typed.
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

  /** Whether what is typed here would survive a crash now. */
  saveState(lead: number): SaveState {
    return this.#keeper.state(nameOf(lead));
  }

  /** Whether the last of what is typed here is still on its way to where it survives. */
  isKeeping(lead: number): boolean {
    return this.#keeper.isSaving(nameOf(lead));
  }

  /** Brings back what was typed here before. Whoever types faster than the vault answers loses neither. */
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
      // What lies there could not be read just now: it must not be written over.
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
   * Sends what was typed, and clears it once the desk has it.
   * @throws HttpProblem when the desk does not have it: it stays typed, under the same id
   */
  async send(lead: number, mentions: readonly string[]): Promise<TeamNotes> {
    const { text, id } = this.draft(lead);
    const notes = await sendTeamNote(lead, { id, text: text.trim(), mentions: [...mentions] });
    // What was typed meanwhile is the next note.
    if (this.draft(lead).id === id) this.#put(lead, EMPTY_TEAM_NOTE);
    return notes;
  }

  /** Signed out: nothing more is put away, and nothing heard. */
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

/** Its place in the vault. */
function nameOf(lead: number): string {
  return `lead/${lead}/team-note`;
}

/** A team note that is being typed. */
interface TeamNoteDraft {
  text: string;
  /** The note's own, made with its first letter: sent twice it is still one note. */
  id: string;
}

const EMPTY_TEAM_NOTE: TeamNoteDraft = { text: '', id: '' };

function isEmptyDraft({ text }: TeamNoteDraft): boolean {
  return text === '';
}

/** What the vault had; anything else is nothing. */
function parseStoredDraft(stored: unknown): TeamNoteDraft {
  if (typeof stored !== 'object' || stored === null) return EMPTY_TEAM_NOTE;
  const { text, id } = stored as Partial<Record<keyof TeamNoteDraft, unknown>>;
  return typeof text === 'string' && typeof id === 'string' && text !== '' ? { text, id } : EMPTY_TEAM_NOTE;
}
