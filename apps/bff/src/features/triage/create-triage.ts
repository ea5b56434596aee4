import { MAX_RECENT_CHANGES } from '@intake-desk/desk-api/limits';
import type { LeadTriage, TriageAction, TriageChange } from '@intake-desk/desk-api/triage';
import type { Verdict } from '@intake-desk/desk-api/verdict';
import type { TriageView } from '@intake-desk/desk-api/triage-view';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import type { EventHub } from '../../events/event-hub.ts';
import { ProblemError } from '../../problem.ts';
import { applyAction } from './apply-action.ts';
import type { Colleagues } from '../team/colleagues.ts';
import { claimHolderOf, nextExpiry, withoutExpired, type TriageRecord } from './lead-state.ts';
import { resolveReason, type Reasons } from './reasons.ts';
import type { StoredTriage } from './triage-rows.ts';
import type { Transition, TriageStore } from './triage-store.ts';

/** Who acts: Grow's ids. */
export interface Actor {
  firm: string;
  person: string;
}

/** The firm's own layer above Clio: claims, decisions, snoozes. The database says who was first. */
export interface Triage {
  /** @throws ProblemError triage-conflict with the lead as it stands, or bad-request */
  perform(actor: Actor, lead: number, act: TriageAction): Promise<{ triage: LeadTriage; change: number | null }>;
  /** Where the leads of a firm stand, for whoever lists them. */
  snapshot(firm: string): Promise<TriageSnapshot>;
  /** Every lead of the inbox that was touched. */
  board(firm: string): Promise<LeadTriage[]>;
  /** A person's last changes, the youngest first. */
  changesOf(actor: Actor): Promise<TriageChange[]>;
  /** The lead is in Clio's inbox no more. */
  close(firm: string, lead: number): Promise<void>;
  /** It is there again. */
  reopen(firm: string, lead: number): Promise<void>;
  stop(): void;
}

/** Where a firm's leads stand now, from memory. */
export interface TriageSnapshot {
  /** Counts up with every change. */
  revision(): number;
  /** Leads with which something was done; every other one is in the open view alone. */
  touched(): Iterable<number>;
  /** Whether a lead of the inbox is in a view, for this person. */
  isIn(view: TriageView, lead: number, person: string): boolean;
  /** The id of whoever holds a lead now. */
  ownerOf(lead: number): string | null;
  verdictOf(lead: number): Verdict | null;
  /** When a lead that was put off comes back, milliseconds since 1970. */
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
  hub: EventHub;
  colleagues: Colleagues;
  reasons: Reasons;
}

const MAX_TIMER_MS = 86_400_000;

