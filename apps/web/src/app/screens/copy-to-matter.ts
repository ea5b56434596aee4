import type { SignedIn } from '@intake-desk/desk-api/session';
import type { TeamNote } from '@intake-desk/desk-api/team-note';
import { parentName } from '#src/features/notes/store/note-parent.ts';
import { formatExactTime } from '#src/platform/format/time.ts';
import { teamNotesTexts } from '#src/texts/leads/team-notes.ts';

/**
 * Appends the team's notes on a lead to the draft note of the matter that it became. Nothing is sent: the user reviews
 * the draft first.
 * @param matter undefined while there is none
 * @param onReady called once the draft is updated
 */
export function copyToMatter(
  session: SignedIn,
  matter: number | undefined,
  onReady: (matter: number) => void,
): ((notes: readonly TeamNote[]) => void) | undefined {
  if (matter === undefined) return undefined;
  return (notes) => {
    void import('#src/app/session/outgoing-queues.ts').then(async ({ outgoingQueuesOf }) => {
      const { notes: queue } = outgoingQueuesOf(session);
      const record = parentName({ kind: 'matter', id: String(matter) });
      await queue.open(record);
      const { body } = queue.state(record);
      queue.update(record, { body: [body, inWords(notes)].filter((part) => part !== '').join('\n\n') });
      onReady(matter);
    });
  };
}

/** Formats the notes oldest first, each with its author and time. */
function inWords(notes: readonly TeamNote[]): string {
  const parts = notes
    .toReversed()
    .map(({ by, at, text }) => `${by?.name ?? teamNotesTexts.formerUser}, ${formatExactTime(Date.parse(at))}\n${text}`);
  return [teamNotesTexts.copied, ...parts].join('\n\n');
}
