import { Router } from 'express';
import { matterListPage } from './matter-list-page.ts';
import type { MatterListRow } from './matter-table.ts';
import { PAGE_ROWS, pagePosition } from '../shared/pager.ts';
import { personOf } from '../session/require-person.ts';
import type { ScreenDeps } from '../shared/screen-parts.ts';
import { screenQuery } from '../shared/screen-query.ts';

const FROM = `FROM matters LEFT JOIN contacts ON contacts.id = client_id
  WHERE matters.firm_id = ? AND (? = '' OR instr(lower(coalesce(description, '')), lower(?)) > 0 OR instr(contacts.search, ?) > 0)`;

/** Route of all matters, newest first; the search covers the description and everything that finds a client. */
export function matterList({ sql }: ScreenDeps): Router {
  const router = Router();
  router.get('/matters', (request, response) => {
    const person = personOf(response);
    const query = screenQuery(request);
    const words = query.get('q')?.trim() ?? '';
    const values = [person.firm, words, words, words.toLowerCase()] as const;
    const total = sql.get<{ count: number }>(`SELECT count(*) AS count ${FROM}`, ...values)?.count ?? 0;
    const place = pagePosition(query, total);
    const rows = sql.all<MatterListRow>(
      `SELECT matters.id, description, contacts.name AS client, matters.status, status_category, matters.created_at
       ${FROM} ORDER BY matters.id DESC LIMIT ${PAGE_ROWS} OFFSET ?`,
      ...values,
      (place.page - 1) * PAGE_ROWS,
    );
    response.type('html').send(matterListPage(person, { words, place, rows }));
  });
  return router;
}
