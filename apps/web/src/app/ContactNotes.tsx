import type { Contact } from '@intake-desk/grow-api/contact';
import { contactQuery } from '#src/features/contacts/contact-queries.ts';
import { NO_FACTS } from '#src/platform/note-placeholders.ts';
import { Notes } from '#src/features/notes/Notes.tsx';
import { spokenPhone } from '#src/platform/phone.ts';
import { useShownRecord } from '#src/platform/shown-record.ts';
import { useNoteWish } from './use-note-wish.ts';

/** Notes of a contact, whose templates know the person. */
export function ContactNotes({ id }: { id: string }) {
  const { record } = useShownRecord<Contact>('contacts', id, contactQuery(id));
  const wish = useNoteWish();
  const phone = record?.phone_numbers?.[0];
  const facts =
    record === undefined
      ? NO_FACTS
      : {
          ...NO_FACTS,
          caller: record.name,
          firstName: record.first_name ?? '',
          phone: phone ? spokenPhone(phone) : '',
        };
  return <Notes parent={{ kind: 'contact', id }} facts={facts} wish={wish} />;
}
