import { Router } from 'express';
import { findRecord } from '../../life/find-record.ts';
import type { ActionContext } from '../../life/life.ts';
import { writeNote } from '../../life/actions/write-note.ts';
import { contactPage } from './contact-page.ts';
import { listNotes } from '../shared/list-notes.ts';
import type { MatterListRow } from '../matters/matter-table.ts';
import { noteOf } from '../shared/note-of.ts';
import { recordId } from '../shared/record-id.ts';
import { personOf } from '../session/require-person.ts';
import type { ScreenDeps } from '../shared/screen-parts.ts';
import { screenQuery } from '../shared/screen-query.ts';

const MATTERS = `SELECT id, description, NULL AS client, status, status_category, created_at FROM matters
  WHERE client_id = ? ORDER BY id DESC`;

/** Routes of a contact with its matters and notes. */
export function contactScreen({ sql, clock, chance }: ScreenDeps): Router {
  const lifeOf = (firm: number): ActionContext => ({ sql, chance, firm, now: clock.now() });
  const router = Router();
  router.get('/contacts/:id', (request, response) => {
    const person = personOf(response);
    const contact = findRecord(lifeOf(person.firm), 'contacts', recordId(request));
    const matters = sql.all<MatterListRow>(MATTERS, contact.id);
    const notes = listNotes(sql, 'contact', contact.id, screenQuery(request));
    response.type('html').send(contactPage(person, contact, matters, notes));
  });
  router.post('/contacts/:id/notes', (request, response) => {
    const { firm } = personOf(response);
    const contact = recordId(request);
    const note = noteOf(request);
    sql.transaction(() => writeNote(lifeOf(firm), { contact }, note));
    response.redirect(303, `/app/contacts/${contact}`);
  });
  return router;
}
