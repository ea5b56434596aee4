import { Router } from 'express';
import { searchTerm } from '../../data/database/search-text.ts';
import { contactListPage, type ContactListRow } from './contact-list-page.ts';
import { PAGE_ROWS, pagePosition } from '../shared/pager.ts';
import { personOf } from '../session/require-person.ts';
import type { ScreenDeps } from '../shared/screen-parts.ts';
import { screenQuery } from '../shared/screen-query.ts';

const FROM = `FROM contacts WHERE firm_id = ? AND (? = '' OR instr(search, ?) > 0)`;

/** Route of the firm's contacts, newest first. */
export function contactList({ sql }: ScreenDeps): Router {
  const router = Router();
  router.get('/contacts', (request, response) => {
    const person = personOf(response);
    const query = screenQuery(request);
    const words = query.get('q')?.trim() ?? '';
    const term = searchTerm(words);
    const values = [person.firm, term, term] as const;
    const total = sql.get<{ count: number }>(`SELECT count(*) AS count ${FROM}`, ...values)?.count ?? 0;
    const place = pagePosition(query, total);
    const rows = sql.all<ContactListRow>(
      `SELECT id, name, emails ->> 0 AS email, phone_numbers ->> 0 AS phone, status ${FROM}
       ORDER BY id DESC LIMIT ${PAGE_ROWS} OFFSET ?`,
      ...values,
      (place.page - 1) * PAGE_ROWS,
    );
    response.type('html').send(contactListPage(person, { words, place, rows }));
  });
  return router;
}
