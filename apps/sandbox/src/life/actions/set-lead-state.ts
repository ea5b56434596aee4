import { timestamp } from '../../data/database/timestamp.ts';
import { ActionError } from '../action-error.ts';
import { findRecord } from '../find-record.ts';
import type { ActionContext } from '../life.ts';

/**
 * Ignores a lead, or restores an ignored one to the untriaged leads.
 * @throws ActionError if it already has that state or was accepted
 */
export function setLeadState(life: ActionContext, id: number, state: 'ignored' | 'untriaged'): { lead: number } {
  const lead = findRecord(life, 'inbox_leads', id);
  if (lead.state === 'triaged') throw new ActionError(`Lead ${id} was accepted already.`);
  if (lead.state === state) throw new ActionError(`Lead ${id} is ${state} already.`);
  life.sql.run('UPDATE inbox_leads SET state = ?, updated_at = ? WHERE id = ?', state, timestamp(life.now), id);
  return { lead: id };
}
