import { Router } from 'express';
import { ActionError } from '../../life/action-error.ts';
import { firmStatuses } from '../../life/firm-statuses.ts';
import type { ActionContext } from '../../life/life.ts';
import { moveMatter } from '../../life/actions/move-matter.ts';
import { writeNote } from '../../life/actions/write-note.ts';
import { formFields } from '../../oauth/form-fields.ts';
import { eventMessage } from '../shared/event-texts.ts';
import { listNotes } from '../shared/list-notes.ts';
import { matterPage } from './matter-page.ts';
import { noteOf } from '../shared/note-of.ts';
import { openAction } from './open-action.ts';
import { readMatter } from './read-matter.ts';
import { recordId } from '../shared/record-id.ts';
import { rehearsalsFor } from './simulated-click.ts';
import { personOf } from '../session/require-person.ts';
import type { ScreenDeps } from '../shared/screen-parts.ts';
import { screenQuery } from '../shared/screen-query.ts';
import { visibleActions } from './visible-actions.ts';

/** Routes of a matter: its facts, its notes, and its menu of custom actions. */
export function matterScreen(parts: ScreenDeps): Router {
  const { sql, clock, switches, chance } = parts;
  const lifeOf = (firm: number): ActionContext => ({ sql, chance, firm, now: clock.now() });
  const router = Router();
  router.get('/matters/:id', (request, response) => {
    const person = personOf(response);
    const query = screenQuery(request);
    const id = recordId(request);
    const matter = readMatter(sql, person.firm, id);
    if (matter === null) throw new ActionError(`Matter ${id} not found.`, 404);
    const page = matterPage(person, matter, {
      statuses: firmStatuses(sql, person.firm),
      actions: visibleActions(sql, switches, person),
      rehearsals: rehearsalsFor(sql, person),
      notes: listNotes(sql, 'matter', id, query),
      happened: eventMessage(sql, person.firm, query),
    });
    response.type('html').send(page);
  });
  router.post('/matters/:id/notes', (request, response) => {
    const { firm } = personOf(response);
    const matter = recordId(request);
    const note = noteOf(request);
    sql.transaction(() => writeNote(lifeOf(firm), { matter }, note));
    response.redirect(303, `/app/matters/${matter}`);
  });
  router.post('/matters/:id/status', (request, response) => {
    const { firm } = personOf(response);
    const id = recordId(request);
    const { status = '' } = formFields(request);
    sql.transaction(() => moveMatter(lifeOf(firm), id, status));
    response.redirect(303, `/app/matters/${id}`);
  });
  router.get('/matters/:id/actions/:action', openAction(parts));
  return router;
}
