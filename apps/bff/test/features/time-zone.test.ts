import { sessionView } from '@intake-desk/desk-api/session';
import { expect, test } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { startStack } from '../support/start-stack.ts';

test('an intake manager sets the firm’s time zone: every colleague’s session has it, also after a restart', async () => {
  const stack = await startStack({ GROW_RATE_LIMIT: '0', ALLOWED_FIRMS: '4021,4022' });
  try {
    const people = await stack.people();
    const [manager] = people;
    const colleague = people.find(({ id, firm }) => firm === manager?.firm && id !== manager?.id);
    const stranger = people.find(({ firm }) => firm !== manager?.firm);
    await stack.restart({ INTAKE_LEADS: String(manager?.email) });
    const signIn = (person = manager) => stack.signIn(stack.browser(), { user: String(person?.id) });
    const [ana, ben, cleo] = [await signIn(), await signIn(colleague), await signIn(stranger)];
    const zoneOf = async (browser: Browser) => {
      const view = sessionView.parse((await stack.call(browser, '/auth/session')).json());
      return view.authenticated ? view.timeZone : undefined;
    };
    const put = async (browser: Browser, timeZone: unknown) => {
      const answer = await stack.call(browser, '/api/desk/time-zone', { method: 'PUT', json: { timeZone } });
      return [answer.status, (answer.json() as { code?: string }).code];
    };
    expect(await zoneOf(ben)).toBeNull();
    expect(await put(ben, 'America/Chicago')).toEqual([403, 'not-intake-lead']);
    for (const wrong of ['Mars/Olympus', '', 'x'.repeat(65), 7]) {
      expect(await put(ana, wrong)).toEqual([400, 'bad-request']);
    }
    expect(await put(ana, 'America/Chicago')).toEqual([200, undefined]);
    await stack.restart({ INTAKE_LEADS: String(manager?.email) });
    expect([await zoneOf(ana), await zoneOf(ben), await zoneOf(cleo)]).toEqual([
      'America/Chicago',
      'America/Chicago',
      null,
    ]);
    expect(await put(ana, null)).toEqual([200, undefined]);
    expect(await zoneOf(ben)).toBeNull();
  } finally {
    await stack.stop();
  }
});
