import { searchText } from '../../data/database/search-text.ts';
import { timestamp } from '../../data/database/timestamp.ts';
import { findRecord } from '../find-record.ts';
import type { ActionContext } from '../life.ts';

/** What changes. A number or address comes first afterwards: it is what lists show. */
export interface ContactChange {
  phone_number?: string | undefined;
  email?: string | undefined;
}

/** Gives a contact a new telephone number, e-mail address, or both. The matters that show them are not touched. */
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

/** The one that stood first before is replaced. */
function inFront(list: string, item: string | undefined): string[] {
  const before = JSON.parse(list) as string[];
  return item === undefined ? before : [item, ...before.slice(1).filter((other) => other !== item)];
}
