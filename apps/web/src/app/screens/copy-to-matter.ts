import type { SignedIn } from '@intake-desk/desk-api/session';
import type { TeamNote } from '@intake-desk/desk-api/team-note';
import { formatExactTime } from '#src/platform/format/time.ts';
import { teamNotesTexts } from '#src/texts/leads/team-notes.ts';

/**
 * Puts our team's notes on a lead into the draft of a note on the matter that it became, below what is typed there already. Nothing is
 * sent: a person reads it over first.
 * @param matter undefined as long as there is none
 * @param onReady the draft is there
 */
export function copyToMatter(
  session: SignedIn,
  matter: number | undefined,
  onReady: (matter: number) => void,
): ((notes: readonly TeamNote[]) => void) | undefined {
  if (matter === undefined) return undefined;
  return (notes) => {
    void import('#src/app/session/note-store-of.ts').then(async ({ noteStoreOf: noteDesksOf }) => {
      const desks = noteDesksOf(session);
      const parent = { kind: 'matter' as const, id: String(matter) };
      await desks.open(parent);
      const { body } = desks.composer(parent);
      desks.update(parent, { body: [body, inWords(notes)].filter((part) => part !== '').join('\n\n') });
      onReady(matter);
    });
  };
}

/** The oldest first, as it happened, each with its author and its time. */
function inWords(notes: readonly TeamNote[]): string {
  const parts = notes
    .toReversed()
    .map(({ by, at, text }) => `${by?.name ?? teamNotesTexts.somebody}, ${formatExactTime(Date.parse(at))}\n${text}`);
  return [teamNotesTexts.copied, ...parts].join('\n\n');
}
