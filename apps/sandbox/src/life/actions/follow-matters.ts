import { timestamp } from '../../data/database/timestamp.ts';
import type { ActionContext } from '../life.ts';

/**
 * Lets a contact's status follow what became of its matters: hired before intake before declined.
 * The contact's `updated_at` moves only when its status does.
 */
export function updateContactStatus({ sql, now }: ActionContext, contact: number | null): void {
  if (contact === null) return;
  const rows = sql.all<{ category: string }>(
    'SELECT DISTINCT status_category AS category FROM matters WHERE client_id = ?',
    contact,
  );
  const has = (wanted: string) => rows.some(({ category }) => category === wanted);
  const status = has('hired') ? 'Hired' : has('intake') ? 'Intake' : has('declined') ? 'Did Not Hire' : null;
  if (status === null) return;
  sql.run(
    'UPDATE contacts SET status = ?, updated_at = ? WHERE id = ? AND status IS NOT ?',
    status,
    timestamp(now),
    contact,
    status,
  );
}
