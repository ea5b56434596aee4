import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import type { Matter } from '@intake-desk/grow-api/matter';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { OPEN_POINTS } from '#src/cli/verify-clio/verify-command.ts';
import { consentWithout } from '../support/consent-without.ts';
import { runCommand } from '../support/run-command.ts';
import { busiestSecond, startStack, type Stack } from '../support/start-stack.ts';
import { openTables } from '../support/test-database.ts';

const ROOT = join(import.meta.dirname, '../../../..');

let stack: Stack;
let people: { id: number; email: string; firm: number }[];
let defaults: Record<string, string | number>;
beforeAll(async () => {
  stack = await startStack({ GROW_RATE_LIMIT: '0' }, { SANDBOX_SWITCHES: 'rate_limit=0' });
  people = await stack.people();
  defaults = ((await stack.control('GET', '/switches')) as { data: Record<string, string | number> }).data;
  await stack.signIn(stack.browser(), { user: String(people[0]?.id) });
});
beforeEach(async () => {
  await stack.control('PATCH', '/switches', defaults);
  await stack.control('DELETE', '/faults');
});
afterAll(() => stack.stop());

const set = (switches: object) => stack.control('PATCH', '/switches', switches);
const run = async (args: readonly string[] = [], environment: Record<string, string> = { GROW_RATE_LIMIT: '0' }) => {
  const from = Date.now();
  const said = await runCommand('verify-clio', args, stack, environment);
  // Lines of the points; the first and the last line are about the run.
  const lines = said.stdout.trim().split('\n').slice(1, -1);
  const findings = Object.fromEntries(
    lines.map((line) => /^(\w+) +(.*) – /.exec(line)?.slice(1) ?? ['?', line]),
  ) as Record<string, string>;
  return { ...said, findings, sent: (await stack.seen(from)).filter(({ path }) => path.startsWith('/grow/')) };
};
/** Signs a person in with fewer permissions; `--as` then chooses that sign-in. */
async function signInWithout(index: number, scopes: readonly string[]): Promise<string> {
  const { id = 0, email = '' } = people[index] ?? {};
  const browser = stack.browser();
  const answer = await browser.ask(stack.url, await consentWithout(stack, browser, id, scopes));
  expect(answer.status).toBe(303);
  return email;
}
const matters = async () => {
  const browser = await stack.signIn(stack.browser(), { user: String(people[0]?.id) });
  return ((await stack.call(browser, '/api/grow/matters')).json() as { data: Matter[] }).data;
};

it('with the defaults every point that can be tested is as assumed, and nothing is written', async () => {
  const { code, stderr, findings, sent } = await run();
  expect([code, stderr]).toEqual([0, '']);
  expect(Object.keys(findings).sort()).toEqual(OPEN_POINTS.map(({ name }) => name).sort());
  expect(Object.values(findings).filter((finding) => finding.startsWith('different'))).toEqual([]);
  for (const name of [
    'error_status',
    'unknown_query',
    'page_token_mismatch',
    'paging_end',
    'paging_host',
    'page_order',
    'long_scans',
    'triaged_lead',
    'phased_rollout',
    'matter_fields',
  ]) {
    expect([name, findings[name]]).toEqual([name, 'as assumed']);
  }
  expect(new Set(sent.map(({ method }) => method))).toEqual(new Set(['GET']));
});

it.each([
  ['error_status', 'name', 'different: "not_found"'],
  ['unknown_query', 'refused', 'different: 400'],
  ['page_token_mismatch', 'ignored', 'different: ignored'],
  ['paging_end', 'null', 'different: null'],
  ['paging_end', 'empty', 'different: an empty text'],
  ['paging_host', 'foreign', 'different: links name grow.clio.example'],
  ['long_scans', 'gateway_timeout', 'different: 504 after 1000 records'],
  ['triaged_lead', 'not_found', 'different: 404'],
  ['triaged_lead', 'accepted', 'different: state "accepted"'],
  ['triaged_lead', 'rejected', 'different: state "rejected"'],
  ['phased_rollout', 'present', 'different: present'],
  ['matter_fields', 'september', 'different: absent'],
])('%s %s is found, and nothing else differs', async (name, value, expected) => {
  await set({ [name]: value });
  const { code, findings } = await run();
  const others = Object.entries(findings).filter(([, finding]) => finding.startsWith('different'));
  expect([code, others]).toEqual([0, [[name, expected]]]);
});

it('what a permission hides: position of redactions, leads of other applications, refusals', async () => {
  const email = await signInWithout(1, ['grow_lead_inbox_all_read', 'grow_location_read']);
  const as = ['--as', email];
  const before = await run(as);
  for (const name of ['missing_scope', 'redacted_fields', 'foreign_lead'])
    expect([name, before.findings[name]]).toEqual([name, 'as assumed']);
  await set({ missing_scope: 'redirect', redacted_fields: 'meta', foreign_lead: 'forbidden' });
  const { code, findings } = await run(as);
  expect(code).toBe(0);
  expect(findings).toMatchObject({
    missing_scope: 'different: redirect (302)',
    redacted_fields: 'different: in meta',
    foreign_lead: 'different: 403',
  });
});

