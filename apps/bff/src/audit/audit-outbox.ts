import type { OutboxRow, OutboxState } from '../database/tables.ts';
import type { OutboxStore } from '../grow/outbox/outbox-store.ts';
import type { Audit } from './audit-log.ts';
import type { RequestContext } from './request-context.ts';

const ENDS: ReadonlySet<OutboxState> = new Set<OutboxState>(['CONFIRMED', 'REJECTED', 'UNKNOWN', 'SIMILAR', 'ABSENT']);

/**
 * Wraps the outbox store and records every final state in the audit log: confirmed, rejected, unknown or, after
 * reconciliation, similar or absent.
 * @param about returns the current request; empty for the reconciler
 */
export function auditOutbox(
  store: OutboxStore,
  { audit, about }: { audit: Audit; about: () => RequestContext },
): OutboxStore {
  return {
    ...store,
    async transition(id, state, ...rest) {
      const row = await store.transition(id, state, ...rest);
      if (row !== null && ENDS.has(state)) await recordOutcome(row, state);
      return row;
    },
    async recover() {
      const rows = await store.recover();
      for (const row of rows) await recordOutcome(row, 'UNKNOWN');
      return rows;
    },
  };

  async function recordOutcome({ person: name, operation, path }: OutboxRow, state: OutboxState): Promise<void> {
    const [firm, person = ''] = name.split('/');
    const outcome = state.toLowerCase();
    await audit.record({
      event: 'written',
      outcome,
      // Empty if the person was erased meanwhile.
      person: person === '' ? null : person,
      firm,
      action: operation,
      target: path ?? undefined,
      ...about(),
    });
  }
}
