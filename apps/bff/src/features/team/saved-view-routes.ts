import type { RequestHandler } from 'express';
import { savedViewsBody, type SavedViews } from '@intake-desk/desk-api/saved-view';
import type { Config } from '../../config/config.ts';
import { ProblemError } from '../../problem.ts';
import { requireSession } from '../../sessions/require-session.ts';
import type { SavedViewStore } from './saved-views.ts';

interface Deps {
  config: Config;
  views: SavedViewStore;
}

/** `GET` and `PUT /api/desk/views`: a person's own saved views, always the complete list. */
export function savedViewRoutes({ config, views }: Deps): RequestHandler {
  return async (request, response) => {
    response.locals['route'] = '/api/desk/views';
    const { firm, person } = requireSession(request, response, config);
    if (request.method === 'PUT') {
      const read = savedViewsBody.safeParse(request.body);
      if (!read.success) throw new ProblemError('bad-request', { detail: 'These are not views.' });
      await views.put(firm, person, read.data.views);
    } else if (request.method !== 'GET') {
      response.set('Allow', 'GET, PUT');
      throw new ProblemError('method-not-allowed');
    }
    const answer: SavedViews = { data: await views.of(firm, person) };
    response.json(answer);
  };
}
