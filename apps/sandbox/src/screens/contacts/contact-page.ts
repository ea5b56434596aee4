import type { Person } from '../../data/database/people.ts';
import type { ContactRow } from '../../life/find-record.ts';
import { html } from '../../pages/html.ts';
import { facts } from '../shared/facts.ts';
import type { NoteRow } from '../shared/list-notes.ts';
import { type MatterListRow, matterTable } from '../matters/matter-table.ts';
import { notesSection } from '../shared/notes-section.ts';
import type { PagePosition } from '../shared/pager.ts';
import { screenPage } from '../shared/screen-page.ts';

/** Renders a contact. */
export function contactPage(
  person: Person,
  contact: ContactRow,
  matters: MatterListRow[],
  notes: { notes: NoteRow[]; place: PagePosition },
): string {
  const joined = (list: string) => (JSON.parse(list) as string[]).join(', ');
  const main = html`<p class="way"><a href="/app/contacts">Contacts</a></p>
    <h1>${contact.name}</h1>
    <div class="card">
      ${facts([
        ['Status', contact.status],
        ['Type', contact.type],
        ['Phone', joined(contact.phone_numbers)],
        ['Email', joined(contact.emails)],
      ])}
    </div>
    <h2>Matters</h2>
    ${matters.length === 0 ? html`<p class="empty">No matters.</p>` : matterTable(matters)}
    ${notesSection(`/app/contacts/${contact.id}`, notes)}`;
  return screenPage(contact.name, 'contacts', person, main);
}
