import { Router } from 'express';
import { acceptLead } from '../../life/actions/accept-lead.ts';
import { ActionError } from '../../life/action-error.ts';
import type { ActionContext } from '../../life/life.ts';
import { setLeadState } from '../../life/actions/set-lead-state.ts';
import { formFields } from '../../oauth/form-fields.ts';
import { eventParameters } from '../shared/event-texts.ts';
import { leadPage } from './lead-page.ts';
import { type LeadRow, SELECT_LEAD_ROW } from './lead-row.ts';
import { localPath } from '../session/local-path.ts';
import { recordId } from '../shared/record-id.ts';
import { personOf } from '../session/require-person.ts';
import type { ScreenDeps } from '../shared/screen-parts.ts';
import { screenAddress } from '../shared/screen-query.ts';

const MATTER = 'SELECT id, description FROM matters WHERE inbox_lead_id = ? AND firm_id = ? ORDER BY id LIMIT 1';

/** Routes of a lead and its actions. */
export function leadScreen({ sql, clock, chance }: ScreenDeps): Router {
  const lifeOf = (firm: number): ActionContext => ({ sql, chance, firm, now: clock.now() });
  const router = Router();
  router.get('/leads/:id', (request, response) => {
    const person = personOf(response);
    const id = recordId(request);
    const where = 'WHERE inbox_leads.id = ? AND inbox_leads.firm_id = ?';
    const lead = sql.get<LeadRow>(`${SELECT_LEAD_ROW} ${where}`, id, person.firm);
    if (lead === undefined) throw new ActionError(`Lead ${id} not found.`, 404);
    const matter = sql.get<{ id: number; description: string | null }>(MATTER, id, person.firm) ?? null;
    response.type('html').send(leadPage(person, lead, matter));
  });
  router.post('/leads/:id/accept', (request, response) => {
    const { firm, id: person } = personOf(response);
    const done = sql.transaction(() => acceptLead(lifeOf(firm), { lead: recordId(request), person }));
    const { back } = formFields(request);
    const to = back === undefined ? `/app/matters/${done.matter}` : localPath(back);
    response.redirect(303, withHappened(to, { act: 'accept_lead', ...done }));
  });
  router.post('/leads/:id/ignore', (request, response) => {
    const { firm } = personOf(response);
    const done = sql.transaction(() => setLeadState(lifeOf(firm), recordId(request), 'ignored'));
    response.redirect(303, withHappened(localPath(formFields(request).back), { act: 'ignore_lead', ...done }));
  });
  return router;
}

/** Adds the parameters of an event to an address. */
function withHappened(address: string, event: { act: string } & object): string {
  const [path = address, search = ''] = address.split('?');
  const parameters = Object.fromEntries(new URLSearchParams(search));
  return screenAddress(path, { ...parameters, ...eventParameters(event) });
}
