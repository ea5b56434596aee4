import { randomUUID } from 'node:crypto';
import type { Answer, Browser } from './browser.ts';
import type { Stack } from './start-stack.ts';

/** Keys of the two notes: one was confirmed, of the other the response was lost. */
export interface UsedDesk {
  ana: Browser;
  ben: Browser;
  /** Lead on which everything was done. */
  lead: number;
  matter: number;
  confirmed: string;
  lost: string;
  /** Status of each request, by what it did. */
  statuses: Record<string, number>;
}

export const noteOn = (stack: Stack, browser: Browser, matter: number, key: string): Promise<Answer> =>
  stack.call(browser, `/api/grow/matters/${matter}/notes`, {
    method: 'POST',
    json: { data: { subject: 'Called back', body: 'Asked for the papers.' } },
    headers: { 'idempotency-key': key },
  });

/** Two people of one firm use everything that stores something in `desk.sqlite`. What does not exist is skipped. */
export async function useEverything(stack: Stack): Promise<UsedDesk> {
  const people = await stack.people();
  const [first, second] = people.filter(({ firm }) => firm === people[0]?.firm);
  const ana = await stack.signIn(stack.browser(), { user: String(first?.id) });
  const ben = await stack.signIn(stack.browser(), { user: String(second?.id) });
  const idOf = async (path: string) =>
    ((await stack.call(ana, path)).json() as { data: { id: number }[] }).data[0]?.id ?? 0;
  const lead = await idOf('/api/grow/inbox_leads?state=untriaged');
  const matter = await idOf('/api/grow/matters');
  const [confirmed, lost] = [randomUUID(), randomUUID()];
  const statuses: Record<string, number> = {};
  const ask = async (name: string, method: string, path: string, json?: unknown): Promise<void> => {
    const answer = await stack.call(ana, `/api/desk/${path}`, { method, ...(json === undefined ? {} : { json }) });
    statuses[name] = answer.status;
  };
  await stack.call(ben, '/api/desk/triage');
  await ask('board', 'GET', 'triage');
  await ask('claim', 'PUT', `leads/${lead}/claim`);
  await ask('verdict', 'PUT', `leads/${lead}/verdict`, { verdict: 'decline', reason: 'fee' });
  await ask('priority', 'PUT', `leads/${lead}/priority`);
  await ask('read', 'PUT', `leads/${lead}/read`);
  const text = 'Knows the neighbor.';
  await ask('team note', 'POST', `leads/${lead}/team-notes`, {
    id: randomUUID(),
    text,
    mentions: [String(second?.id)],
  });
  const view = { id: randomUUID(), name: 'Injury', address: '/?source=Website+form&triage=open' };
  await ask('views', 'PUT', 'views', { views: [view] });
  const template = { id: randomUUID(), name: 'papers', subject: 'Papers', text: 'Asked for the papers.' };
  await ask('templates', 'PUT', 'templates', { templates: [template], version: 0 });
  await ask('time zone', 'PUT', 'time-zone', { timeZone: 'America/Chicago' });
  await ask('reasons', 'PUT', 'reasons', { reasons: [{ id: 'far', label: 'Too far away' }], version: 0 });
  const created = await stack.call(ana, '/api/grow/inbox_leads', {
    method: 'POST',
    json: {
      data: {
        first_name: 'Zora',
        last_name: 'Quill',
        from_message: 'Please call after six.',
        from_source: 'Phone',
        referring_url: 'http://127.0.0.1:3000/leads/new',
      },
    },
    headers: { 'idempotency-key': randomUUID() },
  });
  statuses['lead'] = created.status;
  statuses['note'] = (await noteOn(stack, ana, matter, confirmed)).status;
  await stack.fault({ path: '/matters/{id}/notes', method: 'POST', fault: 'reset_after_write' });
  statuses['lost note'] = (await noteOn(stack, ana, matter, lost)).status;
  return { ana, ben, lead, matter, confirmed, lost, statuses };
}
