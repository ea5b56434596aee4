import type { Contact } from '@intake-desk/grow-api/contact';
import { contactsTexts } from '#src/texts/records/contacts.ts';

/** Responses are not validated in the browser, so fields that the contract requires may be missing. */
type Received = Pick<Contact, 'id'> & Partial<Pick<Contact, 'name' | 'type'>>;

/** Returns the contact's name, or a label with its id when it has none. */
export function contactName({ id, name }: Received): string {
  return name || contactsTexts.one(String(id));
}

/** Returns `Person` or `Company`, as Clio spells it. */
export function contactKind({ type }: Received): string | undefined {
  return type;
}
