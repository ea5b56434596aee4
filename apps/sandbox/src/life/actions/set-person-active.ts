import { timestamp } from '../../data/database/timestamp.ts';
import { ActionError } from '../action-error.ts';
import { findRecord } from '../find-record.ts';
import type { ActionContext } from '../life.ts';

/**
 * Deactivates or reactivates a person. While deactivated, their tokens get 401 and they cannot sign in; their records
 * remain.
 * @throws ActionError if the person already has that state
 */
export function setPersonActive(life: ActionContext, id: number, active: boolean): { person: number } {
  const person = findRecord(life, 'users', id);
  if ((person.active === 1) === active) {
    throw new ActionError(`Person ${id} is ${active ? 'active' : 'deactivated'} already.`);
  }
  const { sql, now } = life;
  sql.run('UPDATE users SET active = ?, updated_at = ? WHERE id = ?', active ? 1 : 0, timestamp(now), id);
  sql.run('DELETE FROM screen_sessions WHERE user_id = ?', id);
  return { person: id };
}
