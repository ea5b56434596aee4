import { Router } from 'express';
import { listPeople } from '../../data/database/people.ts';
import { ActionError } from '../../life/action-error.ts';
import { formFields } from '../../oauth/form-fields.ts';
import { localPath } from './local-path.ts';
import type { ScreenDeps } from '../shared/screen-parts.ts';
import { screenQuery } from '../shared/screen-query.ts';
import { closeSession, openSession } from './screen-session.ts';
import { signInPage } from './sign-in-page.ts';

/** Routes to sign in and out. There is no password: every choice is accepted. */
export function signIn({ sql }: ScreenDeps): Router {
  const router = Router();
  router.get('/sign-in', (request, response) => {
    response.type('html').send(signInPage(listPeople(sql, null), localPath(screenQuery(request).get('to'))));
  });
  router.post('/sign-in', (request, response) => {
    const { user, to } = formFields(request);
    const person = listPeople(sql, null).find(({ id }) => String(id) === user);
    if (person === undefined) throw new ActionError('Choose an active user.');
    openSession(sql, request, response, person.id);
    response.redirect(303, localPath(to));
  });
  router.post('/sign-out', (request, response) => {
    closeSession(sql, request, response);
    response.redirect(303, '/app/sign-in');
  });
  return router;
}
