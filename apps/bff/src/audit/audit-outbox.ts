import type { Database } from '../database/database.ts';
import type { OutboxRow, OutboxState } from '../database/tables.ts';
import type { OutboxStore } from '../grow/outbox/outbox-store.ts';
import type { Audit } from './audit-log.ts';
import type { RequestContext } from './request-context.ts';

const ENDS: ReadonlySet<OutboxState> = new Set<OutboxState>(['CONFIRMED', 'REJECTED', 'UNKNOWN', 'ABSENT']);

/**
 * A journal of writes whose every end has its line in the audit log: confirmed, rejected, unknown, or, after looking in Grow,
 * absent.
 * @param about the request that is being worked for; nothing for what a machine finds out later
 */
export function auditOutbox(
  store: OutboxStore,
  { database, audit, about }: { database: Database; audit: Audit; about: () => RequestContext },
): OutboxStore {
  return {
    ...store,
    async transition(id, state, answer) {
      await store.transition(id, state, answer);
      if (!ENDS.has(state)) return;
      const row = await database.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst();
      if (row !== undefined) await tell(row, state);
    },
    async recover() {
      const cut = await database.selectFrom('outbox').selectAll().where('state', '=', 'SENT').execute();
      await store.recover();
      for (const row of cut) await tell(row, 'UNKNOWN');
    },
  };

  async function tell({ person: name, operation, path }: OutboxRow, state: OutboxState): Promise<void> {
    const [firm, person] = name.split('/');
    const outcome = state.toLowerCase();
    await audit.record({
      event: 'written',
      outcome,
      person,
      firm,
      action: operation,
      target: path ?? undefined,
      ...about(),
    });
  }
}
