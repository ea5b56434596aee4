import type { Person } from '../../data/database/people.ts';
import { html } from '../../pages/html.ts';
import { facts } from '../shared/facts.ts';
import { leadActions } from './lead-actions.ts';
import type { LeadRow } from './lead-row.ts';
import { moment } from '../shared/moment.ts';
import { screenPage } from '../shared/screen-page.ts';

const STATES: Readonly<Record<string, string>> = { untriaged: 'Untriaged', ignored: 'Ignored', triaged: 'Accepted' };

/** Renders a lead, including the caller's message, which Grow's API never returns. */
export function leadPage(
  person: Person,
  lead: LeadRow,
  matter: { id: number; description: string | null } | null,
): string {
  const main = html`<p class="way"><a href="/app/leads">Lead Inbox</a></p>
    <div class="head">
      <h1>${lead.name}</h1>
      ${lead.state !== 'triaged' && leadActions(lead, null)}
    </div>
    <div class="card">
      ${facts([
        ['State', STATES[lead.state] ?? lead.state],
        ['Phone', lead.phone_number],
        ['Email', lead.email],
        ['Source', lead.source],
        ['Received', moment(lead.created_at)],
        ['Updated', lead.updated_at === lead.created_at ? null : moment(lead.updated_at)],
        [
          'Converted to',
          matter && html`<a href="/app/matters/${matter.id}">${matter.description ?? `Matter ${matter.id}`}</a>`,
        ],
      ])}
    </div>
    <h2>Message</h2>
    <blockquote class="card">
      <p>${lead.from_message ?? 'No message.'}</p>
      ${lead.from_source !== null && html`<footer>${lead.from_source}</footer>`}
    </blockquote>`;
  return screenPage(lead.name, 'leads', person, main);
}
