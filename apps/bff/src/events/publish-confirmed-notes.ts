import type { OutboxStore } from '../grow/outbox/outbox-store.ts';
import type { EventHub } from './event-hub.ts';

const PARENT = /^\/(contact|matter)s\/(\d+)\/notes$/;

/** Wraps the outbox store and publishes to the firm each note that Clio has confirmed. */
export function publishConfirmedNotes(store: OutboxStore, hub: EventHub): OutboxStore {
  return {
    ...store,
    async transition(id, state, ...rest) {
      const row = await store.transition(id, state, ...rest);
      if (state !== 'CONFIRMED') return row;
      const [, kind, parent] = PARENT.exec(row?.path ?? '') ?? [];
      const [firm = ''] = (row?.person ?? '').split('/');
      if ((kind !== 'contact' && kind !== 'matter') || parent === undefined || firm === '') return row;
      const note = Number(row?.record_id ?? Number.NaN);
      hub.publish(firm, {
        type: 'note-confirmed',
        parent: { kind, id: parent },
        note: Number.isNaN(note) ? null : note,
      });
      return row;
    },
  };
}
