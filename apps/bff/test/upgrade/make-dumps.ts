import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dumpDatabase } from '../support/dump-database.ts';
import { Stack } from '../support/start-stack.ts';
import { startedProcess } from '../support/started-process.ts';
import { useEverything } from '../support/use-everything.ts';
import { OLD_COMMITS, OLD_SETTINGS } from './old-data.ts';

/**
 * Makes `data/*.sql`: `node apps/bff/test/upgrade/make-dumps.ts [commit …]`. See README.md.
 */
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const commits = process.argv.length > 2 ? process.argv.slice(2) : OLD_COMMITS;
for (const commit of commits) {
  const directory = mkdtempSync(join(tmpdir(), 'intake-desk-old-'));
  try {
    process.stdout.write(`${commit} ${JSON.stringify(await dump(commit, directory))}\n`);
  } finally {
    execFileSync('git', ['worktree', 'remove', '--force', join(directory, 'code')], { cwd: ROOT });
    rmSync(directory, { recursive: true, force: true });
  }
}

async function dump(commit: string, directory: string): Promise<unknown> {
  const code = join(directory, 'code');
  const data = join(directory, 'data');
  mkdirSync(data, { mode: 0o700 });
  execFileSync('git', ['worktree', 'add', '--quiet', '--detach', code, commit], { cwd: ROOT });
  linkPackages(code);
  const sandbox = startedProcess(join(code, 'apps/sandbox/src/main.ts'), { SANDBOX_PORT: '0', DATA_DIR: data });
  const [, sandboxUrl = ''] = await sandbox.line(/Sandbox ready at (http:\/\/\S+)/);
  const settings = {
    PORT: '0',
    SANDBOX_PORT: new URL(sandboxUrl).port,
    DATA_DIR: data,
    MIRROR: 'off',
    ...OLD_SETTINGS,
  };
  const bff = startedProcess(join(code, 'apps/bff/src/main.ts'), settings);
  const [, url = ''] = await bff.line(/listening at (http:\/\/\S+)/);
  const stack = new Stack(data, sandbox, sandboxUrl, settings, bff, url);
  try {
    await stack.control('PATCH', '/switches', { rate_limit: 0 });
    const { statuses, ana, lead } = await useEverything(stack);
    // Triage actions had another address at first.
    if (statuses['board'] === 200 && statuses['claim'] === 404) {
      for (const json of [{ act: 'claim' }, { act: 'decide', verdict: 'decline', reason: 'fee' }]) {
        const { status } = await stack.call(ana, `/api/desk/triage/${lead}`, { method: 'POST', json });
        statuses[`${json.act} at the earlier address`] = status;
      }
    }
    // Killed, so that the write whose response was lost stays open.
    await bff.stop('SIGKILL');
    writeFileSync(join(import.meta.dirname, 'data', `${commit}.sql`), dumpDatabase(join(data, 'desk.sqlite')));
    return statuses;
  } finally {
    await Promise.all([bff.stop(), sandbox.stop()]);
  }
}

/** The installed packages, with the workspaces of that commit. */
function linkPackages(code: string): void {
  for (const app of ['apps/bff', 'apps/sandbox']) {
    const own = join(ROOT, app, 'node_modules');
    if (existsSync(own)) symlinkSync(own, join(code, app, 'node_modules'));
  }
  const installed = join(ROOT, 'node_modules');
  mkdirSync(join(code, 'node_modules/@intake-desk'), { recursive: true });
  for (const name of readdirSync(installed)) {
    if (name !== '@intake-desk') symlinkSync(join(installed, name), join(code, 'node_modules', name));
  }
  for (const name of readdirSync(join(code, 'packages'))) {
    symlinkSync(join(code, 'packages', name), join(code, 'node_modules/@intake-desk', name));
  }
}
