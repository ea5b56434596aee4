import type { CustomAction } from '@intake-desk/grow-api/custom-action';
import { GrowApiError } from '../behavior/grow-api-error.ts';
import { modelFault } from '../behavior/validation.ts';
import type { Call, Handlers } from './call.ts';
import type { Condition } from './conditions.ts';
import { listRecords } from './list-records.ts';

const SELECT = 'SELECT id, label, target_url, ui_reference, created_at, updated_at FROM custom_actions';

/**
 * Handlers of the application's links in Grow's menus: they can be created and deleted, but not updated.
 * @see Grow OpenAPI, listCustomActions, createCustomAction, deleteCustomAction
 */
export const customActions: Handlers<'listCustomActions' | 'createCustomAction' | 'deleteCustomAction'> = {
  listCustomActions: (call) =>
    listRecords<CustomAction & { id: number }>(call, {
      select: SELECT,
      table: 'custom_actions',
      conditions: [owned(call)],
      render: (row) => ({ ...row }),
    }),
  createCustomAction: ({ caller, draft, sql, time }) => {
    const { label, target_url, ui_reference } = draft;
    const { id } = sql.run(
      `INSERT INTO custom_actions (firm_id, application, user_id, label, target_url, ui_reference, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      caller.firm,
      caller.application,
      caller.user,
      label,
      target_url,
      ui_reference,
      time,
      time,
    );
    return { data: { id, label, target_url, ui_reference, created_at: time, updated_at: time } };
  },
  deleteCustomAction: (call) => {
    const { sql, values } = owned(call);
    const id = call.ids.id ?? 0;
    const row = call.sql.get<{ user_id: number }>(
      `SELECT user_id FROM custom_actions WHERE id = ? AND firm_id = ? AND ${sql}`,
      id,
      call.caller.firm,
      ...values,
    );
    if (row === undefined) throw new GrowApiError(404, 'The custom action was not found.');
    // The only known cause for the 422 that this operation documents.
    if (row.user_id !== call.caller.user) throw modelFault('Only the person who made it may delete it.', call.switches);
    call.sql.run('DELETE FROM custom_actions WHERE id = ?', id);
    return undefined;
  },
};

/**
 * Condition for the actions that a caller sees. Grow does not document it: either the person's own, or all of the
 * application's in the firm.
 */
function owned({ caller, switches }: Call): Condition {
  if (switches.values.custom_action_owner === 'firm') return { sql: 'application = ?', values: [caller.application] };
  return { sql: 'application = ? AND user_id = ?', values: [caller.application, caller.user] };
}
