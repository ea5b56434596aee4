import type { RequestHandler } from 'express';
import { mintNonce } from '../../behavior/custom-action-nonce.ts';
import { ActionError } from '../../life/action-error.ts';
import { findRecord } from '../../life/find-record.ts';
import { actionAddress } from './action-address.ts';
import { recordId } from '../shared/record-id.ts';
import { isSameSite } from '../shared/refuse-cross-site.ts';
import { rehearsedClick } from './simulated-click.ts';
import { personOf } from '../session/require-person.ts';
import type { ScreenDeps } from '../shared/screen-parts.ts';
import { screenQuery } from '../shared/screen-query.ts';
import { visibleActions } from './visible-actions.ts';

/**
 * Handles a click on a custom action: creates its nonce and redirects to the application. Only the person's own click
 * is accepted. The parameter `rehearse` simulates a failed click.
 */
export function openAction({ sql, clock, switches, chance }: ScreenDeps): RequestHandler {
  return (request, response) => {
    const person = personOf(response);
    if (!isSameSite(request))
      throw new ActionError('Links from other sites don’t work. Use the Actions menu of the matter.', 403);
    const matter = findRecord({ sql, chance, firm: person.firm, now: clock.now() }, 'matters', recordId(request)).id;
    const id = recordId(request, 'action');
    const action = visibleActions(sql, switches, person).find((candidate) => candidate.id === id);
    if (action === undefined) throw new ActionError('This custom action was removed.', 404);
    const { person: clicker, past } = rehearsedClick(sql, person, screenQuery(request).get('rehearse'));
    const click = { application: action.application, person: clicker.id, matter };
    const nonce = mintNonce({ sql, clock }, click, past);
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.redirect(303, actionAddress(action, { person: clicker, matter, nonce }, switches.values));
  };
}
