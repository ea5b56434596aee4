import type { RequestHandler } from 'express';
import type { SessionView } from '@intake-desk/desk-api/session';
import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/config.ts';
import { sessionOf } from '../../sessions/current-session.ts';
import type { SessionStore } from '../../sessions/session-store.ts';
import type { GrantStore } from '../oauth/grant-store.ts';
import { isIntakeManager } from '../../config/intake-managers.ts';

interface Deps {
  config: Config;
  clock: Clock;
  grants: GrantStore;
  store: SessionStore;
  /** @returns the firm's time zone */
  timeZoneOf: (firm: string) => Promise<string | null>;
}

/**
 * `GET /auth/session`: returns the signed-in user, always with 200. With `?slide=false` the request does not extend the
 * session.
 * @see RFC 10017 §6.1.2.1
 */
export function sessionView({ config, clock, grants, store, timeZoneOf }: Deps): RequestHandler {
  return async (request, response) => {
    const slides = request.query['slide'] !== 'false';
    if (!slides) store.skipTouch(request);
    const session = sessionOf(response);
    const grant = session === null ? null : await grants.load(session.grant);
    let view: SessionView = { authenticated: false };
    if (session !== null && grant !== null) {
      const now = clock.now();
      const absolute = Math.max(0, Math.floor((session.absoluteExpiresAt - now) / 1000));
      const idle = slides ? config.session.idleSeconds : Math.floor((session.idleExpiresAt - now) / 1000);
      const isManager = isIntakeManager(config, grant.record.person.email);
      view = {
        authenticated: true,
        displayName: grant.record.person.displayName,
        personId: session.person,
        firm: grant.record.firm,
        region: config.grow.region,
        isIntakeLead: isManager,
        mayExport: isManager || config.csvExport === 'everyone',
        timeZone: await timeZoneOf(session.firm),
        mirror: config.mirror,
        growPages: config.grow.pages,
        idleExpiresIn: Math.max(0, Math.min(idle, absolute)),
        absoluteExpiresIn: absolute,
      };
    }
    response.json(view);
  };
}
