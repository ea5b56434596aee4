import type { Person } from '../../data/database/people.ts';
import { html, type Html } from '../../pages/html.ts';
import { type PagePosition, pager } from '../shared/pager.ts';
import { screenPage } from '../shared/screen-page.ts';
import { searchForm } from '../shared/search-form.ts';

/** A contact in a list. */
export interface ContactListRow {
  id: number;
  name: string;
  email: string | null;
  phone: string | null;
  status: string | null;
}

/** Data of the contact list page. */
export interface ContactList {
  words: string;
  place: PagePosition;
  rows: ContactListRow[];
}

/** Renders the list of contacts. */
export function contactListPage(person: Person, { words, place, rows }: ContactList): string {
  const nothing = words === '' ? 'No contacts yet.' : `No contacts match “${words}”.`;
  const main = html`<h1>Contacts</h1>
    <div class="tools">${searchForm('/app/contacts', words, 'Name, email, or phone')}</div>
    ${rows.length === 0 ? html`<p class="empty">${nothing}</p>` : table(rows)}
    ${pager(place, '/app/contacts', { q: words })}`;
  return screenPage('Contacts', 'contacts', person, main);
}

function table(rows: ContactListRow[]): Html {
  return html`<table role="table">
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">Name</th>
        <th class="number" role="columnheader" scope="col">Phone</th>
        <th class="mail" role="columnheader" scope="col">Email</th>
        <th class="state" role="columnheader" scope="col">Status</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        ({ id, name, email, phone, status }) =>
          html`<tr role="row">
            <th role="rowheader" scope="row"><a href="/app/contacts/${id}">${name}</a></th>
            <td role="cell" class="number">${phone}</td>
            <td role="cell" class="mail">${email}</td>
            <td role="cell">${status}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
