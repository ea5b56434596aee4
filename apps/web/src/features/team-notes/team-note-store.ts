import type { TeamNotes } from '@intake-desk/desk-api/team-note';
import { DraftKeeper, type Kept } from '#src/platform/drafts/draft-autosave.ts';
import type { DraftVault } from '#src/platform/drafts/draft-vault.ts';
import { sendTeamNote } from './team-note-queries.ts';

/** What desks of the same person in other tabs are told. */
interface Told {
  lead: number;
  draft: TeamNoteDraft;
}

/**
 * What one person types about leads for their team, by lead. Lives longer than any screen: a draft is there when the lead is opened
 * again, over reload, crash and the end of a session. Tabs of one person share one desk.
 */
export class TeamNoteDesk {
  readonly #vault: DraftVault;
  readonly #channel: BroadcastChannel;
  readonly #keeper: DraftKeeper<TeamNoteDraft>;
  readonly #drafts = new Map<number, TeamNoteDraft>();
  readonly #opened = new Set<number>();
  readonly #listeners = new Set<() => void>();

  /** @param owner names the person among all who use this browser */
  constructor(owner: string, vault: DraftVault) {
    this.#vault = vault;
    this.#keeper = new DraftKeeper(vault, { isEmpty: isEmptyDraft }, () => this.#tell());
    this.#channel = new BroadcastChannel(`desk.team-notes.${owner}`);
    this.#channel.onmessage = ({ data }: MessageEvent<Told>) => {
      // It is put away by the tab in which it was typed.
      this.#drafts.set(data.lead, data.draft);
      this.#tell();
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  draft(lead: number): TeamNoteDraft {
    return this.#drafts.get(lead) ?? NO_DRAFT;
  }

  /** Whether what is typed here would survive a crash now. */
  kept(lead: number): Kept {
    return this.#keeper.kept(nameOf(lead));
  }

  /** Whether the last of what is typed here is still on its way to where it survives. */
  isKeeping(lead: number): boolean {
    return this.#keeper.isBusy(nameOf(lead));
  }

  /** Brings back what was typed here before. Whoever types faster than the vault answers loses neither. */
  async open(lead: number): Promise<void> {
    if (this.#opened.has(lead)) return;
    this.#opened.add(lead);
    try {
      const stored = restoredDraft(await this.#vault.read(nameOf(lead)));
      const typed = this.draft(lead);
      const text = [stored.text, typed.text].filter((part) => part !== '').join('\n');
      this.#drafts.set(lead, text === '' ? NO_DRAFT : { text, id: stored.id || typed.id });
      this.#keeper.release(nameOf(lead), this.draft(lead));
    } catch {
      // What lies there could not be read just now: it must not be written over.
      this.#opened.delete(lead);
      this.#keeper.refuse(nameOf(lead));
    }
    this.#tell();
  }

  type(lead: number, text: string): void {
    const { id } = this.draft(lead);
    this.#put(lead, text === '' ? NO_DRAFT : { text, id: id || crypto.randomUUID() });
  }

  /**
   * Sends what was typed, and clears it once the desk has it.
   * @throws HttpProblem when the desk does not have it: it stays typed, under the same id
   */
  async send(lead: number, mentions: readonly string[]): Promise<TeamNotes> {
    const { text, id } = this.draft(lead);
    const notes = await sendTeamNote(lead, { id, text: text.trim(), mentions: [...mentions] });
    // What was typed meanwhile is the next note.
    if (this.draft(lead).id === id) this.#put(lead, NO_DRAFT);
    return notes;
  }

  /** Signed out: nothing more is put away, and nothing heard. */
  close(): void {
    this.#keeper.close();
    this.#channel.close();
  }

  #put(lead: number, draft: TeamNoteDraft): void {
    this.#drafts.set(lead, draft);
    this.#keeper.keep(nameOf(lead), draft);
    this.#channel.postMessage({ lead, draft } satisfies Told);
    this.#tell();
  }

  #tell(): void {
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

const NO_DRAFT: TeamNoteDraft = { text: '', id: '' };

function isEmptyDraft({ text }: TeamNoteDraft): boolean {
  return text === '';
}

/** What the vault had; anything else is nothing. */
function restoredDraft(stored: unknown): TeamNoteDraft {
  if (typeof stored !== 'object' || stored === null) return NO_DRAFT;
  const { text, id } = stored as Partial<Record<keyof TeamNoteDraft, unknown>>;
  return typeof text === 'string' && typeof id === 'string' && text !== '' ? { text, id } : NO_DRAFT;
}
