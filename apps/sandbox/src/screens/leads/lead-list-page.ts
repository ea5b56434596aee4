import type { Person } from '../../data/database/people.ts';
import { html, type Html } from '../../pages/html.ts';
import { leadActions } from './lead-actions.ts';
import type { LeadRow } from './lead-row.ts';
import { moment } from '../shared/moment.ts';
import { count, type PagePosition, pager } from '../shared/pager.ts';
import { screenAddress } from '../shared/screen-query.ts';
import { screenPage } from '../shared/screen-page.ts';
import { searchForm } from '../shared/search-form.ts';

/** The two lists of the inbox. */
export type ListedState = 'untriaged' | 'ignored';

/** Data of the lead inbox page. */
export interface LeadList {
  state: ListedState;
  /** As typed into the search box. */
  words: string;
  counts: Record<ListedState, number>;
  place: PagePosition;
  rows: LeadRow[];
  happened: Html | null;
  /** True for the firm whose week is simulated. */
  lives: boolean;
}

const TABS = { untriaged: 'Untriaged', ignored: 'Ignored' };

/** Renders the lead inbox. */
export function leadListPage(person: Person, list: LeadList): string {
  const { state, words, place, rows } = list;
  const parameters = { state: state === 'ignored' ? state : '', q: words };
  const back = screenAddress('/app/leads', { ...parameters, page: place.page === 1 ? null : place.page });
  const main = html`<div class="head">
      <h1>Lead Inbox</h1>
      ${
        list.lives &&
        html`<form method="post" action="/app/step"><button type="submit">Simulate activity</button></form>`
      }
    </div>
    ${list.happened}
    <div class="tools">
      <nav class="tabs" aria-label="Leads">${(['untriaged', 'ignored'] as const).map((each) => tab(each, list))}</nav>
      ${searchForm('/app/leads', words, 'Name, email, or phone', state === 'ignored' ? { state } : {})}
    </div>
    ${rows.length === 0 ? empty(list) : table(rows, back)} ${pager(place, '/app/leads', parameters)}`;
  return screenPage('Lead Inbox', 'leads', person, main);
}

function tab(each: ListedState, { state, words, counts }: LeadList): Html {
  const address = screenAddress('/app/leads', { state: each === 'ignored' ? each : '', q: words });
  return html`<a href="${address}" ${each === state && html`aria-current="page"`}
    >${TABS[each]} <span>${count(counts[each])}</span></a
  >`;
}

function empty({ state, words }: LeadList): Html {
  const sentence =
    words !== ''
      ? `No ${state} leads match “${words}”.`
      : state === 'ignored'
        ? 'No ignored leads.'
        : 'Lead Inbox is empty.';
  return html`<p class="empty">${sentence}</p>`;
}

function table(rows: LeadRow[], back: string): Html {
  return html`<table role="table">
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">Name</th>
        <th class="number" role="columnheader" scope="col">Phone</th>
        <th class="mail" role="columnheader" scope="col">Email</th>
        <th class="aside" role="columnheader" scope="col">Source</th>
        <th class="when" role="columnheader" scope="col">Received</th>
        <th class="do" role="columnheader" scope="col"><span class="unseen">Actions</span></th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        (lead) =>
          html`<tr role="row">
            <th role="rowheader" scope="row"><a href="/app/leads/${lead.id}">${lead.name}</a></th>
            <td role="cell" class="number">${lead.phone_number}</td>
            <td role="cell" class="mail">${lead.email}</td>
            <td role="cell" class="aside">${lead.source}</td>
            <td role="cell" class="when">${moment(lead.created_at)}</td>
            <td role="cell" class="do">${leadActions(lead, back)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
