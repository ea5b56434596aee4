import { html, type Html } from '../../pages/html.ts';

/** Renders a matter's status, with a mark for its part of the pipeline. */
export function statusBadge(status: string | null, category: string | null): Html | null {
  if (status === null && category === null) return null;
  const known = category === 'intake' || category === 'hired' || category === 'declined' ? category : 'other';
  return html`<span class="status ${known}">${status ?? 'No status'}</span>`;
}
