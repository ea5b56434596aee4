import { LISTED_LEAD_STATES, type InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import type { Scope } from '@intake-desk/grow-api/scope';
import type { SyncContext } from './sync-context.ts';
import { SyncUnavailable } from './sync-unavailable.ts';
import { wholeAnswer } from './whole-answer.ts';

/** Time for which a missing lead waits until the lists show where it went. */
const GRACE_MS = 45_000;
const BATCH_SIZE = 5;

/**
 * Resolves leads that are missing from the inbox and not found in any other list. It fetches the lead itself, then a
 * matter that was created from it.
 * @returns true if there were unresolved leads
 */
export async function resolveDepartures(parts: SyncContext, hiddenLeads: boolean): Promise<boolean> {
  const { firm, clock, ask, store, streams, onChanges } = parts;
  const all = await store.unresolvedDepartures(firm);
  const { ignored, matters } = streams.states;
  const due = all.filter(({ missedAt }) => {
    const listedAt = Math.min(ignored.as_of ?? 0, matters.as_of ?? 0);
    return (matters.complete === 1 && listedAt > missedAt) || clock.now() - missedAt > GRACE_MS;
  });
  for (const { lead } of due.slice(0, BATCH_SIZE)) onChanges(await resolve(lead));
  return all.length > 0;

  async function resolve(lead: number) {
    const found = await ask.lead(lead);
    const state = (found?.record as InboxLead | undefined)?.state;
    const list = LISTED_LEAD_STATES.find((listed) => listed === state);
    if (found !== null && list !== undefined) {
      return store.apply({ firm, list, startedAt: found.startedAt, isFill: false }, [found.record]);
    }
    const page = await wholeAnswer(ask, 'matters', [['inbox_lead_id', String(lead)]]).catch((error: unknown) => {
      if (error instanceof SyncUnavailable && error.code === 'scope-missing') return null;
      throw error;
    });
    if (page === null) {
      const scope: Scope = 'grow_matter_read';
      const at = clock.now();
      return store.markDeparted(firm, [
        found === null ? { lead, to: 'gone', at } : { lead, to: 'accepted', scope, at },
      ]);
    }
    const matter = page.records.find((record) => (record as Matter).inbox_lead_id === lead);
    if (matter !== undefined) {
      const { startedAt } = page;
      const changes = await store.apply({ firm, list: 'matters', startedAt, isFill: false }, [matter]);
      return [
        ...changes,
        ...(await store.markDeparted(firm, [{ lead, to: 'matter', matter: matter.id, at: startedAt }])),
      ];
    }
    const at = page.startedAt;
    if (found === null) return store.markDeparted(firm, [{ lead, to: 'gone', at }]);
    return store.markDeparted(firm, [
      { lead, to: 'accepted', scope: hiddenLeads ? 'grow_lead_inbox_all_read' : null, at },
    ]);
  }
}
