import { searchText } from '../../data/database/search-text.ts';
import { timestamp } from '../../data/database/timestamp.ts';
import { ActionError } from '../action-error.ts';
import { findRecord } from '../find-record.ts';
import { updateContactStatus } from './follow-matters.ts';
import type { ActionContext } from '../life.ts';

/**
 * Merges two contacts. The other contact's matters, notes, numbers and addresses move; its id is permanently gone.
 * @throws ActionError if they are the same contact or belong to different firms
 */
export function mergeContacts(life: ActionContext, { keep, gone }: { keep: number; gone: number }) {
  const target = findRecord(life, 'contacts', keep);
  const other = findRecord({ ...life, firm: target.firm_id }, 'contacts', gone);
  if (keep === gone) throw new ActionError(`Contact ${keep} cannot be merged with itself.`);
  const { sql } = life;
  const time = timestamp(life.now);
  const emails = united(target.emails, other.emails);
  const phones = united(target.phone_numbers, other.phone_numbers);
  sql.run(
    'UPDATE contacts SET emails = ?, phone_numbers = ?, search = ?, updated_at = ? WHERE id = ?',
    JSON.stringify(emails),
    JSON.stringify(phones),
    searchText([target.name, ...emails], phones),
    time,
    keep,
  );
  sql.run('UPDATE matters SET client_id = ?, updated_at = ? WHERE client_id = ?', keep, time, gone);
  sql.run(`UPDATE notes SET parent_id = ? WHERE parent_type = 'contact' AND parent_id = ?`, keep, gone);
  sql.run(`DELETE FROM custom_field_values WHERE parent_type = 'Contact' AND parent_id = ?`, gone);
  sql.run('DELETE FROM contacts WHERE id = ?', gone);
  updateContactStatus(life, keep);
  return { contact: keep, gone };
}

function united(first: string, second: string): string[] {
  return [...new Set([...(JSON.parse(first) as string[]), ...(JSON.parse(second) as string[])])];
}
