import { expect, test } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { startStack } from '../support/start-stack.ts';
import { openTables } from '../support/test-database.ts';

test('the first firm that signs in owns the installation; people of another firm get a plain refusal and leave no token', async () => {
  const stack = await startStack({ GROW_RATE_LIMIT: '0', ALLOWED_FIRMS: '999999999' });
  const browser = stack.browser();
  const refused = await browser.ask(stack.url, await stack.consent(browser));
  expect(refused.status).toBe(403);
  expect(refused.body).toContain('Wrong firm');
  expect(browser.jar(stack.url).has('session')).toBe(false);
  await expect
    .poll(async () => (await stack.seen()).filter(({ path }) => path === '/oauth/revoke').length, { timeout: 5000 })
    .toBe(2);

  await stack.restart({ ALLOWED_FIRMS: '' });
  await stack.signIn();
  await stack.restart({ ALLOWED_FIRMS: '' });
  await stack.signIn();

  const database = openTables(stack.directory);
  database.exec(`update installation set firm = '1000001'`);
  database.close();
  const latecomer = stack.browser();
  expect((await latecomer.ask(stack.url, await stack.consent(latecomer))).status).toBe(403);
  expect(latecomer.jar(stack.url).has('session')).toBe(false);
  await stack.stop();
});

test('7: when the session cannot be stored, no one is signed in, no cookie is set and the tokens are revoked', async () => {
  const stack = await startStack({ GROW_RATE_LIMIT: '0' });
  const browser = stack.browser();
  const callback = await stack.consent(browser);
  const database = openTables(stack.directory);
  database.exec('alter table sessions rename to elsewhere');
  const answer = await browser.ask(stack.url, callback);
  expect(answer.status).toBe(503);
  expect(browser.jar(stack.url).has('session')).toBe(false);
  expect(database.prepare('select count(*) as count from grants').get()).toEqual({ count: 0 });
  await expect
    .poll(async () => (await stack.seen()).filter(({ path }) => path === '/oauth/revoke').length, { timeout: 5000 })
    .toBe(2);

  database.exec('alter table elsewhere rename to sessions');
  await stack.signIn(browser);
  const cookie = browser.jar(stack.url).get('session');
  database.exec('alter table sessions rename to elsewhere');
  const down = await stack.call(browser, '/api/grow/users/who_am_i');
  expect([down.status, down.headers['retry-after']]).toEqual([503, '5']);
  expect(browser.jar(stack.url).get('session')).toBe(cookie);
  database.exec('alter table elsewhere rename to sessions');
  expect((await stack.call(browser, '/api/grow/users/who_am_i')).status).toBe(200);
  database.close();
  await stack.stop();
});

test('72: a firm that is removed from ALLOWED_FIRMS has neither sessions nor tokens to sync with after the next start', async () => {
  const stack = await startStack({ GROW_RATE_LIMIT: '0', ALLOWED_FIRMS: '4021,4022', MIRROR: 'on' });
  const people = await stack.people();
  const [ana, severin] = [people.find(({ firm }) => firm === 4021), people.find(({ firm }) => firm === 4022)];
  const stays = await stack.signIn(stack.browser(), { user: String(ana?.id) });
  const leaves = await stack.signIn(stack.browser(), { user: String(severin?.id) });
  const file = openTables(stack.directory);
  const grantOf = file.prepare(`select grant_id from sessions where data like '%"firm":"4022"%'`);
  const own = String(grantOf.get()?.['grant_id']);
  // The firm's own connection, with a grant of its own.
  file.exec(
    `insert into grants (id, version, record, updated_at) select 'firm-grant', version, record, updated_at from grants where id = '${own}';
     insert into firm_connections (firm, grant_id, person, connected_at) values ('4022', 'firm-grant', '1', 0)`,
  );
  const read = async (browser: Browser) => (await stack.call(browser, '/api/desk/leads')).status;
  await expect.poll(() => read(leaves)).toBe(200);

  await stack.restart({ ALLOWED_FIRMS: '4021', MIRROR: 'on' });
  expect(await read(leaves)).toBe(401);
  await expect.poll(() => read(stays)).toBe(200);
  expect(grantOf.get()).toBeUndefined();
  expect(file.prepare('select count(*) as count from grants').get()).toEqual({ count: 1 });
  expect(file.prepare('select count(*) as count from firm_connections').get()).toEqual({ count: 0 });
  await expect
    .poll(async () => (await stack.seen()).filter(({ path }) => path === '/oauth/revoke').length)
    .toBeGreaterThanOrEqual(2);
  const audited = file.prepare(`select count(*) as count from audit where outcome = 'firm-removed'`).get();
  expect(audited).toEqual({ count: 2 });
  file.close();
  await stack.stop();
});
