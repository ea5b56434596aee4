import { afterEach, expect, it } from 'vitest';
import { mirrorDesk, type MirrorDesk } from '../support/mirror-desk.ts';
import { startStack } from '../support/start-stack.ts';

let at: MirrorDesk;
afterEach(() => at.stop());

it.each(['absent', 'null', 'empty'])('lists that end with a link that is %s are read completely', async (end) => {
  at = await mirrorDesk({ grow: { SANDBOX_SWITCHES: `paging_end=${end}` } });
  const ana = await at.signIn();
  await at.clock.advance(90_000);
  for (const list of ['leads', 'leads?state=ignored', 'contacts', 'matters'])
    expect([list, (await at.get(ana, list)).meta]).toMatchObject([list, { complete: true, trouble: null }]);
  const stack = await startStack({ GROW_RATE_LIMIT: '0' }, { SANDBOX_SWITCHES: `paging_end=${end},rate_limit=0` });
  try {
    const users = await stack.call(await stack.signIn(), '/api/grow/users');
    expect([users.status, users.json()]).toMatchObject([200, { meta: { paging: {} } }]);
    expect(users.body).not.toContain('"next"');
  } finally {
    await stack.stop();
  }
});

it('while Clio fails far into a list, the list says that it is incomplete and why, and the others are complete', async () => {
  at = await mirrorDesk({ grow: { SANDBOX_SWITCHES: 'long_scans=gateway_timeout' } });
  const ana = await at.signIn();
  await at.clock.advance(150_000);
  const metaOf = async (list: string) => (await at.meanwhile(at.get(ana, list))).meta;
  expect(await metaOf('contacts')).toMatchObject({
    complete: false,
    total: 1000,
    trouble: { code: 'grow-unavailable' },
  });
  for (const list of ['leads', 'leads?state=ignored', 'matters'])
    expect([list, await metaOf(list)]).toMatchObject([list, { complete: true }]);
  await at.stack.control('PATCH', '/switches', { long_scans: 'served' });
  await at.clock.advance(180_000);
  expect(await metaOf('contacts')).toMatchObject({ complete: true, total: 1200, trouble: null });
});
