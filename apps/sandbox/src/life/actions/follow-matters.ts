import { timestamp } from '../../data/database/timestamp.ts';
import type { ActionContext } from '../life.ts';

/**
 * Derives a contact's status from its matters: hired takes precedence over intake, intake over declined. The contact's
 * `updated_at` changes only if its status does.
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
