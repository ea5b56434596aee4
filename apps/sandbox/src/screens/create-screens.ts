import express, { Router } from 'express';
import { createSeededRandom } from '../data/random/chance.ts';
import { ActionError } from '../life/action-error.ts';
import { contactList } from './contacts/contact-list.ts';
import { contactScreen } from './contacts/contact-screen.ts';
import { leadList } from './leads/lead-list.ts';
import { leadScreen } from './leads/lead-screen.ts';
import { matterList } from './matters/matter-list.ts';
import { matterScreen } from './matters/matter-screen.ts';
import { refuseCrossSite } from './shared/refuse-cross-site.ts';
import { requirePerson } from './session/require-person.ts';
import { screenErrors } from './screen-errors.ts';
import { screenHeaders } from './shared/screen-headers.ts';
import type { ScreenDeps } from './shared/screen-parts.ts';
import { signIn } from './session/sign-in.ts';

const SEED = 8;
/** Large enough for a note of 65,535 characters in any script. */
const FORM_LIMIT = '1mb';

/**
 * Creates the router below `/app`: some of Grow's own screens, for manual actions that its API lacks. They work without
 * scripts.
 */
export function createScreens(given: Omit<ScreenDeps, 'chance'>): Router {
  const parts = { ...given, chance: createSeededRandom(SEED) };
  const router = Router();
  router.use(screenHeaders, refuseCrossSite, express.urlencoded({ extended: false, limit: FORM_LIMIT }));
  router.use(signIn(parts), requirePerson(parts.sql));
  router.get('/', (_request, response) => {
    response.redirect(303, '/app/leads');
  });
  router.use(leadList(parts), leadScreen(parts), matterList(parts), matterScreen(parts));
  router.use(contactList(parts), contactScreen(parts));
  router.use(() => {
    throw new ActionError('Page not found.', 404);
  });
  router.use(screenErrors(parts.sql));
  return router;
}
