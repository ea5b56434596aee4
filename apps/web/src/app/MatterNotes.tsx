import type { Matter } from '@intake-desk/grow-api/matter';
import { matterQuery } from '#src/features/matters/matter-queries.ts';
import { matterName } from '#src/features/matters/matter-words.ts';
import { NO_FACTS } from '#src/platform/note-placeholders.ts';
import { Notes } from '#src/features/notes/Notes.tsx';
import { spokenPhone } from '#src/platform/phone.ts';
import { useShownRecord } from '#src/platform/shown-record.ts';
import { useNoteWish } from './use-note-wish.ts';

/** Notes of a matter, whose templates know its client. */
export function MatterNotes({ id }: { id: string }) {
  const { record } = useShownRecord<Matter>('matters', id, matterQuery(id));
  const wish = useNoteWish();
  const client = record?.client ?? record?.primary_contact;
  const caller = client?.full_name ?? '';
  const facts =
    record === undefined
      ? NO_FACTS
      : {
          caller,
          // Clio gives a client's full name only: the first of several words is the best that can be said.
          firstName: caller.split(' ', 1)[0] ?? '',
          matter: matterName(record),
          phone: client?.phone_number ? spokenPhone(client.phone_number) : '',
        };
  return <Notes parent={{ kind: 'matter', id }} facts={facts} wish={wish} />;
}
