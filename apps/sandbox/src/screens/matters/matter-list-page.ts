import type { Person } from '../../data/database/people.ts';
import { html } from '../../pages/html.ts';
import { matterTable, type MatterListRow } from './matter-table.ts';
import { type PagePosition, pager } from '../shared/pager.ts';
import { screenPage } from '../shared/screen-page.ts';
import { searchForm } from '../shared/search-form.ts';

/** Data of the matter list page. */
export interface MatterList {
  words: string;
  place: PagePosition;
  rows: MatterListRow[];
}

/** Renders the list of matters. */
export function matterListPage(person: Person, { words, place, rows }: MatterList): string {
  const nothing = words === '' ? 'No matters yet. Accept a lead to create one.' : `No matters match “${words}”.`;
  const main = html`<h1>Matters</h1>
    <div class="tools">${searchForm('/app/matters', words, 'Description or client')}</div>
    ${rows.length === 0 ? html`<p class="empty">${nothing}</p>` : matterTable(rows)}
    ${pager(place, '/app/matters', { q: words })}`;
  return screenPage('Matters', 'matters', person, main);
}
