import { OpenedFromClio } from '#src/features/custom-actions/OpenedFromClio.tsx';
import { matterName } from '#src/features/matters/matter-labels.ts';
import { MatterRecord } from '#src/features/matters/MatterRecord.tsx';
import { Notes } from '#src/features/notes/list/Notes.tsx';
import { formatPhone } from '#src/platform/contact-details/phone.ts';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { DeferredRecord } from '#src/app/record-pane/DeferredRecord.tsx';
import { NotesProvider } from '#src/app/record-pane/NotesProvider.tsx';
import { useRecordPane } from '#src/app/record-pane/use-record-pane.tsx';
import { useOpenedFromClio } from '#src/app/routing/navigation-state.ts';

export function MatterPane() {
  const isFromClio = useOpenedFromClio();
  const { noteRequest, ...pane } = useRecordPane('matter', mattersTexts, isFromClio && <OpenedFromClio />);
  const { id } = pane;
  return (
    <DeferredRecord id={id}>
      <NotesProvider>
        <MatterRecord
          key={id}
          {...pane}
          takesFocus={pane.takesFocus && !isFromClio}
          notes={(matter) => {
            // Templates can use the client's name and phone.
            const client = matter.client ?? matter.primary_contact;
            const caller = client?.full_name ?? '';
            const facts = {
              caller,
              // Clio gives only the client's full name; its first word is the best guess at a first name.
              firstName: caller.split(' ', 1)[0] ?? '',
              matter: matterName(matter),
              phone: client?.phone_number ? formatPhone(client.phone_number) : '',
            };
            return <Notes parent={{ kind: 'matter', id }} facts={facts} noteRequest={noteRequest} />;
          }}
        />
      </NotesProvider>
    </DeferredRecord>
  );
}
