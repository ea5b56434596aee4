import { Router } from 'express';
import { ProblemError } from '../../problem.ts';
import { samePerson } from '../../sessions/same-person.ts';
import { callback } from './callback.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { pageStyle } from './page-style.ts';
import { sessionView } from './session-view.ts';

type Deps = Parameters<typeof login>[0] &
  Parameters<typeof callback>[0] &
  Parameters<typeof logout>[0] &
  Parameters<typeof sessionView>[0];

/** The four routes under `/auth`, and the style sheet of the plain pages. */
export function signInRouter(deps: Deps): Router {
  const router = Router({ strict: true, caseSensitive: true });
  const routes = [
    ['get', '/login', login(deps)],
    ['get', '/callback', callback(deps)],
    ['post', '/logout', samePerson, logout(deps)],
    ['get', '/session', sessionView(deps)],
    ['get', '/page.css', pageStyle],
  ] as const;
  for (const [method, path, ...handlers] of routes) {
    router.all(path, (request, response, next) => {
      response.locals['route'] = `/auth${path}`;
      if (request.method === method.toUpperCase()) return next();
      response.set('Allow', method.toUpperCase());
      throw new ProblemError('method-not-allowed');
    });
    router[method](path, ...handlers);
  }
  return router;
}
