import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DecisionPage } from '@intake-desk/desk-api/triage';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../support/run-command.ts';
import { startStack, type Stack } from '../support/start-stack.ts';
import { done } from '../support/triage-acts.ts';
import { OLD_COMMITS, OLD_SETTINGS, restoreOldData } from './old-data.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack(OLD_SETTINGS);
  await stack.control('PATCH', '/switches', { rate_limit: 0 });
});
afterAll(() => stack.stop());

/** Rows of each table by its name. The migrations' own tables differ on purpose. */
function countRows(file: string): Map<string, unknown> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = database
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'kysely%'`)
      .all();
    return new Map(
      tables.map(({ name }) => {
        const row = database.prepare(`SELECT count(*) AS count FROM "${String(name)}"`).get();
        return [String(name), row?.['count']];
      }),
    );
  } finally {
    database.close();
  }
}

test.each(OLD_COMMITS)(
  '66: the data that the code of commit %s wrote opens: every value is there, can be read, and can be worked with',
  async (commit) => {
    const directory = mkdtempSync(join(tmpdir(), 'intake-desk-upgrade-'));
    try {
      restoreOldData(commit, directory);
      copyFileSync(join(directory, 'desk.sqlite'), join(directory, 'before.sqlite'));
      const before = countRows(join(directory, 'before.sqlite'));
      await stack.restart({ DATA_DIR: directory });
      const after = countRows(join(directory, 'desk.sqlite'));
      for (const table of [
        'decisions',
        'triage',
        'colleagues',
        'saved_views',
        'note_templates',
        'team_notes',
        'reasons',
      ]) {
        expect([table, after.get(table)]).toEqual([table, before.get(table) ?? 0]);
      }
      expect(stack.bff.stdout()).not.toMatch(/key-missing|sweep-failed/);

      const browser = await stack.signIn();
      const read = async (path: string) => {
        const answer = await stack.call(browser, `/api/desk/${path}`);
        expect([path, answer.status]).toEqual([path, 200]);
        return answer.json() as { data: unknown[] };
      };
      const audit = (await read('audit')) as DecisionPage;
      expect(audit.data.filter(({ isErased }) => isErased)).toEqual([]);
      expect((await read('views')).data).toHaveLength(Number(before.get('saved_views') ?? 0));
      for (const path of ['triage', 'templates', 'mentions', 'reads']) await read(path);
      const lead = audit.data[0]?.lead ?? 20263;
      await done(stack, browser, lead, { act: audit.data.length === 0 ? 'claim' : 'withdraw' });
      const check = await runCommand('decisions', ['check'], { directory, sandboxUrl: stack.sandboxUrl }, OLD_SETTINGS);
      expect([check.code, check.stderr]).toEqual([0, '']);
      expect(stack.bff.stdout()).not.toContain('"level":"error"');
    } finally {
      await stack.bff.stop();
      rmSync(directory, { recursive: true, force: true });
    }
  },
);
