import type { InboxLeadDraft } from '@intake-desk/grow-api/inbox-lead';
import { DraftAutosave, type SaveState } from '#src/platform/drafts/draft-autosave.ts';
import type { DraftVault } from '#src/platform/drafts/draft-vault.ts';
import { growPost } from '#src/platform/http/grow.ts';
import { asHttpProblem } from '#src/platform/http/http-problem.ts';
import { outcomeOf } from '#src/platform/drafts/write-outcome.ts';
import { newLeadTexts } from '#src/texts/leads/new-lead.ts';
import { EMPTY_FORM, type LeadForm } from './lead-form.ts';
import {
  isEmptyNewLeadState,
  joinForms,
  nameOf,
  EMPTY_NEW_LEAD_STATE,
  parseStoredLeads,
  type CreatedLead,
  type NewLeadState,
  type OutgoingLead,
} from './outgoing-lead.ts';

/** Its place in the vault. */
const NAME = 'lead/new';
/** How long the desk's journal is sure to remember an answer, less some hours. */
const IDEMPOTENCY_WINDOW_MS = 20 * 60 * 60_000;
/** Between one look into the journal and the next, for ten minutes: after that the desk itself looks no further. */
const RETRY_DELAYS_MS = [1000, 2000, 4000, 8000, 15_000, 30_000, ...Array.from({ length: 9 }, () => 60_000)];
/** Answers after which the journal's word is still to come. */
const RETRYABLE_CODES = ['outcome-unknown', 'request-in-flight', 'no-answer', 'too-many-requests', 'store-unavailable'];
/** Answers in which the journal says that it is not in Clio, or that it cannot tell any more. */
const NOT_FOUND_CODES = ['not-saved', 'idempotency-key-reused'];
/** Answers that came before the journal was asked: they say nothing of an earlier attempt. */
const BLOCKED_CODES = [
  'not-signed-in',
  'session-expired',
  'csrf',
  'cross-site',
  'firm-not-allowed',
  'too-many-requests',
];

/** What the same person's desk in another tab is told. */
interface TabMessage {
  typed: NewLeadState;
  created?: CreatedLead;
}

/**
 * The lead that is being typed and those under way. Lives longer than its screen: a lead goes on being sent when the form is left,
 * and what was typed is there when it is opened again. Tabs of one person share one desk.
 */
export class NewLeadStore {
  readonly #vault: DraftVault;
  readonly #onSignedOut: () => void;
  readonly #channel: BroadcastChannel;
  readonly #keeper: DraftAutosave<NewLeadState>;
  readonly #listeners = new Set<() => void>();
  #typed: NewLeadState = EMPTY_NEW_LEAD_STATE;
  #created: readonly CreatedLead[] = [];
  #isOpened = false;
  #isClosed = false;

