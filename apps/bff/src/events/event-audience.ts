import type { LiveEvent, ListName } from '@intake-desk/desk-api/event';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';

/** The lists of which one has to be open to a person for them to be told; `everybody` for what is about no record. */
export type Audience = readonly ListName[] | 'everybody';

/** Who may be told of an event. */
export function audienceOf(event: LiveEvent): Audience {
  switch (event.type) {
    case 'reset':
    case 'budget':
    case 'triage':
    case 'presence':
    case 'reasons':
    case 'team-note':
      return 'everybody';
    case 'lead-arrived':
    case 'lead-changed':
      return [listOfLead(event.record)];
    case 'lead-left':
      // Those who had it on their screen have to take it off; it came to those who read the ignored ones.
      return event.departure.to === 'ignored' ? ['untriaged', 'ignored'] : ['untriaged'];
    case 'contact-changed':
    case 'contact-gone':
      return ['contacts'];
    case 'matter-changed':
    case 'matter-gone':
      return ['matters'];
    case 'note-confirmed':
      return [event.parent.kind === 'contact' ? 'contacts' : 'matters'];
    case 'freshness':
      return [event.list];
  }
}

function listOfLead({ state }: InboxLead): ListName {
  return state === 'ignored' ? 'ignored' : 'untriaged';
}
