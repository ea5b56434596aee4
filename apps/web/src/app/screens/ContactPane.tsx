import { Link, useParams } from 'react-router';
import { ContactRecord } from '#src/features/contacts/ContactRecord.tsx';
import { PresentPeople } from '#src/features/triage/record/PresentPeople.tsx';
import { contactsTexts } from '#src/texts/records/contacts.ts';
import { NotesProvider } from '#src/app/record-pane/NotesProvider.tsx';
import { DeferredRecord } from '#src/app/record-pane/DeferredRecord.tsx';
import { RecordFailure, RecordSkeleton } from '#src/app/record-pane/RecordFallbacks.tsx';
import { useRecordRoute } from '#src/app/routing/use-record-route.ts';
import { FROM_RECORD, useShouldTakeFocus, useNoteRequested } from '#src/app/routing/navigation-state.ts';
import { RecordSteps } from '#src/app/record-pane/RecordTools.tsx';
import { WriteNoteButton } from '#src/app/record-pane/WriteNoteButton.tsx';
import type { Contact } from '@intake-desk/grow-api/contact';
import { contactQuery } from '#src/features/contacts/contact-queries.ts';
import { EMPTY_TEMPLATE_CONTEXT } from '#src/platform/notes/note-templates.ts';
import { Notes } from '#src/features/notes/list/Notes.tsx';
import { formatPhone } from '#src/platform/contact-details/phone.ts';
import { useRecord } from '#src/platform/records/use-record.ts';

export function ContactPane() {
  const { id = '' } = useParams();
  const { listAddress, closeByClick } = useRecordRoute('/contacts', '/contacts');
  const takesFocus = useShouldTakeFocus();
  return (
    <DeferredRecord id={id}>
      <NotesProvider>
        <ContactRecord
          key={id}
          id={id}
          backTo={{ href: listAddress, label: contactsTexts.all, onClick: closeByClick }}
          tools={<RecordSteps />}
          takesFocus={takesFocus}
          matterLink={(matter, words) => (
            <Link to={`/matters/${matter}`} state={FROM_RECORD}>
              {words}
            </Link>
          )}
          failure={(error, retry) => (
            <RecordFailure
              what={contactsTexts.kind}
              id={id}
              error={error}
              retry={retry}
              listAddress={listAddress}
              listName={contactsTexts.listName}
              onBack={closeByClick}
            />
          )}
          loading={<RecordSkeleton what={contactsTexts.kind} />}
          actions={
            <>
              <WriteNoteButton />
              <PresentPeople kind="contact" id={Number(id)} isWriting={false} />
            </>
          }
          notes={<ContactNotes key={id} id={id} />}
        />
      </NotesProvider>
    </DeferredRecord>
  );
}

/** Notes of a contact. Their templates can use the person's name and phone. */
function ContactNotes({ id }: { id: string }) {
  const { record } = useRecord<Contact>('contacts', id, contactQuery(id));
  const noteRequest = useNoteRequested();
  const phone = record?.phone_numbers?.[0];
  const facts =
    record === undefined
      ? EMPTY_TEMPLATE_CONTEXT
      : {
          ...EMPTY_TEMPLATE_CONTEXT,
          caller: record.name,
          firstName: record.first_name ?? '',
          phone: phone ? formatPhone(phone) : '',
        };
  return <Notes parent={{ kind: 'contact', id }} facts={facts} noteRequest={noteRequest} />;
}
