import { Link, useParams } from 'react-router';
import { OpenedFromClio } from '#src/features/custom-actions/OpenedFromClio.tsx';
import { MatterRecord } from '#src/features/matters/MatterRecord.tsx';
import { PresentPeople } from '#src/features/triage/PresentPeople.tsx';
import { mattersTexts } from '#src/texts/matters.ts';
import { MatterNotes } from './MatterNotes.tsx';
import { NotesProvider } from './NotesProvider.tsx';
import { PassingRecord } from './PassingRecord.tsx';
import { useOpenedFromClio } from './opened-from-clio.ts';
import { RecordFailure } from './RecordFailure.tsx';
import { RecordSkeleton } from './RecordSkeleton.tsx';
import { useSignedIn } from './SignedInContext.ts';
import { useRecordRoute } from './use-record-route.ts';
import { FROM_RECORD, useTakesFocus } from './use-takes-focus.ts';
import { WriteNoteButton } from './WriteNoteButton.tsx';

export function MatterPane() {
  const { id = '' } = useParams();
  const { listAddress, closeByClick } = useRecordRoute('/matters', '/matters');
  const mirror = useSignedIn().mirror === true;
  const takesFocus = useTakesFocus();
  const isFromClio = useOpenedFromClio();
  return (
    <PassingRecord id={id}>
      <NotesProvider>
        <MatterRecord
          key={id}
          id={id}
          mirror={mirror}
          backTo={{ href: listAddress, label: mattersTexts.all, onClick: closeByClick }}
          takesFocus={takesFocus && !isFromClio}
          contactLink={(contact, words) => (
            <Link to={`/contacts/${contact}`} state={FROM_RECORD}>
              {words}
            </Link>
          )}
          matterLink={(matter, words) => (
            <Link to={`/matters/${matter}`} state={FROM_RECORD}>
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
              what={mattersTexts.kind}
              id={id}
              error={error}
              retry={retry}
              listAddress={listAddress}
              listName={mattersTexts.listName}
              onBack={closeByClick}
            />
          )}
          loading={<RecordSkeleton what={mattersTexts.kind} />}
          actions={
            <>
              <WriteNoteButton />
              {isFromClio && <OpenedFromClio />}
              <PresentPeople kind="matter" id={Number(id)} isWriting={false} />
            </>
          }
          notes={<MatterNotes key={id} id={id} />}
        />
      </NotesProvider>
    </PassingRecord>
  );
}
