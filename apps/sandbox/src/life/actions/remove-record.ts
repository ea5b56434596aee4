import { timestamp } from '../../data/database/timestamp.ts';
import { findRecord } from '../find-record.ts';
import type { ActionContext } from '../life.ts';

/** Deletes a lead. A matter created from it still has its number. */
export function removeLead(life: ActionContext, id: number): { lead: number } {
  findRecord(life, 'inbox_leads', id);
  life.sql.run('DELETE FROM inbox_leads WHERE id = ?', id);
  return { lead: id };
}

/** Deletes a contact and its notes. Its matters remain, without a client. */
export function removeContact(life: ActionContext, id: number): { contact: number } {
  findRecord(life, 'contacts', id);
  life.sql.run('UPDATE matters SET client_id = NULL, updated_at = ? WHERE client_id = ?', timestamp(life.now), id);
  removeBelow(life, 'contact', 'Contact', id);
  life.sql.run('DELETE FROM contacts WHERE id = ?', id);
  return { contact: id };
}

/** Deletes a matter and its notes. Its client and its lead are unchanged. */
export function removeMatter(life: ActionContext, id: number): { matter: number } {
  findRecord(life, 'matters', id);
  removeBelow(life, 'matter', 'Matter', id);
  life.sql.run('DELETE FROM matters WHERE id = ?', id);
  return { matter: id };
}

function removeBelow({ sql }: ActionContext, parent: string, fieldParent: string, id: number): void {
  sql.run('DELETE FROM notes WHERE parent_type = ? AND parent_id = ?', parent, id);
  sql.run('DELETE FROM custom_field_values WHERE parent_type = ? AND parent_id = ?', fieldParent, id);
}
