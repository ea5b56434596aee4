import { searchText } from '../../data/database/search-text.ts';
import { timestamp } from '../../data/database/timestamp.ts';
import { findRecord } from '../find-record.ts';
import type { ActionContext } from '../life.ts';

/** New contact details. They become the first ones, which lists show. */
export interface ContactChange {
  phone_number?: string | undefined;
  email?: string | undefined;
}

/** Gives a contact a new phone number, email address, or both. Matters that show them are not updated. */
export function changeContact(life: ActionContext, id: number, { phone_number: phone, email }: ContactChange) {
  const contact = findRecord(life, 'contacts', id);
  const phones = inFront(contact.phone_numbers, phone);
  const emails = inFront(contact.emails, email);
  life.sql.run(
    'UPDATE contacts SET phone_numbers = ?, emails = ?, search = ?, updated_at = ? WHERE id = ?',
    JSON.stringify(phones),
    JSON.stringify(emails),
    searchText([contact.name, ...emails], phones),
    timestamp(life.now),
    id,
  );
  return { contact: id };
}

/** Puts the item first, in place of the previous first one. */
function inFront(list: string, item: string | undefined): string[] {
  const before = JSON.parse(list) as string[];
  return item === undefined ? before : [item, ...before.slice(1).filter((other) => other !== item)];
}
