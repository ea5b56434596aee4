import type { Contact } from '@intake-desk/grow-api/contact';
import { contactsTexts } from '#src/texts/records/contacts.ts';

/** Answers are not re-validated: what the contract requires may be missing all the same. */
type Received = Pick<Contact, 'id'> & Partial<Pick<Contact, 'name' | 'type'>>;

/** What a contact is called; without a name, by its number. */
export function contactName({ id, name }: Received): string {
  return name || contactsTexts.one(String(id));
}

/** Person or company, in Clio's word. */
export function contactKind({ type }: Received): string | undefined {
  return type;
}
