import type { RequestHandler } from 'express';
import { presenceBody, type PresenceAnswer } from '@intake-desk/desk-api/presence';
import type { Config } from '../../config/config.ts';
import { ProblemError } from '../../problem.ts';
import { requireSession } from '../../sessions/require-session.ts';
import type { Colleagues } from './colleagues.ts';
import type { Presence } from './create-presence.ts';

interface Deps {
  config: Config;
  presence: Presence;
  colleagues: Colleagues;
}

/** `PUT /api/desk/presence`: saves which record the person has open and returns those of all colleagues. */
export function putPresence({ config, presence, colleagues }: Deps): RequestHandler {
  return async (request, response) => {
    response.locals['route'] = '/api/desk/presence';
    const { firm, person } = requireSession(request, response, config);
    if (request.method !== 'PUT') {
      response.set('Allow', 'PUT');
      throw new ProblemError('method-not-allowed');
    }
    const read = presenceBody.safeParse(request.body);
    if (!read.success) throw new ProblemError('bad-request', { detail: 'Nobody can be there.' });
    presence.put(firm, (await colleagues.nameLookup(firm))(person), read.data.at);
    const answer: PresenceAnswer = { data: presence.list(firm) };
    response.json(answer);
  };
}
