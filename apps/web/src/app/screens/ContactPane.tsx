import { Link, useParams } from 'react-router';
import { ContactRecord } from '#src/features/contacts/ContactRecord.tsx';
import { PresentPeople } from '#src/features/triage/record/PresentPeople.tsx';
import { contactsTexts } from '#src/texts/records/contacts.ts';
import { NotesProvider } from '#src/app/record-pane/NotesProvider.tsx';
import { PassingRecord } from '#src/app/record-pane/DeferredRecord.tsx';
import { RecordFailure, RecordSkeleton } from '#src/app/record-pane/RecordFallbacks.tsx';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';
import { useRecordRoute } from '#src/app/routing/use-record-route.ts';
import { FROM_RECORD, useTakesFocus, useNoteWish } from '#src/app/routing/navigation-state.ts';
import { WriteNoteButton } from '#src/app/record-pane/WriteNoteButton.tsx';
import type { Contact } from '@intake-desk/grow-api/contact';
import { contactQuery } from '#src/features/contacts/contact-queries.ts';
import { NO_FACTS } from '#src/platform/notes/note-templates.ts';
import { Notes } from '#src/features/notes/list/Notes.tsx';
import { spokenPhone } from '#src/platform/contact-details/phone.ts';
import { useShownRecord } from '#src/platform/records/use-record.ts';

export function ContactPane() {
  const { id = '' } = useParams();
  const { listAddress, closeByClick } = useRecordRoute('/contacts', '/contacts');
  const mirror = useSignedIn().mirror === true;
  const takesFocus = useTakesFocus();
  return (
    <PassingRecord id={id}>
      <NotesProvider>
        <ContactRecord
          key={id}
          id={id}
          mirror={mirror}
          backTo={{ href: listAddress, label: contactsTexts.all, onClick: closeByClick }}
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
    </PassingRecord>
  );
}

/** Notes of a contact, whose templates know the person. */
function ContactNotes({ id }: { id: string }) {
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
