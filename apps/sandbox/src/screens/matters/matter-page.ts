import type { Person } from '../../data/database/people.ts';
import type { FirmStatus } from '../../life/firm-statuses.ts';
import { html, type Html } from '../../pages/html.ts';
import { facts } from '../shared/facts.ts';
import type { NoteRow } from '../shared/list-notes.ts';
import { moment } from '../shared/moment.ts';
import { notesSection } from '../shared/notes-section.ts';
import type { PagePosition } from '../shared/pager.ts';
import type { MatterFacts } from './read-matter.ts';
import type { Rehearsal } from './simulated-click.ts';
import { screenPage } from '../shared/screen-page.ts';
import { statusBadge } from '../shared/status-badge.ts';
import type { CustomActionRow } from './visible-actions.ts';

/** Data of the matter page besides the matter itself. */
interface Around {
  statuses: FirmStatus[];
  actions: CustomActionRow[];
  rehearsals: readonly Rehearsal[];
  notes: { notes: NoteRow[]; place: PagePosition };
  happened: Html | null;
}

const CATEGORIES = { intake: 'Intake', hired: 'Hired', declined: 'Did not hire' } as const;

/** Renders a matter. */
export function matterPage(person: Person, matter: MatterFacts, around: Around): string {
  const title = matter.description ?? `Matter ${matter.id}`;
  const main = html`<p class="way"><a href="/app/matters">Matters</a></p>
    <div class="head">
      <h1>${title}</h1>
      ${menu(matter.id, around.actions, around.rehearsals)}
    </div>
    ${around.happened}
    <div class="card">
      ${facts([
        ['Client', matter.client !== null && html`<a href="/app/contacts/${matter.client_id}">${matter.client}</a>`],
        ['Status', statusBadge(matter.status, matter.status_category)],
        ['Type', matter.type],
        ['Office', matter.office],
        ['Assigned to', matter.assignees],
        ['Opened', moment(matter.created_at)],
        ['Hired', matter.hired_date],
        ['In Clio Manage', matter.clio_id],
        [
          'Source lead',
          matter.lead_id !== null && html`<a href="/app/leads/${matter.lead_id}">${matter.lead || 'a lead'}</a>`,
        ],
      ])}
      ${matter.is_locked === 1 ? html`<p class="locked">Matter locked: status can’t change.</p>` : mover(matter, around.statuses)}
    </div>
    ${notesSection(`/app/matters/${matter.id}`, around.notes)}`;
  return screenPage(title, 'matters', person, main);
}

/**
 * Opens each action in a new tab, as Grow does. Below are links that only a sandbox can offer: the same click with a
 * simulated failure.
 */
function menu(matter: number, actions: CustomActionRow[], rehearsals: readonly Rehearsal[]): Html {
  const link = (id: number, label: string, query = '') =>
    html`<li>
      <a href="/app/matters/${matter}/actions/${id}${query}" target="_blank" rel="noopener"
        >${label}<span class="unseen"> (new tab)</span></a
      >
    </li>`;
  const rehearsalsOf = ({ id, label }: CustomActionRow) =>
    html`<p id="rehearse-${id}">Simulate “${label}”</p>
      <ul aria-labelledby="rehearse-${id}">
        ${rehearsals.map(({ as, words }) => link(id, words, `?rehearse=${as}`))}
      </ul>`;
  return html`<details class="menu">
    <summary>Actions</summary>
    <div>
      ${
        actions.length === 0
          ? html`<p>No custom actions.</p>`
          : html`<ul>
                ${actions.map(({ id, label }) => link(id, label))}
              </ul>
              ${actions.map(rehearsalsOf)}`
      }
    </div>
  </details>`;
}

function mover({ id, status }: MatterFacts, statuses: FirmStatus[]): Html {
  const option = (each: FirmStatus) =>
    html`<option ${each.status === status && html`selected`}>${each.status}</option>`;
  return html`<form class="mover" method="post" action="/app/matters/${id}/status">
    <label for="status">Move to</label>
    <select id="status" name="status">
      ${(['intake', 'hired', 'declined'] as const).map(
        (category) =>
          html`<optgroup label="${CATEGORIES[category]}">
            ${statuses.filter((each) => each.category === category).map(option)}
          </optgroup>`,
      )}
    </select>
    <button type="submit">Move</button>
  </form>`;
}