  /**
   * @param owner names the person among all who use this browser
   * @param vault where what was typed is kept
   * @param onSignedOut called when an answer says that nobody is signed in any more
   */
  constructor(owner: string, vault: DraftVault, onSignedOut: () => void) {
    this.#vault = vault;
    this.#onSignedOut = onSignedOut;
    this.#keeper = new DraftAutosave(vault, { isEmpty: isEmptyNewLeadState }, () => this.#notify());
    this.#channel = new BroadcastChannel(`desk.leads.${owner}`);
    this.#channel.onmessage = ({ data }: MessageEvent<TabMessage>) => this.#onMessage(data);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly typed = (): NewLeadState => this.#typed;
  /** Leads that this browser sent and Clio confirmed while this page was open, oldest first. */
  readonly created = (): readonly CreatedLead[] => this.#created;
  /** Whether what is typed would survive a crash now. */
  readonly saveState = (): SaveState => this.#keeper.state(NAME);

  /** Brings back what was typed before. Whoever types faster than the vault answers loses neither. */
  async open(): Promise<void> {
    if (this.#isOpened) return;
    this.#isOpened = true;
    try {
      const stored = parseStoredLeads(await this.#vault.read(NAME));
      const { form, outgoing } = this.#typed;
      this.#typed = { form: joinForms(stored.form, form), outgoing: [...stored.outgoing, ...outgoing] };
      this.#keeper.markLoaded(NAME, this.#typed);
    } catch {
      // What lies there could not be read just now: it must not be written over.
      this.#isOpened = false;
      this.#keeper.markUnreadable(NAME);
    }
    this.#notify();
  }

  /** Keeps what is in the fields now. */
  update(typed: Partial<LeadForm>): void {
    this.#put({ ...this.#typed, form: { ...this.#typed.form, ...typed } });
  }

  /**
   * Sends what was typed and clears the form; it stays in the vault until Clio's id is back.
   * @returns the key by which to know it again
   */
  send(draft: InboxLeadDraft): string {
    const { form, outgoing } = this.#typed;
    const lead: OutgoingLead = { key: crypto.randomUUID(), form, draft, sentAt: Date.now(), state: 'sending' };
    this.#put({ form: EMPTY_FORM, outgoing: [...outgoing, lead] });
    void this.#deliver(lead);
    return lead.key;
  }

  /**
   * Once more. A lead whose fate is open gets a new key only here, where a person has asked for it.
   * @returns the key by which to know it from now on
   */
  retry(lead: OutgoingLead): string {
    if (!this.#isAt(lead)) return lead.key;
    const { reason: _why, retryable: _whether, ...rest } = lead;
    if (lead.state === 'interrupted' && Date.now() - lead.sentAt > IDEMPOTENCY_WINDOW_MS) {
      const reason = newLeadTexts.tooLongAgo;
      this.#replace({ ...rest, state: 'unseen', reason });
      return lead.key;
    }
    const isNewLead = lead.state === 'unseen';
    const again: OutgoingLead = {
      ...rest,
      ...(isNewLead ? { key: crypto.randomUUID(), sentAt: Date.now() } : {}),
      state: 'sending',
    };
    this.#replace(again, lead.key);
    void this.#deliver(again, lead.state === 'interrupted');
    return again.key;
  }

  /** Takes a lead that is not in Clio back into the form; what is typed there goes on top. */
  edit(lead: OutgoingLead): void {
    if (!this.#isAt(lead)) return;
    const { form, outgoing } = this.#typed;
    this.#put({ form: joinForms(lead.form, form), outgoing: outgoing.filter(({ key }) => key !== lead.key) });
  }

  /** Signed out: nothing more is put away, and nothing heard. */
  close(): void {
    this.#isClosed = true;
    this.#keeper.close();
    this.#channel.close();
  }

  /** @param wasOpen an earlier attempt may have reached Clio */
  async #deliver(lead: OutgoingLead, wasOpen = false): Promise<void> {
    try {
      await this.#create(lead);
    } catch (error) {
      const problem = asHttpProblem(error);
      if (problem.isSignedOut) this.#onSignedOut();
      const fate: OutgoingLead = { ...lead, ...outcomeOf(problem) };
      if (wasOpen && BLOCKED_CODES.includes(problem.code)) fate.state = 'interrupted';
      this.#replace(fate);
      if (fate.state === 'unknown') await this.#findOutcome(fate);
    }
  }

  /** Clio's answer was lost: the desk looks in Clio's inbox, and its journal knows. Asking it sends nothing. */
  async #findOutcome(lead: OutgoingLead): Promise<void> {
    for (const pause of RETRY_DELAYS_MS) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (this.#isClosed || !this.#isAt(lead)) return;
      try {
        return await this.#create(lead);
      } catch (error) {
        const problem = asHttpProblem(error);
        if (problem.isSignedOut) this.#onSignedOut();
        if (RETRYABLE_CODES.includes(problem.code)) continue;
        const state = NOT_FOUND_CODES.includes(problem.code) ? 'unseen' : 'interrupted';
        return this.#replace({ ...lead, state, reason: problem.message, retryable: true });
      }
    }
    this.#replace({ ...lead, state: 'unseen', reason: newLeadTexts.notFoundOut });
  }

  async #create(lead: OutgoingLead): Promise<void> {
    const { data } = await growPost('/inbox_leads', lead.draft, lead.key);
    if (this.#isClosed) return;
    const created = { key: lead.key, id: data.id, name: nameOf(lead), at: Date.now() };
    this.#created = [...this.#created, created];
    const { form, outgoing } = this.#typed;
    this.#put({ form, outgoing: outgoing.filter(({ key }) => key !== lead.key) }, created);
  }

  #replace(lead: OutgoingLead, key = lead.key): void {
    const { form, outgoing } = this.#typed;
    this.#put({ form, outgoing: outgoing.map((other) => (other.key === key ? lead : other)) });
  }

  #isAt({ key, state }: OutgoingLead): boolean {
    return this.#typed.outgoing.some((lead) => lead.key === key && lead.state === state);
  }

  #put(typed: NewLeadState, created?: CreatedLead): void {
    if (this.#isClosed) return;
    this.#typed = typed;
    this.#keeper.save(NAME, typed);
    this.#channel.postMessage({ typed, ...(created ? { created } : {}) } satisfies TabMessage);
    this.#notify();
  }

  /** The same person has typed or sent in another tab, which also puts it away. */
  #onMessage({ typed, created }: TabMessage): void {
    this.#typed = typed;
    if (created) this.#created = [...this.#created, created];
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
