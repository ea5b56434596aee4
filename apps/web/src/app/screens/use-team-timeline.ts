import { useQuery } from '@tanstack/react-query';
import type { TeamTimelineStep } from '#src/features/leads/LeadTimeline.tsx';
import { teamNotesQuery } from '#src/features/team-notes/team-note-queries.ts';
import { leadHistoryQuery, useLiveLeadHistory, formatPastAction } from '#src/features/triage/actions/lead-history.ts';
import { useMyId } from '#src/features/triage/state/use-triage-board.ts';
import { useIsSettled } from '#src/platform/records/use-settled.ts';
import { leadRecordTexts } from '#src/texts/leads/lead-record.ts';

/** What our team did with a lead and wrote about it, for its thread. */
export function useTeamTimeline(lead: number): TeamTimelineStep[] {
  useLiveLeadHistory(lead);
  const me = useMyId() ?? '';
  const stays = useIsSettled();
  const { data: acts = [] } = useQuery({ ...leadHistoryQuery(lead), enabled: stays });
  const { data: notes = [] } = useQuery({ ...teamNotesQuery(lead), enabled: stays });
  const { thread, acts: words } = leadRecordTexts;
  return [
    // That it left is said by Clio, and more exactly.
    ...acts
      .filter(({ act }) => act !== 'close')
      .map((one) => ({ key: `act ${one.position}`, at: one.at, words: formatPastAction(one, me) })),
    ...notes.map(({ id, at, by }) => ({
      key: `note ${id}`,
      at,
      words: thread.note(by === null ? words.erased : by.id === me ? words.you : by.name),
    })),
  ];
}
