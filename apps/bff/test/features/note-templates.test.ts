import type { NoteAuthors } from '@intake-desk/desk-api/note-author';
import type { NoteTemplate, NoteTemplates } from '@intake-desk/desk-api/note-template';
import { afterEach, expect, it } from 'vitest';
import type { Browser } from '../support/browser.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { openTables } from '../support/test-database.ts';

let stack: Stack | null = null;
afterEach(async () => {
  await stack?.stop();
  stack = null;
});

const TEMPLATE: NoteTemplate = {
  id: '7d444840-9dc0-4c0f-8f3c-1f4f2a7f0a10',
  name: 'Retainer sent',
  subject: '',
  text: 'Sent the retainer to {caller}, as Zephyrine Quillfeather asked.',
};

const read = async (on: Stack, browser: Browser) =>
  (await on.call(browser, '/api/desk/templates')).json() as NoteTemplates;
const put = (on: Stack, browser: Browser, json: unknown) =>
  on.call(browser, '/api/desk/templates', { method: 'PUT', json });
const rows = (on: Stack, sql: string): unknown[] => {
  const database = openTables(on.directory);
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
};

it('the firm has default templates until an intake manager changes them; those are stored sealed, and the change is audited', async () => {
  stack = await startStack();
  const on = stack;
  const allPeople = await on.people();
  const [one, other] = allPeople.filter(({ firm }) => firm === allPeople[0]?.firm);
  const stranger = allPeople.find(({ firm }) => firm !== allPeople[0]?.firm);
  await on.restart({ ALLOWED_FIRMS: [...new Set(allPeople.map(({ firm }) => firm))].join() });
  const ana = await on.signIn(on.browser(), { user: String(one?.id) });
  const ben = await on.signIn(on.browser(), { user: String(other?.id) });
  const defaults = await read(on, ana);
  expect(defaults.data.map(({ name }) => name)).toContain('No answer');
  expect(defaults.meta).toEqual({ version: 0, mayChange: true });

  expect((await put(on, ana, { version: 0, templates: [TEMPLATE] })).status).toBe(200);
  expect(await read(on, ben)).toEqual({ data: [TEMPLATE], meta: { version: 1, mayChange: true } });
  const cyn = await on.signIn(on.browser(), { user: String(stranger?.id) });
  expect(await read(on, cyn)).toMatchObject({ data: defaults.data, meta: { version: 0 } });
  expect(JSON.stringify(rows(on, 'SELECT * FROM note_templates'))).not.toMatch(/Zephyrine|Retainer/);
  expect(rows(on, "SELECT event, outcome, action FROM audit WHERE event = 'templates-changed'")).toEqual([
    { event: 'templates-changed', outcome: 'done', action: 'PUT /api/desk/templates' },
  ]);
});

it('of two people who change the templates at once the second gets a conflict, and no work is lost', async () => {
  stack = await startStack();
  const on = stack;
  const ana = await on.signIn(on.browser());
  const defaults = await read(on, ana);
  const [first, second] = await Promise.all([
    put(on, ana, { version: 0, templates: [TEMPLATE, ...defaults.data] }),
    put(on, ana, { version: 0, templates: [] }),
  ]);
  expect([first.status, second.status].sort()).toEqual([200, 409]);
  const refused = first.status === 409 ? first : second;
  expect(refused.json()).toMatchObject({ code: 'templates-changed' });
  expect((await put(on, ana, { version: 1, templates: [] })).status).toBe(200);
  expect(await read(on, ana)).toMatchObject({ data: [], meta: { version: 2 } });
});

it('an invalid template is rejected, and so is a person who is not an intake manager', async () => {
  stack = await startStack({ INTAKE_LEADS: 'unlisted@example.com' });
  const on = stack;
  const ana = await on.signIn(on.browser());
  expect((await read(on, ana)).meta.mayChange).toBe(false);
  expect((await put(on, ana, { version: 0, templates: [TEMPLATE] })).json()).toMatchObject({ code: 'not-intake-lead' });
  expect(rows(on, 'SELECT * FROM note_templates')).toEqual([]);
  expect((await on.call(on.browser(), '/api/desk/templates')).status).toBe(401);
  expect((await on.call(ana, '/api/desk/templates', { method: 'DELETE' })).status).toBe(405);

  await on.restart({ INTAKE_LEADS: '' });
  const wrong: unknown[] = [
    { templates: [TEMPLATE] },
    { version: 0, templates: [TEMPLATE], more: true },
    { version: 0, templates: [{ ...TEMPLATE, more: true }] },
    { version: 0, templates: [{ ...TEMPLATE, name: ' ' }] },
    { version: 0, templates: [{ ...TEMPLATE, text: '\n' }] },
    { version: 0, templates: [{ ...TEMPLATE, text: 'x'.repeat(4001) }] },
    { version: 0, templates: [TEMPLATE, TEMPLATE] },
    { version: 0, templates: Array.from({ length: 41 }, () => ({ ...TEMPLATE, id: crypto.randomUUID() })) },
  ];
  for (const body of wrong) expect((await put(on, ana, body)).status).toBe(400);
  expect(rows(on, 'SELECT * FROM note_templates')).toEqual([]);
});

it('returns the authors of notes sent through Intake Desk, and of no others', async () => {
  stack = await startStack();
  const on = stack;
  const allPeople = await on.people();
  const [one, other] = allPeople.filter(({ firm }) => firm === allPeople[0]?.firm);
  const ana = await on.signIn(on.browser(), { user: String(one?.id) });
  const ben = await on.signIn(on.browser(), { user: String(other?.id) });
  const matters = ((await on.call(ana, '/api/grow/matters')).json() as { data: { id: number }[] }).data;
  const matter = matters[0]?.id ?? 0;
  const sent = await on.call(ana, `/api/grow/matters/${matter}/notes`, {
    method: 'POST',
    json: { data: { subject: 'Called', body: 'Twice.' } },
    headers: { 'Idempotency-Key': crypto.randomUUID() },
  });
  const note = (sent.json() as { data: { id: number } }).data.id;
  const ask = (query: string) => on.call(ben, `/api/desk/notes/authors?${query}`);
  expect((await ask(`matter=${matter}&ids=${note},1`)).status).toBe(200);
  // A name is known once that person has opened Intake Desk.
  await on.call(ana, '/api/desk/triage');
  const { data } = (await ask(`matter=${matter}&ids=${note},1`)).json() as NoteAuthors;
  expect(data).toEqual([{ note, name: expect.stringMatching(/\w/) as string, isMine: false }]);
  const own = await on.call(ana, `/api/desk/notes/authors?matter=${matter}&ids=${note}`);
  expect((own.json() as NoteAuthors).data).toMatchObject([{ note, isMine: true }]);
  expect(((await ask(`matter=${matters[1]?.id}&ids=${note}`)).json() as NoteAuthors).data).toEqual([]);
  for (const query of ['ids=1', 'matter=7', 'matter=7&ids=1;2', 'matter=7&contact=7&ids=1', 'matter=x&ids=1'])
    expect((await ask(query)).status).toBe(400);
  expect((await on.call(on.browser(), `/api/desk/notes/authors?matter=${matter}&ids=1`)).status).toBe(401);
});
