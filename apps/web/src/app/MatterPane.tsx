import { Link, useParams } from 'react-router';
import { OpenedFromClio } from '#src/features/custom-actions/OpenedFromClio.tsx';
import { MatterRecord } from '#src/features/matters/MatterRecord.tsx';
import { Notes } from '#src/features/notes/Notes.tsx';
import { PresentPeople } from '#src/features/triage/PresentPeople.tsx';
import { NotesProvider } from './NotesProvider.tsx';
import { useOpenedFromClio } from './opened-from-clio.ts';
import { RecordFailure } from './RecordFailure.tsx';
import { RecordSkeleton } from './RecordSkeleton.tsx';
import { useRecordRoute } from './use-record-route.ts';
import { FROM_RECORD, useTakesFocus } from './use-takes-focus.ts';
import { WriteNoteButton } from './WriteNoteButton.tsx';

export function MatterPane() {
  const { id = '' } = useParams();
  const { listAddress, closeByClick } = useRecordRoute('/matters', '/matters');
  const takesFocus = useTakesFocus();
  const isFromClio = useOpenedFromClio();
  return (
    <NotesProvider>
      <MatterRecord
        key={id}
        id={id}
        backTo={{ href: listAddress, label: 'All matters', onClick: closeByClick }}
        takesFocus={takesFocus}
        contactLink={(contact, words) => (
          <Link to={`/contacts/${contact}`} state={FROM_RECORD}>
            {words}
          </Link>
        )}
        leadLink={(lead, words) => (
          <Link to={`/leads/${lead}`} state={FROM_RECORD}>
            {words}
          </Link>
        )}
        failure={(error, retry) => (
          <RecordFailure
            what="matter"
            id={id}
            error={error}
            retry={retry}
            listAddress={listAddress}
            listName="the matters"
            onBack={closeByClick}
          />
        )}
        loading={<RecordSkeleton what="matter" />}
        actions={
          <>
            <WriteNoteButton />
            {isFromClio && <OpenedFromClio />}
            <PresentPeople kind="matter" id={Number(id)} isWriting={false} />
          </>
        }
        notes={<Notes key={id} parent={{ kind: 'matter', id }} />}
      />
    </NotesProvider>
  );
}
