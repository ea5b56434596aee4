import { timestamp } from '../../data/database/timestamp.ts';
import { ActionError } from '../action-error.ts';
import { findRecord, type MatterRow } from '../find-record.ts';
import { updateContactStatus } from './follow-matters.ts';
import type { ActionContext } from '../life.ts';
import { firmStatuses } from '../firm-statuses.ts';

const UPDATE = `UPDATE matters SET status = ?, status_category = ?, hired_date = ?, clio_id = ?,
  first_appointment_created_at = coalesce(first_appointment_created_at, ?),
  first_letter_sent_date = coalesce(first_letter_sent_date, ?), updated_at = ? WHERE id = ?`;

/**
 * Moves a matter through the pipeline. A hired matter gets its date and a number in Clio Manage; the contact's status
 * is updated.
 * @param status one of the firm's statuses
 * @throws ActionError if the firm has no such status, or the matter is locked or already has it
 */
export function moveMatter(life: ActionContext, id: number, status: string) {
  const matter = findRecord(life, 'matters', id);
  const known = firmStatuses(life.sql, matter.firm_id).find((candidate) => candidate.status === status);
  if (known === undefined) throw new ActionError(`The firm has no status ${status.slice(0, 60)}.`);
  if (matter.is_locked === 1) throw new ActionError(`Matter ${id} is locked.`);
  if (matter.status === status) throw new ActionError(`Matter ${id} is at ${status} already.`);
  const time = timestamp(life.now);
  const hired = known.category === 'hired';
  life.sql.run(
    UPDATE,
    status,
    known.category,
    hired ? hiredDate(life, matter) : null,
    hired ? (matter.clio_id ?? 8_200_000 + id) : matter.clio_id,
    status === 'Consult scheduled' ? time : null,
    status === 'Pending engagement' ? time : null,
    time,
    id,
  );
  updateContactStatus(life, matter.client_id);
  return { matter: id, contact: matter.client_id, status, status_category: known.category };
}

/** The date of the first hiring does not change while the matter moves among hired statuses. */
function hiredDate({ sql, now }: ActionContext, { id, status_category }: MatterRow): string {
  const today = timestamp(now).slice(0, 10);
  if (status_category !== 'hired') return today;
  return sql.get<{ day: string | null }>('SELECT hired_date AS day FROM matters WHERE id = ?', id)?.day ?? today;
}
