import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../tools/start-process.ts';
import { runningServer } from './running-server.ts';
import { ask, cookiesOf } from './sign-in-people.ts';
import type { FakeGrow } from './start-fake-grow.ts';
import type { Subject } from './subject.ts';

const PEERS = join(ROOT, 'bench/peers');

interface Options {
  name: string;
  /** Script in `bench/peers/servers`. */
  script: string;
  folder: string;
  grow: FakeGrow;
  people: number;
}

/** Starts a typical hand-written proxy with its own sessions; its packages are installed on first use. */
export async function startPeer({ name, script, folder, grow, people }: Options): Promise<Subject> {
  if (!existsSync(join(PEERS, 'node_modules'))) {
    console.log('Installing the peers …');
    const { status } = spawnSync('npm', ['ci', '--prefix', PEERS], { cwd: ROOT, stdio: 'inherit' });
    if (status !== 0) throw new Error('The peers could not be installed.');
  }
  const server = await runningServer({
    name,
    command: [process.execPath, `bench/peers/servers/${script}`],
    env: { UPSTREAM: `${grow.url}/grow` },
    core: 'measured',
    folder,
    ready: /listening at (\d+)/,
  });
  const cookies: string[] = [];
  for (let index = 1; index <= people; index += 1) {
    cookies.push(cookiesOf(await ask(`http://127.0.0.1:${server.port}/sign-in?token=token-${index}`, {})));
  }
  return { name, server, port: server.port, path: '/api/contacts', cookies, stop: server.stop };
}
