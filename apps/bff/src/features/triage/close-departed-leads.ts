import type { EventHub } from '../../events/event-hub.ts';
import type { Triage } from './create-triage.ts';

/** Wraps the event hub so that triage closes leads that leave the inbox and reopens those that return. */
export function closeDepartedLeads(hub: EventHub, triage: Triage): EventHub {
  return {
    publish(firm, event) {
      hub.publish(firm, event);
      // Triage state is loaded again at the next start, so a failed write now loses nothing permanently.
      if (event.type === 'lead-left') void triage.close(firm, event.record.id).catch(() => undefined);
      if (event.type === 'lead-arrived') void triage.reopen(firm, event.record.id).catch(() => undefined);
    },
  };
}
