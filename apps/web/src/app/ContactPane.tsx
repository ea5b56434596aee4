import { Link, useParams } from 'react-router';
import { ContactRecord } from '#src/features/contacts/ContactRecord.tsx';
import { PresentPeople } from '#src/features/triage/PresentPeople.tsx';
import { contactsTexts } from '#src/texts/contacts.ts';
import { ContactNotes } from './ContactNotes.tsx';
import { NotesProvider } from './NotesProvider.tsx';
import { PassingRecord } from './PassingRecord.tsx';
import { RecordFailure } from './RecordFailure.tsx';
import { RecordSkeleton } from './RecordSkeleton.tsx';
import { useSignedIn } from './SignedInContext.ts';
import { useRecordRoute } from './use-record-route.ts';
import { FROM_RECORD, useTakesFocus } from './use-takes-focus.ts';
import { WriteNoteButton } from './WriteNoteButton.tsx';

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
