import { TRIAGE_VIEWS, type TriageView } from '@intake-desk/desk-api/triage-view';
import { leadsTexts } from '#src/texts/leads/leads.ts';

/** A view of the leads with its own address. */
export interface LeadsView {
  name: TriageView | 'ignored';
  title: string;
  /** Path and query. */
  to: string;
}

export const LEADS_VIEWS: readonly LeadsView[] = [
  { name: 'open', title: leadsTexts.views.open, to: '/' },
  { name: 'mine', title: leadsTexts.views.mine, to: '/?triage=mine' },
  { name: 'snoozed', title: leadsTexts.views.snoozed, to: '/?triage=snoozed' },
  { name: 'decided', title: leadsTexts.views.decided, to: '/?triage=decided' },
  { name: 'ignored', title: leadsTexts.views.ignored, to: '/?state=ignored' },
];

/** Returns the view that an address names; the inbox by default. */
export function leadsView(parameters: URLSearchParams): LeadsView {
  const asked = parameters.get('state') === 'ignored' ? 'ignored' : parameters.get('triage');
  const name = [...TRIAGE_VIEWS, 'ignored' as const].find((one) => one === asked) ?? 'open';
  return LEADS_VIEWS.find((view) => view.name === name) as LeadsView;
}
