import { auditOutbox } from '../audit/audit-outbox.ts';
import type { RequestContexts } from '../audit/request-context.ts';
import { publishConfirmedNotes } from '../events/publish-confirmed-notes.ts';
import { createLeadMessages } from '../features/notes/lead-messages.ts';
import { storeLeadMessages } from '../features/notes/store-lead-messages.ts';
import { createOutbox } from '../grow/outbox/outbox.ts';
import { createOutboxStore } from '../grow/outbox/outbox-store.ts';
import { createReconciler } from '../grow/outbox/reconciler.ts';
import type { Core } from './create-core.ts';
import type { GrowAccess } from './create-grow-access.ts';

/** Writes to Grow: each is stored before it is sent, and found again if its outcome is unknown. */
export type Writes = ReturnType<typeof createWrites>;

export function createWrites(
  { database, cipher, clock, log, audit, contexts, hub, retries, instance }: Core,
  { callAs }: GrowAccess,
) {
  const leadMessages = createLeadMessages(database, cipher, clock);
  const outboxStore = storeLeadMessages(createOutboxStore(database, cipher, clock), leadMessages);
  const observed = (about: RequestContexts['now']) =>
    publishConfirmedNotes(auditOutbox(outboxStore, { audit, about }), hub);
  // The reconciler runs outside of requests, so its audit lines carry no request context.
  const quietStore = observed(() => ({}));
  const reconciler = createReconciler({ store: quietStore, callAs, cipher, clock, log });
  const outbox = createOutbox({
    store: observed(contexts.now),
    cipher,
    retries,
    clock,
    requireAlive: instance.requireAlive,
    onUnknown: () => reconciler.wake(),
  });
  return { leadMessages, outboxStore, quietStore, reconciler, outbox };
}
