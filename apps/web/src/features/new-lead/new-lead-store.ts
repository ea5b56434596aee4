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

/** Key in the draft vault. */
const NAME = 'lead/new';
/** How long the server's outbox reliably stores a response, less a few hours of margin. */
const IDEMPOTENCY_WINDOW_MS = 20 * 60 * 60_000;
/** Delays between polls of the outbox, ten minutes in total: after that the server stops reconciling. */
const RETRY_DELAYS_MS = [1000, 2000, 4000, 8000, 15_000, 30_000, ...Array.from({ length: 9 }, () => 60_000)];
/** Codes after which the outbox may still learn the outcome. */
const RETRYABLE_CODES = ['outcome-unknown', 'request-in-flight', 'no-answer', 'too-many-requests', 'store-unavailable'];
/** Codes by which the outbox reports that the lead is not in Clio, or that the outcome can no longer be found. */
const NOT_FOUND_CODES = ['not-saved', 'idempotency-key-reused'];
/** Codes returned before the outbox is read: they reveal nothing about an earlier attempt. */
const BLOCKED_CODES = [
  'not-signed-in',
  'session-expired',
  'csrf',
  'cross-site',
  'firm-not-allowed',
  'too-many-requests',
];

/** Message to the same user's other tabs. */
interface TabMessage {
  typed: NewLeadState;
  created?: CreatedLead;
}

/**
 * Holds the lead being typed and the outgoing leads. It outlives its screen: sending continues after the form is left,
 * and typed text is restored when it is opened again. Tabs of one user share the state.
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
   * @param owner identifies the user among all users of this browser
   * @param vault persists typed text
   * @param onSignedOut called when a response shows that the session has ended
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
  /** Returns the save state of the typed text: whether it would survive a crash now. */
  readonly saveState = (): SaveState => this.#keeper.state(NAME);

  /** Restores stored text and merges it with what was typed before the vault responded. */
  async open(): Promise<void> {
    if (this.#isOpened) return;
    this.#isOpened = true;
    try {
      const stored = parseStoredLeads(await this.#vault.read(NAME));
      const { form, outgoing } = this.#typed;
      this.#typed = { form: joinForms(stored.form, form), outgoing: [...stored.outgoing, ...outgoing] };
      this.#keeper.markLoaded(NAME, this.#typed);
    } catch {
      // The stored text could not be read and must not be overwritten.
      this.#isOpened = false;
      this.#keeper.markUnreadable(NAME);
    }
    this.#notify();
  }

  /** Updates and saves the fields. */
  update(typed: Partial<LeadForm>): void {
    this.#put({ ...this.#typed, form: { ...this.#typed.form, ...typed } });
  }

  /**
   * Sends the lead and clears the form; the lead stays in the vault until Clio's id arrives.
   * @returns the lead's key
   */
  send(draft: InboxLeadDraft): string {
    const { form, outgoing } = this.#typed;
    const lead: OutgoingLead = { key: crypto.randomUUID(), form, draft, sentAt: Date.now(), state: 'sending' };
    this.#put({ form: EMPTY_FORM, outgoing: [...outgoing, lead] });
    void this.#deliver(lead);
    return lead.key;
  }

  /**
   * Sends a lead again. A lead whose outcome is unknown gets a new key only here, at a user's request.
   * @returns the lead's key from now on
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

  /** Moves a lead that is not in Clio back into the form; text typed there since takes precedence. */
  edit(lead: OutgoingLead): void {
    if (!this.#isAt(lead)) return;
    const { form, outgoing } = this.#typed;
    this.#put({ form: joinForms(lead.form, form), outgoing: outgoing.filter(({ key }) => key !== lead.key) });
  }

  /** Stops saving and listening after sign-out. */
  close(): void {
    this.#isClosed = true;
    this.#keeper.close();
    this.#channel.close();
  }

  /** @param wasOpen true when an earlier attempt may have reached Clio */
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

  /** Polls for the outcome after a lost response while the server reconciles. Repeating the key creates no second lead. */
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

  /** Applies what the same user typed or sent in another tab, which also saves it. */
  #onMessage({ typed, created }: TabMessage): void {
    this.#typed = typed;
    if (created) this.#created = [...this.#created, created];
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
