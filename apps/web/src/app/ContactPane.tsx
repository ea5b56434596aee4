import { Link, useParams } from 'react-router';
import { ContactRecord } from '#src/features/contacts/ContactRecord.tsx';
import { Notes } from '#src/features/notes/Notes.tsx';
import { PresentPeople } from '#src/features/triage/PresentPeople.tsx';
import { NotesProvider } from './NotesProvider.tsx';
import { RecordFailure } from './RecordFailure.tsx';
import { RecordSkeleton } from './RecordSkeleton.tsx';
import { useRecordRoute } from './use-record-route.ts';
import { FROM_RECORD, useTakesFocus } from './use-takes-focus.ts';
import { WriteNoteButton } from './WriteNoteButton.tsx';

export function ContactPane() {
  const { id = '' } = useParams();
  const { listAddress, closeByClick } = useRecordRoute('/contacts', '/contacts');
  const takesFocus = useTakesFocus();
  return (
    <NotesProvider>
      <ContactRecord
        key={id}
        id={id}
        backTo={{ href: listAddress, label: 'All contacts', onClick: closeByClick }}
        takesFocus={takesFocus}
        matterLink={(matter, words) => (
          <Link to={`/matters/${matter}`} state={FROM_RECORD}>
            {words}
          </Link>
        )}
        failure={(error, retry) => (
          <RecordFailure
            what="contact"
            id={id}
            error={error}
            retry={retry}
            listAddress={listAddress}
            listName="the contacts"
            onBack={closeByClick}
          />
        )}
        loading={<RecordSkeleton what="contact" />}
        actions={
          <>
            <WriteNoteButton />
            <PresentPeople kind="contact" id={Number(id)} isWriting={false} />
          </>
        }
        notes={<Notes key={id} parent={{ kind: 'contact', id }} />}
      />
    </NotesProvider>
  );
}
