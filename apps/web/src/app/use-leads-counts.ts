import { useBoard } from '#src/features/triage/triage-queries.ts';
import { useViewTotal } from '#src/platform/view-total.ts';
import type { LeadsView } from './leads-view.ts';

/** How many leads each part holds; null where it is not known. */
export function useLeadsCounts(mirror: boolean): (view: LeadsView['name']) => number | null {
  const board = useBoard();
  const open = useViewTotal('triage=open', mirror);
  return (view) => {
    if (!mirror || view === 'ignored') return null;
    if (view === 'open') return open;
    if (board === null) return null;
    const leads = [...board.leads.values()];
    if (view === 'mine') return leads.filter(({ claim }) => claim?.by.id === board.me.id).length;
    return leads.filter(({ verdict, snooze }) => (view === 'decided' ? verdict : snooze) !== null).length;
  };
}
