import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BFF_FLAGS } from '../../tools/bff-flags.ts';
import { runningServer } from './running-server.ts';
import { signInPeople } from './sign-in-people.ts';
import type { FakeGrow } from './start-fake-grow.ts';
import type { Subject } from './subject.ts';

interface Options {
  folder: string;
  grow: FakeGrow;
  people: number;
  /** Requests a second to Grow; 0 for no limit. */
  rateLimit?: number;
  name?: string;
}

/** Starts the BFF as `npm start` does, with people signed in and all protections on. */
export async function startDesk({
  folder,
  grow,
  people,
  rateLimit = 0,
  name = 'Intake Desk',
}: Options): Promise<Subject> {
  const data = join(folder, name.replaceAll(' ', '-'));
  mkdirSync(data);
  writeFileSync(join(data, 'index.html'), '<!doctype html><title>Intake Desk</title>');
  const server = await runningServer({
    name,
    command: [process.execPath, ...BFF_FLAGS, 'apps/bff/src/main.ts'],
    env: {
      PORT: '0',
      DATA_DIR: data,
      WEB_DIST: data,
      GROW_API_URL: `${grow.url}/grow`,
      GROW_AUTH_URL: grow.url,
      GROW_RATE_LIMIT: String(rateLimit),
      // Pass-through is measured here; the mirror has a measurement of its own.
      MIRROR: 'off',
    },
    core: 'measured',
    folder,
    ready: /Intake Desk BFF listening at http:\S+:(\d+)/,
  });
  const cookies = await signInPeople(`http://127.0.0.1:${server.port}`, people);
  return { name, server, port: server.port, path: '/api/grow/contacts', cookies, stop: server.stop };
}
