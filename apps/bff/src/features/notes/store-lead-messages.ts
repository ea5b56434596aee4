import type { OutboxStore } from '../../grow/outbox/outbox-store.ts';
import type { LeadMessages } from './lead-messages.ts';

/**
 * Wraps the outbox store so that it also stores every lead's message and source text, because Grow returns them once
 * and never again.
 * @see Grow OpenAPI (September 2026), schemas `inbox_lead` and `inbox_lead_create_response`
 */
export function storeLeadMessages(store: OutboxStore, messages: LeadMessages): OutboxStore {
  return {
    ...store,
    async begin(intent) {
      const begun = await store.begin(intent);
      if (!begun.isNew || intent.operation !== 'createInboxLead') return begun;
      const [firm = '', person = ''] = intent.person.split('/');
      try {
        await messages.save(begun.row.id, { firm, person, ...textsOf(intent.body) });
      } catch (error) {
        // A lead must not be sent without its message being stored. Nothing has been sent yet, so the idempotency key
        // becomes free again.
        await store.discard(begun.row.id);
        throw error;
      }
      return begun;
    },
    async transition(id, state, ...rest) {
      const row = await store.transition(id, state, ...rest);
      if (row === null) return null;
      if (state === 'CONFIRMED' && row.record_id !== null) await messages.linkToLead(id, row.record_id);
      else if (state === 'REJECTED' || state === 'ABSENT') await messages.drop(id);
      return row;
    },
    async discard(id) {
      await store.discard(id);
      await messages.drop(id);
    },
    async discardAbandoned(id) {
      const isDiscarded = await store.discardAbandoned(id);
      if (isDiscarded) await messages.drop(id);
      return isDiscarded;
    },
    async recover() {
      const rows = await store.recover();
      await messages.sweep();
      return rows;
    },
  };
}

function textsOf(body: string): { text: string; source: string } {
  const { data } = JSON.parse(body) as { data: { from_message: string; from_source: string } };
  return { text: data.from_message, source: data.from_source };
}
