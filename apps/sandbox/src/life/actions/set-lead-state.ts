import { timestamp } from '../../data/database/timestamp.ts';
import { ActFault } from '../act-fault.ts';
import { findRecord } from '../find-record.ts';
import type { Life } from '../life.ts';

/**
 * Ignores a lead, or brings an ignored one back among the untriaged.
 * @throws ActFault when it is there already, or was accepted
 */
export function setLeadState(life: Life, id: number, state: 'ignored' | 'untriaged'): { lead: number } {
  const lead = findRecord(life, 'inbox_leads', id);
  if (lead.state === 'triaged') throw new ActFault(`Lead ${id} was accepted already.`);
  if (lead.state === state) throw new ActFault(`Lead ${id} is ${state} already.`);
  life.sql.run('UPDATE inbox_leads SET state = ?, updated_at = ? WHERE id = ?', state, timestamp(life.now), id);
  return { lead: id };
}
