import { ActionError } from '../action-error.ts';
import { findRecord } from '../find-record.ts';
import type { ActionContext } from '../life.ts';

/**
 * Withdraws a person's consent to an application: its tokens for them end immediately. The application is not notified.
 * @param application its client_id
 * @throws ActionError if there is no consent
 */
export function disconnectApplication(life: ActionContext, id: number, application: string) {
  findRecord(life, 'users', id);
  const { changes } = life.sql.run(
    'UPDATE grants SET revoked = 1 WHERE user_id = ? AND client_id = ? AND revoked = 0',
    id,
    application,
  );
  if (changes === 0) throw new ActionError(`Person ${id} has no connection with ${application.slice(0, 60)}.`, 404);
  return { person: id, client_id: application, grants: changes };
}
