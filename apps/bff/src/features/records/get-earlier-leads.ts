import type { EarlierLeads } from '@intake-desk/desk-api/related-records';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { DeskHandlers } from '../../http/desk-router.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';
import { parseInstant } from '@intake-desk/desk-api/lists/index-entry';

/** Leads older than this do not make a repeat caller. */
const REPEAT_CALLER_MS = 30 * 86_400_000;

/** `GET /api/desk/leads/{id}/earlier`: counts all leads of the mirror, also those that left the inbox. */
export function getEarlierLeads({ store, search }: Mirror): DeskHandlers<'GET /api/desk/leads/{id}/earlier'> {
  return {
    'GET /api/desk/leads/{id}/earlier': async ({ session: { firm }, id }): Promise<EarlierLeads> => {
      const found = await store.find(firm, 'lead', id);
      if (found === null) return { count: 0, ignored: 0, since: null };
      const lead = found.record as InboxLead;
      const arrived = parseInstant(lead.created_at);
      const bodies = await store.bodies(firm, 'lead', await search.leadsOfCaller(firm, lead));
      const earlier = bodies
        .map((body) => JSON.parse(body) as InboxLead)
        .filter((other) => {
          const age = arrived - parseInstant(other.created_at);
          // Leads of one second are ordered by their ids, as Grow assigns them.
          return age === 0 ? other.id < lead.id : age > 0 && age <= REPEAT_CALLER_MS;
        });
      const times = earlier
        .map(({ created_at: at }) => at)
        .sort((one, other) => parseInstant(one) - parseInstant(other));
      return {
        count: earlier.length,
        ignored: earlier.filter(({ state }) => state === 'ignored').length,
        since: times[0] ?? null,
      };
    },
  };
}
