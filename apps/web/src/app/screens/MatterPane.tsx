import { Link, useParams } from 'react-router';
import { OpenedFromClio } from '#src/features/custom-actions/OpenedFromClio.tsx';
import { MatterRecord } from '#src/features/matters/MatterRecord.tsx';
import { PresentPeople } from '#src/features/triage/record/PresentPeople.tsx';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { NotesProvider } from '#src/app/record-pane/NotesProvider.tsx';
import { DeferredRecord } from '#src/app/record-pane/DeferredRecord.tsx';
import {
  useOpenedFromClio,
  FROM_RECORD,
  useShouldTakeFocus,
  useNoteRequested,
} from '#src/app/routing/navigation-state.ts';
import { RecordFailure, RecordSkeleton } from '#src/app/record-pane/RecordFallbacks.tsx';
import { useRecordRoute } from '#src/app/routing/use-record-route.ts';
import { RecordSteps } from '#src/app/record-pane/RecordTools.tsx';
import { WriteNoteButton } from '#src/app/record-pane/WriteNoteButton.tsx';
import type { Matter } from '@intake-desk/grow-api/matter';
import { matterQuery } from '#src/features/matters/matter-queries.ts';
import { matterName } from '#src/features/matters/matter-labels.ts';
import { EMPTY_TEMPLATE_CONTEXT } from '#src/platform/notes/note-templates.ts';
import { Notes } from '#src/features/notes/list/Notes.tsx';
import { formatPhone } from '#src/platform/contact-details/phone.ts';
import { useRecord } from '#src/platform/records/use-record.ts';

export function MatterPane() {
  const { id = '' } = useParams();
  const { listAddress, closeByClick } = useRecordRoute('/matters', '/matters');
  const takesFocus = useShouldTakeFocus();
  const isFromClio = useOpenedFromClio();
  return (
    <DeferredRecord id={id}>
      <NotesProvider>
        <MatterRecord
          key={id}
          id={id}
          backTo={{ href: listAddress, label: mattersTexts.all, onClick: closeByClick }}
          tools={<RecordSteps />}
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
    </DeferredRecord>
  );
}

/** Notes of a matter. Their templates can use the client's name and phone. */
function MatterNotes({ id }: { id: string }) {
  const { record } = useRecord<Matter>('matters', id, matterQuery(id));
  const noteRequest = useNoteRequested();
  const client = record?.client ?? record?.primary_contact;
  const caller = client?.full_name ?? '';
  const facts =
    record === undefined
      ? EMPTY_TEMPLATE_CONTEXT
      : {
          caller,
          // Clio gives only the client's full name; its first word is the best guess at a first name.
          firstName: caller.split(' ', 1)[0] ?? '',
          matter: matterName(record),
          phone: client?.phone_number ? formatPhone(client.phone_number) : '',
        };
  return <Notes parent={{ kind: 'matter', id }} facts={facts} noteRequest={noteRequest} />;
}
