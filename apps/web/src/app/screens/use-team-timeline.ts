import { useQuery } from '@tanstack/react-query';
import type { TeamTimelineStep } from '#src/features/leads/record/LeadTimeline.tsx';
import { teamNotesQuery } from '#src/features/team-notes/team-note-queries.ts';
import { leadHistoryQuery, formatPastAction } from '#src/features/triage/actions/lead-history.ts';
import { useMyId } from '#src/features/triage/state/use-triage-board.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { leadRecordTexts } from '#src/texts/leads/lead-record.ts';

/** Returns the team's actions and notes on a lead, for its timeline. */
export function useTeamTimeline(lead: number): TeamTimelineStep[] {
  const me = useMyId() ?? '';
  const isSettled = useIsSettled();
  const { data: actions = [] } = useQuery({ ...leadHistoryQuery(lead), enabled: isSettled });
  const { data: notes = [] } = useQuery({ ...teamNotesQuery(lead), enabled: isSettled });
  const { thread, acts: words } = leadRecordTexts;
  return [
    // Clio's own data states more exactly when the lead left the inbox.
    ...actions
      .filter(({ act }) => act !== 'close')
      .map((one) => ({ key: `act ${one.position}`, at: one.at, words: formatPastAction(one, me) })),
    ...notes.map(({ id, at, by }) => ({
      key: `note ${id}`,
      at,
      words: thread.note(by === null ? words.erased : by.id === me ? words.you : by.name),
    })),
  ];
}
