import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BFF_FLAGS } from '../../tools/bff-flags.ts';
import { runningServer, type RunningServer } from './running-server.ts';
import { ask, cookiesOf } from './sign-in-people.ts';
import type { LargeFirm } from './start-large-firm.ts';

/** Starts the BFF as `npm start` does, in front of the large firm, at three requests a second. */
export async function startMirrorDesk(folder: string, firm: LargeFirm, mirror: 'on' | 'off'): Promise<RunningServer> {
  const data = join(folder, `desk-${mirror}`);
  mkdirSync(data);
  writeFileSync(join(data, 'index.html'), '<!doctype html><title>Intake Desk</title>');
  return runningServer({
    name: `desk with the mirror ${mirror}`,
    command: [process.execPath, ...BFF_FLAGS, 'apps/bff/src/main.ts'],
    env: {
      PORT: '0',
      DATA_DIR: data,
      WEB_DIST: data,
      GROW_API_URL: `${firm.url}/grow`,
      GROW_AUTH_URL: firm.url,
      MIRROR: mirror,
    },
    core: 'measured',
    folder,
    ready: /Intake Desk BFF listening at http:\S+:(\d+)/,
  });
}

/**
 * Signs a person in through the sandbox's consent page.
 * @returns the session's cookie
 */
export async function signInAtSandbox(desk: RunningServer, firm: LargeFirm, index: number): Promise<string> {
  const office = { localAddress: `127.0.0.${2 + Math.floor(index / 20)}` };
  const origin = `http://127.0.0.1:${desk.port}`;
  const login = await ask(`${origin}/auth/login`, office);
  const page = await (await fetch(String(login.headers.location))).text();
  const form = new URLSearchParams();
  for (const [, name = '', value = ''] of page.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)) {
    form.set(name, value.replaceAll('&amp;', '&'));
  }
  form.set('user', firm.people[index % firm.people.length] ?? '');
  form.set('decision', 'allow');
  const granted = await fetch(`${firm.url}/oauth/authorize`, { method: 'POST', body: form, redirect: 'manual' });
  const back = await ask(String(granted.headers.get('location')), { ...office, headers: { cookie: cookiesOf(login) } });
  const session = cookiesOf(back)
    .split('; ')
    .find((cookie) => cookie.startsWith('session='));
  if (session === undefined) throw new Error(`sign-in: ${back.statusCode}`);
  return session;
}
