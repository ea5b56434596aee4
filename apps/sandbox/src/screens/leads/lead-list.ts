import { Router } from 'express';
import { searchTerm } from '../../data/database/search-text.ts';
import { firstFirm } from '../../life/first-firm.ts';
import { eventParameters, eventMessage } from '../shared/event-texts.ts';
import { leadListPage, type ListedState } from './lead-list-page.ts';
import { type LeadRow, SELECT_LEAD_ROW } from './lead-row.ts';
import { PAGE_ROWS, pagePosition } from '../shared/pager.ts';
import { personOf } from '../session/require-person.ts';
import type { ScreenDeps } from '../shared/screen-parts.ts';
import { screenAddress, screenQuery } from '../shared/screen-query.ts';

const WHERE = `inbox_leads.firm_id = ? AND state = ? AND (? = '' OR instr(search, ?) > 0)`;

/** Routes of the lead inbox, newest first, and of the button that runs the next event of the simulated week. */
export function leadList({ sql, week }: ScreenDeps): Router {
  const countOf = (firm: number, state: ListedState, term: string) =>
    sql.get<{ count: number }>(`SELECT count(*) AS count FROM inbox_leads WHERE ${WHERE}`, firm, state, term, term)
      ?.count ?? 0;
  const router = Router();
  router.get('/leads', (request, response) => {
    const person = personOf(response);
    const query = screenQuery(request);
    const state: ListedState = query.get('state') === 'ignored' ? 'ignored' : 'untriaged';
    const words = query.get('q')?.trim() ?? '';
    const term = searchTerm(words);
    const counts = {
      untriaged: countOf(person.firm, 'untriaged', term),
      ignored: countOf(person.firm, 'ignored', term),
    };
    const place = pagePosition(query, counts[state]);
    const rows = sql.all<LeadRow>(
      `${SELECT_LEAD_ROW} WHERE ${WHERE} ORDER BY inbox_leads.id DESC LIMIT ${PAGE_ROWS} OFFSET ?`,
      person.firm,
      state,
      term,
      term,
      (place.page - 1) * PAGE_ROWS,
    );
    const happened = eventMessage(sql, person.firm, query);
    const lives = firstFirm(sql) === person.firm;
    response.type('html').send(leadListPage(person, { state, words, counts, place, rows, happened, lives }));
  });
  router.post('/step', (_request, response) => {
    const [event] = firstFirm(sql) === personOf(response).firm ? week.step(1, false) : [];
    response.redirect(303, screenAddress('/app/leads', event ? eventParameters(event) : {}));
  });
  return router;
}
