import { randomUUID } from 'node:crypto';
import { operations } from '@intake-desk/desk-api/operations';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { mirrorDesk, type MirrorDesk } from '../support/mirror-desk.ts';
import { board } from '../support/triage-acts.ts';

let at: MirrorDesk;
let lead = 0;
beforeEach(async () => {
  at = await mirrorDesk({ environment: { INTAKE_LEADS: 'manager@example.com' } });
  await at.clock.advance(60_000);
});
afterEach(() => at.stop());

/** The sign-in of A, then B's in the same browser: the page of A is still open. */
async function twoWindows(): Promise<{ browser: Browser; pageOfA: Record<string, string> }> {
  const [a, b] = await two();
  const browser = await at.signIn(a);
  await at.clock.advance(60_000);
  lead = (await at.get(browser, 'leads?limit=1')).data[0]?.id ?? 0;
  const pageOfA = await at.stack.personHeader(browser);
  await at.stack.signIn(browser, { user: String(b) });
  return { browser, pageOfA };
}

async function two(): Promise<[number, number]> {
  const all = await at.stack.people();
  const [a, b] = all.filter(({ firm }) => firm === all[0]?.firm);
  return [a?.id ?? 0, b?.id ?? 0];
}

const codeOf = (answer: { status: number; body: string }) => [
  answer.status,
  answer.body === '' ? '' : (JSON.parse(answer.body) as { code?: string }).code,
];
const REFUSED = [409, 'other-person'];

it('75: whatever the page of A sends while B is signed in is refused and changes nothing', async () => {
  const { browser, pageOfA } = await twoWindows();
  const before = at.sent.length;
  const writes = Object.keys(operations)
    .map((key) => key.replace('{id}', String(lead)).split(' '))
    .filter(([method]) => method !== 'GET');
  writes.push(['POST', '/api/grow/matters/70005/notes'], ['POST', '/api/grow/inbox_leads']);
  writes.push(['DELETE', '/api/grow/custom_actions/1']);
  for (const [method = '', path = ''] of writes) {
    const json = method === 'DELETE' ? {} : { json: {} };
    for (const headers of [pageOfA, { 'x-person': undefined }, { 'x-person': '1/1' }, { 'x-person': '' }]) {
      const key = { 'idempotency-key': randomUUID() };
      const answer = await at.stack.call(browser, path, { method, ...json, headers: { ...headers, ...key } });
      expect([method, path, ...codeOf(answer)]).toEqual([method, path, ...REFUSED]);
    }
  }
  expect(at.sent.slice(before)).toEqual([]);
  const { leads, me } = await board(at.stack, browser);
  expect(leads).toEqual([]);
  // B is still signed in, and B's own page may write.
  expect(`${pageOfA['x-person']}`).not.toContain(`/${me.id}`);
  const claim = await at.stack.call(browser, `/api/desk/leads/${lead}/claim`, { method: 'PUT' });
  expect(claim.status).toBe(200);
});

it('75: the page of A reads nothing as B, and asks in vain for events', async () => {
  const { browser, pageOfA } = await twoWindows();
  for (const path of ['/api/desk/mentions', '/api/desk/reads', '/api/desk/leads', '/api/grow/contacts', '/api/events'])
    expect([path, ...codeOf(await at.stack.call(browser, path, { headers: pageOfA }))]).toEqual([path, ...REFUSED]);
  // The page finds out who is signed in.
  expect((await at.stack.call(browser, '/auth/session', { headers: pageOfA })).status).toBe(200);
});

it('75: a sign-out ends the streams of that session at once, and no others', async () => {
  const [a, b] = await two();
  const [leaving, staying, colleague] = [await at.signIn(a), await at.signIn(a), await at.signIn(b)];
  const [heard, kept, other] = [await at.listen(leaving), await at.listen(staying), await at.listen(colleague)];
  expect((await at.stack.call(leaving, '/auth/logout', { method: 'POST', json: {} })).status).toBe(204);
  // The clock stands still: no heartbeat helps.
  await heard.over();
  expect([kept.isOver, other.isOver]).toEqual([false, false]);
});

it('75: another sign-in in the same browser, and an end at Clio, end the streams of the session', async () => {
  const [a, b] = await two();
  const [replaced, removed] = [await at.signIn(a), await at.signIn(b)];
  const [ofReplaced, ofRemoved] = [await at.listen(replaced), await at.listen(removed)];
  await at.stack.signIn(replaced, { user: String(a) });
  await ofReplaced.over();
  expect(ofRemoved.isOver).toBe(false);
  await at.act({ act: 'deactivate_person', person: b });
  await at.stack.call(removed, '/api/grow/users');
  await ofRemoved.over();
  await at.act({ act: 'reactivate_person', person: b });
});
