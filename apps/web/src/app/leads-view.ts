import { TRIAGE_VIEWS, type TriageView } from '@intake-desk/desk-api/triage-view';

/** A part of the leads with a place of its own. */
export interface LeadsView {
  name: TriageView | 'ignored';
  title: string;
  /** Its address. */
  to: string;
}

export const LEADS_VIEWS: readonly LeadsView[] = [
  { name: 'open', title: 'Inbox', to: '/' },
  { name: 'mine', title: 'Mine', to: '/?triage=mine' },
  { name: 'snoozed', title: 'Snoozed', to: '/?triage=snoozed' },
  { name: 'decided', title: 'Decided', to: '/?triage=decided' },
  { name: 'ignored', title: 'Ignored in Clio', to: '/?state=ignored' },
];

/** Which part an address names; the inbox when it names none. */
export function leadsView(parameters: URLSearchParams): LeadsView {
  const asked = parameters.get('state') === 'ignored' ? 'ignored' : parameters.get('triage');
  const name = [...TRIAGE_VIEWS, 'ignored' as const].find((one) => one === asked) ?? 'open';
  return LEADS_VIEWS.find((view) => view.name === name) as LeadsView;
}
