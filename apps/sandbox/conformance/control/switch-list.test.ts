import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

/** Fails for a switch without documentation or without a test. */
let sandbox: RunningSandbox;
let names: string[];
let choices: Record<string, string[]>;
beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'empty' });
  const { body } = await sandbox.control('GET', 'switches');
  const { data, meta } = body as { data: object; meta: { choices: Record<string, string[]> } };
  names = Object.keys(data);
  choices = meta.choices;
});
afterAll(() => sandbox.stop());

const FOLDER = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

it('lists every switch, and the values of those that have some', () => {
  expect(names).toEqual(expect.arrayContaining(['rate_limit', ...Object.keys(choices)]));
  for (const values of Object.values(choices)) expect(values.length).toBeGreaterThan(1);
});

it('documents each switch in one row of DIFFERENCES.md, with each of its values, the default first', () => {
  const lines = read('../DIFFERENCES.md').split('\n');
  for (const name of names) {
    const mentions = lines.filter((line) => line.includes(`\`${name}\``));
    expect(mentions, `${name} is not in DIFFERENCES.md`).not.toEqual([]);
    const rows = mentions.filter((line) => line.startsWith('|') && line.split('|')[2]?.trim() === `\`${name}\``);
    if (choices[name]) expect(rows, `the rows of ${name}`).toHaveLength(1);
    const row = rows[0] ?? '';
    const listed = (row.split('|')[3] ?? '').split(' · ').map((part) => /`(\w+)`/.exec(part)?.[1]);
    if (choices[name]) expect(listed, `the values of ${name}`).toEqual(choices[name]);
  }
});

it('has a test that sets each switch to each value other than the default', () => {
  const tests = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.test.ts') && !file.endsWith('switch-list.test.ts'),
  );
  const text = tests.map(read).join('\n');
  for (const name of names) {
    const others = choices[name]?.slice(1).map((value) => `'${value}'`) ?? [''];
    for (const value of others) expect(text.includes(`${name}: ${value}`), `no test sets ${name} ${value}`).toBe(true);
  }
});