export function createTriage({ database, store, clock, hub, colleagues, reasons }: Deps): Triage {
  /** Ends the wait for the next part of a lead that runs out by itself. */
  const waits = new Map<string, () => void>();
  const standings = new Map<string, Known>();

  return {
    async perform({ firm, person }, lead, act) {
      const at = clock.now();
      const { stored, step } = await store.transact({
        firm,
        lead,
        act: act.act,
        person,
        at,
        decide(before, changed): Transition {
          if (act.act === 'undo') {
            const isLast = before.change === act.change && changed?.person === person;
            return isLast && before.state.closedAt === null ? { next: withoutExpired(changed.before, at) } : 'conflict';
          }
          const outcome = applyAction(before.state, act, { person, now: at });
          if (outcome === 'refused') throw new ProblemError('bad-request', { detail: 'A lead cannot be given this.' });
          if (outcome === 'same' || outcome === 'conflict') return outcome;
          return { ...outcome, isRenewal: act.act === 'claim' && claimHolderOf(before.state, at) === person };
        },
      });
      if (step === 'conflict') {
        const standing = await view(firm, stored);
        throw new ProblemError('triage-conflict', {
          members: { triage: standing, holder: standing.claim?.by ?? standing.verdict?.by ?? null },
        });
      }
      if (step !== 'same') await tell(firm, stored);
      return { triage: await view(firm, stored), change: step === 'done' ? stored.change : null };
    },
    snapshot: async (firm) => (await standingOf(firm)).seen,
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
      byItself(firm, lead, 'close', (state, at) =>
        state.closedAt === null ? { ...state, claim: null, snooze: null, closedAt: at } : null,
      ),
    reopen: (firm, lead) =>
      byItself(firm, lead, 'reopen', (state) => (state.closedAt === null ? null : { ...state, closedAt: null })),
    stop() {
      for (const end of waits.values()) end();
      waits.clear();
    },
  };

  async function standingOf(firm: string): Promise<Known> {
    const known = standings.get(firm);
    if (known !== undefined) return known;
    const leads = new Map((await store.open(firm)).map((stored) => [stored.lead, stored]));
    const made: Known = {
      leads,
      revision: 0,
      seen: {
        revision: () => made.revision,
        touched: () => leads.keys(),
        ownerOf(lead) {
          const stored = leads.get(lead);
          return stored === undefined ? null : claimHolderOf(stored.state, clock.now());
        },
        verdictOf: (lead) => leads.get(lead)?.state.verdict?.verdict ?? null,
        wakesAt: (lead) => leads.get(lead)?.state.snooze?.until ?? null,
        isIn(view, lead, person) {
          const stored = leads.get(lead);
          if (stored === undefined) return view === 'open';
          const { claim, verdict, snooze } = withoutExpired(stored.state, clock.now());
          if (view === 'mine') return claim?.person === person;
          if (view === 'decided') return verdict !== null;
          return view === 'snoozed' ? snooze !== null : verdict === null && snooze === null;
        },
      },
    };
    // Somebody else read it at the same time: one of the two is kept.
    const first = standings.get(firm);
    if (first !== undefined) return first;
    standings.set(firm, made);
    for (const stored of leads.values()) wait(firm, stored);
    return made;
  }

  async function byItself(
    firm: string,
    lead: number,
    act: string,
    becomes: (state: TriageRecord, at: number) => TriageRecord | null,
  ): Promise<void> {
    // Most leads come and go untouched, and nothing needs to be written of those.
    if ((await store.find(firm, lead)) === null) return;
    const at = clock.now();
    const { stored, step } = await store.transact({
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
    if (step === 'done') await tell(firm, stored);
  }

  async function tell(firm: string, stored: StoredTriage): Promise<void> {
    const known = standings.get(firm);
    if (known !== undefined) {
      known.leads.set(stored.lead, stored);
      known.revision += 1;
    }
    hub.publish(firm, { type: 'triage', triage: await view(firm, stored) });
    wait(firm, stored);
  }

  /** A claim that runs out is told in the moment in which it does. */
  function wait(firm: string, stored: StoredTriage): void {
    const name = `${firm}/${stored.lead}`;
    waits.get(name)?.();
    waits.delete(name);
    const now = clock.now();
    const end = nextExpiry(stored.state, now);
    if (end === null) return;
    const stop = clock.after(Math.min(end - now, MAX_TIMER_MS), () => {
      waits.delete(name);
      void store.find(firm, stored.lead).then(
        (current) => (current === null ? undefined : tell(firm, current)),
        // The database does not answer: whoever looks at the lead next sees that its time is over.
        () => undefined,
      );
    });
    waits.set(name, stop);
  }

  async function view(firm: string, { lead, version, state }: StoredTriage): Promise<LeadTriage> {
    const named = await colleagues.nameLookup(firm);
    const { claim, verdict, snooze, closedAt, priority } = withoutExpired(state, clock.now());
    const { known } = await reasons.of(firm);
    const iso = (at: number): string => new Date(at).toISOString();
    return {
      lead,
      version,
      claim: claim === null ? null : { by: named(claim.person), until: iso(claim.until) },
      verdict:
        verdict === null
          ? null
          : {
              verdict: verdict.verdict,
              reason: resolveReason(known, verdict.reason),
              by: named(verdict.person),
              at: iso(verdict.at),
            },
      snooze: snooze === null ? null : { until: iso(snooze.until), by: named(snooze.person) },
      wokeAt: snooze === null && state.snooze !== null ? iso(state.snooze.until) : null,
      priority: priority ?? null,
      closedAt: closedAt === null ? null : iso(closedAt),
    };
  }
}
