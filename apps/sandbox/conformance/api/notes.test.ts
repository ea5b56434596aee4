import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await sandbox.token();
});
afterAll(() => sandbox.stop());

interface Note {
  id: number;
  subject: string;
  body: string;
}

// grow-api.md §2 rows 3, 4, 9, 10; §5 Note (no author); §4 limits
describe.each(['/contacts/30007/notes', '/matters/70012/notes'])('%s', (path) => {
  const post = (json: unknown) => sandbox.grow(token, path, { method: 'POST', json });
  const draft = (changes: object) => ({ data: { subject: 'Call back', body: 'After four.', ...changes } });

  it('creates with 201 and lists the note last', async () => {
    const { status, body } = await post(draft({ body: 'Line one\nLine two – ünïcödé 🦉' }));
    expect(status).toBe(201);
    const { data: made } = body as { data: Note };
    expect(Object.keys(made).sort()).toEqual(['body', 'created_at', 'id', 'subject', 'updated_at']);
    expect(made.body).toBe('Line one\nLine two – ünïcödé 🦉');
    const { body: list } = await sandbox.grow(token, path);
    expect((list as { data: Note[] }).data.at(-1)).toEqual(made);
  });

  it('returns text exactly as in the response to its write', async () => {
    const odd = [
      'tab\tand\r\nlines\u2028',
      'right to left \u202e and back',
      '\ufeffmark',
      'nul\0inside',
      '\ud83e\udd89\ud800',
      ' x ',
    ];
    for (const text of odd) {
      const { status, body } = await post(draft({ subject: text, body: text }));
      expect(status).toBe(201);
      const { data: made } = body as { data: Note };
      expect(made.body).toBe(text.toWellFormed());
      const list = await sandbox.grow(token, `${path}?ids[]=${made.id}`);
      expect((list.body as { data: Note[] }).data).toEqual([made]);
    }
  });

  it('accepts 255 characters of subject and 65,535 of body', async () => {
    expect((await post(draft({ subject: 's'.repeat(255), body: 'b'.repeat(65_535) }))).status).toBe(201);
  });

  // §18: 422 for what the record itself forbids, 400 for the shape of the request
  it.each([
    ['256 characters of subject', draft({ subject: 's'.repeat(256) }), 422, 'subject'],
    ['65,536 characters of body', draft({ body: 'b'.repeat(65_536) }), 422, 'body'],
    ['a blank subject', draft({ subject: '   ' }), 422, 'subject'],
    ['an empty body', draft({ body: '' }), 422, 'body'],
    ['no body', { data: { subject: 's' } }, 400, 'body'],
    ['a number', draft({ subject: 7 }), 400, 'subject'],
    ['an unknown property', draft({ author: 'me' }), 400, 'author'],
    ['an unknown property beside data', { ...draft({}), extra: 1 }, 400, 'extra'],
    ['no envelope', { subject: 's', body: 'b' }, 400, 'data'],
    ['another envelope', { note: { subject: 's', body: 'b' } }, 400, 'data'],
    ['data that is a list', { data: [] }, 400, 'data'],
    ['null', null, 400, 'data'],
  ])('refuses %s', async (_case, json, status, field) => {
    const reply = await post(json);
    expect(reply.status).toBe(status);
    const { error } = reply.body as { error: { status: string; message: string } };
    expect(error.status).toBe(String(status));
    expect(error.message).toContain(field);
    expect(error.message).toMatch(/\.$/);
  });
});

it.each(['/contacts/999999/notes', '/matters/999999/notes'])('%s: 404 for an unknown parent', async (path) => {
  expect((await sandbox.grow(token, path)).status).toBe(404);
  const json = { data: { subject: 's', body: 'b' } };
  expect((await sandbox.grow(token, path, { method: 'POST', json })).status).toBe(404);
});
