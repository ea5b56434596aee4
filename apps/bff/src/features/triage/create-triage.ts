import { MAX_RECENT_CHANGES } from '@intake-desk/desk-api/limits';
import type { LeadTriage, TriageAction, TriageChange } from '@intake-desk/desk-api/triage';
import type { Verdict } from '@intake-desk/desk-api/verdict';
import { isInPart } from '@intake-desk/desk-api/lists/triage-part';
import type { InboxPart } from '@intake-desk/desk-api/triage-view';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import type { TransactionalEventHub } from '../../events/event-hub.ts';
import { ProblemError } from '../../problem.ts';
import { applyAction } from './apply-action.ts';
import type { Colleagues } from '../team/colleagues.ts';
import { claimHolderOf, nextExpiry, withoutExpired, type TriageRecord } from './lead-state.ts';
import type { Reasons } from './reasons.ts';
import { showTriage } from './show-triage.ts';
import type { StoredTriage } from './triage-rows.ts';
import type { Transition, TransitionResult, TriageCommand, TriageStore } from './triage-store.ts';

/** The acting person, with Grow's ids. */
export interface Actor {
  firm: string;
  person: string;
}

/**
 * The firm's own layer on top of Clio: claims, decisions and snoozes. The database settles which of two actions was
 * first.
 */
export interface Triage {
  /** @throws ProblemError triage-conflict with the lead's current state, or bad-request */
  perform(actor: Actor, lead: number, act: TriageAction): Promise<{ triage: LeadTriage; change: number | null }>;
  /** Returns the in-memory triage state of a firm's leads, for lists. */
  snapshot(firm: string): Promise<TriageSnapshot>;
  /** Returns every lead of the inbox that has triage data. */
  board(firm: string): Promise<LeadTriage[]>;
  /** Returns a person's last changes, newest first. */
  changesOf(actor: Actor): Promise<TriageChange[]>;
  /** Called when the lead has left Clio's inbox. */
  close(firm: string, lead: number): Promise<void>;
  /** Called when the lead is back in the inbox. */
  reopen(firm: string, lead: number): Promise<void>;
  /** Drops everything from memory; it is loaded again when it is needed. */
  forget(): void;
  stop(): void;
}

/** Current triage state of a firm's leads, from memory. */
export interface TriageSnapshot {
  /** Increases with every change. */
  revision(): number;
  /** Leads with triage data. Every other lead is in the open view only. */
  touched(): Iterable<number>;
  /** True if a lead of the inbox belongs to the part, for this person. */
  isIn(view: InboxPart, lead: number, person: string): boolean;
  /** Id of the current claimant; null if the lead is unclaimed. */
  ownerOf(lead: number): string | null;
  verdictOf(lead: number): Verdict | null;
  /** When a snoozed lead wakes, milliseconds since 1970. */
  wakesAt(lead: number): number | null;
}

interface Known {
  leads: Map<number, StoredTriage>;
  revision: number;
  seen: TriageSnapshot;
}

interface Deps {
  database: Database;
  store: TriageStore;
  clock: Clock;
  hub: TransactionalEventHub;
  colleagues: Colleagues;
  reasons: Reasons;
}

const MAX_TIMER_MS = 86_400_000;

