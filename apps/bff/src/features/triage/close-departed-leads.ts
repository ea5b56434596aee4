import type { EventHub } from '../../events/event-hub.ts';
import type { Triage } from './create-triage.ts';

/** A hub that also tells the triage which leads left the inbox: whatever our team meant to do with them is over. */
export function closeDepartedLeads(hub: EventHub, triage: Triage): EventHub {
  return {
    publish(firm, event) {
      hub.publish(firm, event);
      // The board is read anew when the desk starts: a database that does not answer now loses nothing for good.
      if (event.type === 'lead-left') void triage.close(firm, event.record.id).catch(() => undefined);
      if (event.type === 'lead-arrived') void triage.reopen(firm, event.record.id).catch(() => undefined);
    },
  };
}
