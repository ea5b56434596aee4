import { html, type Html } from '../../pages/html.ts';
import { moment } from '../shared/moment.ts';
import { statusBadge } from '../shared/status-badge.ts';

/** A matter in a list. */
export interface MatterListRow {
  id: number;
  description: string | null;
  client: string | null;
  status: string | null;
  status_category: string | null;
  created_at: string;
}

/** Renders a table of matters. */
export function matterTable(rows: MatterListRow[]): Html {
  return html`<table role="table">
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">Matter</th>
        <th class="client" role="columnheader" scope="col">Client</th>
        <th class="state" role="columnheader" scope="col">Status</th>
        <th class="when" role="columnheader" scope="col">Opened</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        (matter) =>
          html`<tr role="row">
            <th role="rowheader" scope="row">
              <a href="/app/matters/${matter.id}">${matter.description ?? `Matter ${matter.id}`}</a>
            </th>
            <td role="cell">${matter.client}</td>
            <td role="cell">${statusBadge(matter.status, matter.status_category)}</td>
            <td role="cell" class="when">${moment(matter.created_at)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
