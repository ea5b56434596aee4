import { ContactRecord } from '#src/features/contacts/ContactRecord.tsx';
import { Notes } from '#src/features/notes/list/Notes.tsx';
import { formatPhone } from '#src/platform/contact-details/phone.ts';
import { EMPTY_TEMPLATE_CONTEXT } from '#src/platform/notes/note-templates.ts';
import { contactsTexts } from '#src/texts/records/contacts.ts';
import { DeferredRecord } from '#src/app/record-pane/DeferredRecord.tsx';
import { NotesProvider } from '#src/app/record-pane/NotesProvider.tsx';
import { useRecordPane } from '#src/app/record-pane/use-record-pane.tsx';

export function ContactPane() {
  const { noteRequest, ...pane } = useRecordPane('contact', contactsTexts);
  const { id } = pane;
  return (
    <DeferredRecord id={id}>
      <NotesProvider>
        <ContactRecord
          key={id}
          {...pane}
          notes={({ name, first_name: firstName, phone_numbers: phones }) => (
            <Notes
              parent={{ kind: 'contact', id }}
              // Templates can use the person's name and phone.
              facts={{
                ...EMPTY_TEMPLATE_CONTEXT,
                caller: name,
                firstName: firstName ?? '',
                phone: phones?.[0] ? formatPhone(phones[0]) : '',
              }}
              noteRequest={noteRequest}
            />
          )}
        />
      </NotesProvider>
    </DeferredRecord>
  );
}
