import type { ListName } from '@intake-desk/desk-api/event';
import type { RecordKind } from '@intake-desk/desk-api/record-kind';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { AnyEvent } from './any-event.ts';

/** Lists of which a recipient must be able to read one, or all recipients for events about no record. */
export type Audience = readonly ListName[] | 'all';

/** Lists whose readers may read records of a kind. */
const LISTS: Readonly<Record<RecordKind, readonly ListName[]>> = {
  lead: ['untriaged', 'ignored'],
  contact: ['contacts'],
  matter: ['matters'],
};

/** Returns who may receive an event. */
export function audienceOf(event: AnyEvent): Audience {
  switch (event.type) {
    case 'reset':
    case 'budget':
    case 'reasons':
      return 'all';
    case 'triage':
    case 'team-note':
      return LISTS.lead;
    case 'presence':
      return LISTS[event.kind];
    case 'lead-arrived':
    case 'lead-changed':
      return [listOfLead(event.record)];
    case 'lead-left':
      // Readers of the inbox have to remove it; for readers of ignored leads it is new.
      return event.departure.to === 'ignored' ? ['untriaged', 'ignored'] : ['untriaged'];
    case 'contact-changed':
    case 'contact-gone':
      return ['contacts'];
    case 'matter-changed':
    case 'matter-gone':
      return ['matters'];
    case 'note-confirmed':
      return LISTS[event.parent.kind];
    case 'freshness':
    case 'access':
      return [event.list];
    case 'session-ended':
      return [];
  }
}

function listOfLead({ state }: InboxLead): ListName {
  return state === 'ignored' ? 'ignored' : 'untriaged';
}