it('who_am_i and sources without their permission', async () => {
  // Without grow_user_read no person could sign in, if the permission were needed for who_am_i.
  await set({ who_am_i_scope: 'any' });
  const email = await signInWithout(2, ['grow_user_read', 'grow_lead_inbox_read']);
  const as = ['--as', String(people[2]?.id)];
  expect(email).not.toBe('');
  await set({ sources_scope: 'any' });
  expect((await run(as)).findings).toMatchObject({
    who_am_i_scope: 'different: none needed',
    sources_scope: 'different: none needed',
  });
  await set({ who_am_i_scope: 'user_read', sources_scope: 'lead_inbox' });
  expect((await run(as)).findings).toMatchObject({ who_am_i_scope: 'as assumed', sources_scope: 'as assumed' });
});

it('--write writes one note, audited, and tests refusals; on a locked matter what Clio does with notes there', async () => {
  const all = await matters();
  const open = all.find(({ is_locked: locked }) => !locked)?.id ?? 0;
  const locked = all.find((matter) => matter.is_locked)?.id ?? 0;
  const first = await run(['--as', people[0]?.email ?? '', '--write', String(open)]);
  expect(first.findings).toMatchObject({
    validation_status: 'as assumed',
    notes: 'as assumed',
    locked_matter_notes: 'not testable: this matter is not locked',
  });
  expect(first.sent.filter(({ method, status }) => method === 'POST' && status === 201)).toHaveLength(1);
  const file = openTables(stack.directory);
  const lines = file.prepare(`SELECT outcome, person, target FROM audit WHERE event = 'written'`).all();
  file.close();
  expect(lines).toMatchObject([
    { outcome: 'confirmed', person: String(people[0]?.id), target: `/matters/${open}/notes` },
  ]);

  const on = ['--as', people[0]?.email ?? '', '--write', String(locked)];
  expect((await run(on)).findings.locked_matter_notes).toBe('as assumed');
  await set({ locked_matter_notes: 'refused', validation_status: 'swapped' });
  expect((await run(on)).findings).toMatchObject({
    locked_matter_notes: 'different: 400',
    validation_status: 'different: 422 and 400',
    notes: 'not testable: the note was refused (400)',
  });
});

it('a 429 that happens to come is waited for and described', async () => {
  const limit = (order: object) =>
    stack.fault({ path: '/users', method: 'GET', fault: 'status', status: 429, ...order });
  const as = ['--as', people[0]?.email ?? ''];
  await limit({});
  expect((await run(as)).findings).toMatchObject({
    rate_limit_body: 'as assumed',
    rate_limit_retry_after: 'as assumed',
  });
  await limit({ retry_after: 1, body: { error: { status: '429', message: 'Too Many Requests' } } });
  expect((await run(as)).findings).toMatchObject({
    rate_limit_body: 'different: Clio’s error body',
    rate_limit_retry_after: 'different: present',
  });
});

it('prints nothing of a record', async () => {
  const { stdout, stderr } = await run(['--as', people[0]?.email ?? '']);
  const browser = await stack.signIn(stack.browser(), { user: String(people[0]?.id) });
  const { data } = (await stack.call(browser, '/api/grow/inbox_leads?state=untriaged')).json() as { data: InboxLead[] };
  const values = [
    ...data.flatMap(({ first_name: first, last_name: last, email, phone_number: phone }) => [
      first,
      last,
      email,
      phone,
    ]),
    ...people.flatMap(({ id, email }) => [String(id), email]),
  ].filter((value) => value && value.length > 4);
  expect(values.length).toBeGreaterThan(200);
  expect(values.filter((value) => `${stdout}${stderr}`.includes(value ?? ''))).toEqual([]);
});

it('without GROW_RATE_LIMIT=0 it sends at most one request a second, and leaves the tokens alone', async () => {
  const { code, sent } = await run(['--as', people[0]?.email ?? ''], {});
  expect(code).toBe(0);
  expect(sent.length).toBeGreaterThan(15);
  expect(busiestSecond(sent)).toBe(1);
  expect((await stack.seen()).filter(({ path }) => path === '/oauth/token').every(({ status }) => status === 200)).toBe(
    true,
  );
});

it('says what is missing in one line: a sign-in, a choice, a valid token, an option', async () => {
  const refusal = async (args: readonly string[]) => {
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout, stderr.trim().split('\n').length]).toEqual([1, '', 1]);
    return stderr;
  };
  expect(await refusal([])).toContain('--as');
  expect(await refusal(['--as', 'no.one@example.org'])).toContain('Sign in to Intake Desk');
  for (const args of [['--write'], ['--write', 'x'], ['--all'], ['matters']])
    expect(await refusal(args)).toContain('Usage: npm run cli -- verify-clio');
  await stack.control('POST', '/tokens/expire', {});
  expect((await runCommand('verify-clio', ['--as', people[0]?.email ?? ''], stack)).stderr).toBe(
    'Clio no longer accepts this session. Sign in again.\n',
  );
});

it('docs/CLIO.md names every point, and the sandbox has a switch for all but two', async () => {
  const guide = readFileSync(join(ROOT, 'docs/CLIO.md'), 'utf8');
  const documented = [...guide.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name ?? '');
  const names = OPEN_POINTS.map(({ name }) => name);
  expect(documented.toSorted()).toEqual(names.toSorted());
  const { meta } = (await stack.control('GET', '/switches')) as { meta: { choices: object } };
  expect(names.filter((name) => !(name in meta.choices)).sort()).toEqual(['notes', 'page_order']);
  expect(Object.keys(meta.choices).filter((name) => !names.includes(name))).toEqual([]);
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain('npm run cli -- verify-clio');
});