export function createTriage({ database, store, clock, hub, colleagues, reasons }: Deps): Triage {
  /** Cancels the expiry timers, by firm and lead. */
  const timers = new Map<string, () => void>();
  const knownByFirm = new Map<string, Known>();
  /** Never the same for two states of a firm, even if it is loaded again. */
  let revisions = 0;

  return {
    async perform({ firm, person }, lead, act) {
      const at = clock.now();
      const { stored, step } = await change({
        firm,
        lead,
        act: act.act,
        person,
        at,
        decide(before, changed): Transition {
          if (act.act === 'undo') {
            const isLast = before.change === act.change && changed?.person === person;
            if (!isLast || before.state.closedAt !== null) return 'conflict';
            // A snooze that has ended meanwhile makes the lead due.
            return { next: { ...withoutExpired(changed.before, at), snooze: changed.before.snooze } };
          }
          const outcome = applyAction(before.state, act, { person, now: at });
          if (outcome === 'refused') throw new ProblemError('bad-request', { detail: 'Invalid action.' });
          if (outcome === 'same' || outcome === 'conflict') return outcome;
          return { ...outcome, isRenewal: act.act === 'claim' && claimHolderOf(before.state, at) === person };
        },
      });
      if (step === 'conflict') {
        const current = await view(firm, stored);
        throw new ProblemError('triage-conflict', {
          members: { triage: current, holder: current.claim?.by ?? current.verdict?.by ?? null },
        });
      }
      return { triage: await view(firm, stored), change: step === 'done' ? stored.change : null };
    },
    snapshot: async (firm) => (await loadFirm(firm)).seen,
    async board(firm) {
      const leads = await store.open(firm);
      for (const stored of leads) wait(firm, stored);
      return Promise.all(leads.map((stored) => view(firm, stored)));
    },
    async changesOf({ firm, person }) {
      const rows = await database
        .selectFrom('decisions')
        .leftJoin('triage', (join) =>
          join.onRef('triage.firm', '=', 'decisions.firm').onRef('triage.lead', '=', 'decisions.lead'),
        )
        .select(['decisions.position', 'decisions.lead', 'decisions.act', 'decisions.at', 'triage.change'])
        .where('decisions.firm', '=', firm)
        .where('decisions.person', '=', person)
        .where('decisions.act', '!=', 'undo')
        .orderBy('decisions.position', 'desc')
        .limit(MAX_RECENT_CHANGES)
        .execute();
      return rows.map((row) => ({
        change: Number(row.position),
        lead: Number(row.lead),
        act: row.act as TriageAction['act'],
        at: new Date(Number(row.at)).toISOString(),
        canUndo: Number(row.change) === Number(row.position),
      }));
    },
    close: (firm, lead) =>
      changeAutomatically(firm, lead, 'close', (state, at) =>
        state.closedAt === null ? { ...state, claim: null, snooze: null, closedAt: at } : null,
      ),
    reopen: (firm, lead) =>
      changeAutomatically(firm, lead, 'reopen', (state) =>
        state.closedAt === null ? null : { ...state, closedAt: null },
      ),
    forget: () => knownByFirm.clear(),
    stop() {
      for (const end of timers.values()) end();
      timers.clear();
    },
  };

  async function loadFirm(firm: string): Promise<Known> {
    const known = knownByFirm.get(firm);
    if (known !== undefined) return known;
    const leads = new Map((await store.open(firm)).map((stored) => [stored.lead, stored]));
    const made: Known = {
      leads,
      revision: (revisions += 1),
      seen: {
        revision: () => made.revision,
        touched: () => leads.keys(),
        ownerOf(lead) {
          const stored = leads.get(lead);
          return stored === undefined ? null : claimHolderOf(stored.state, clock.now());
        },
        verdictOf: (lead) => leads.get(lead)?.state.verdict?.verdict ?? null,
        wakesAt: (lead) => leads.get(lead)?.state.snooze?.until ?? null,
        isIn: (view, lead, person) => isInPart(view, leads.get(lead)?.state, person, clock.now()),
      },
    };
    // A concurrent caller may have loaded the firm meanwhile; the first result is used.
    const first = knownByFirm.get(firm);
    if (first !== undefined) return first;
    knownByFirm.set(firm, made);
    for (const stored of leads.values()) wait(firm, stored);
    return made;
  }

  async function changeAutomatically(
    firm: string,
    lead: number,
    act: string,
    becomes: (state: TriageRecord, at: number) => TriageRecord | null,
  ): Promise<void> {
    // Most leads arrive and leave without triage data, so there is nothing to write.
    if ((await store.find(firm, lead)) === null) return;
    const at = clock.now();
    await change({
      firm,
      lead,
      act,
      person: null,
      at,
      decide({ state }) {
        const next = becomes(state, at);
        return next === null ? 'same' : { next };
      },
    });
  }

  /** Changes a lead and tells it in one transaction. */
  async function change(command: Omit<TriageCommand, 'onWritten'>): Promise<TransitionResult> {
    const { firm } = command;
    const show = await viewer(firm);
    let tell = (): void => undefined;
    const result = await store.transact({
      ...command,
      async onWritten(within, stored) {
        tell = await hub.publishWithin(within, firm, { type: 'triage', triage: show(stored) });
      },
    });
    if (result.step === 'done' || result.step === 'renewed') {
      remember(firm, result.stored);
      tell();
    }
    return result;
  }

  /** Tells that a claim or a snooze has expired, which no transaction writes. */
  async function publish(firm: string, stored: StoredTriage): Promise<void> {
    hub.publish(firm, { type: 'triage', triage: await view(firm, stored) });
    remember(firm, stored);
  }

  function remember(firm: string, stored: StoredTriage): void {
    const known = knownByFirm.get(firm);
    if (known !== undefined) {
      known.leads.set(stored.lead, stored);
      known.revision = revisions += 1;
    }
    wait(firm, stored);
  }

  /** Schedules the event that is published when the lead's claim or snooze expires. */
  function wait(firm: string, stored: StoredTriage): void {
    const name = `${firm}/${stored.lead}`;
    timers.get(name)?.();
    timers.delete(name);
    const now = clock.now();
    const end = nextExpiry(stored.state, now);
    if (end === null) return;
    const stop = clock.after(Math.min(end - now, MAX_TIMER_MS), () => {
      timers.delete(name);
      void store.find(firm, stored.lead).then(
        (current) => (current === null ? undefined : publish(firm, current)),
        // The database is unavailable. The next read of the lead applies the expiry.
        () => undefined,
      );
    });
    timers.set(name, stop);
  }

  async function view(firm: string, stored: StoredTriage): Promise<LeadTriage> {
    const show = await viewer(firm);
    return show(stored);
  }

  async function viewer(firm: string): Promise<(stored: StoredTriage) => LeadTriage> {
    const named = await colleagues.nameLookup(firm);
    const { known } = await reasons.of(firm);
    return (stored) => showTriage(stored, { named, known, now: clock.now() });
  }
}
