import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sessionView } from '@intake-desk/desk-api/session';
import { Browser, type Answer } from './browser.ts';
import { databaseVariables, dropTestDatabase } from './test-database.ts';
import { startedProcess, type StartedProcess } from './started-process.ts';

/** One entry of the sandbox's own log. */
export interface SeenByGrow {
  time: string;
  method: string;
  path: string;
  query: string;
  status: number | null;
  headers: Record<string, string>;
}

/** Sandbox and BFF as processes of their own, with a data directory that is deleted with them. */
export class Stack {
  readonly directory: string;
  readonly sandboxUrl: string;
  readonly #sandbox: StartedProcess;
  /** Variables of the BFF. */
  readonly settings: Readonly<Record<string, string>>;
  /** The header of each browser's page, valid for its cookies. */
  readonly #people = new WeakMap<Browser, { cookie: string; header: Record<string, string> }>();
  bff: StartedProcess;
  url: string;

  constructor(
    directory: string,
    sandbox: StartedProcess,
    sandboxUrl: string,
    environment: Record<string, string>,
    bff: StartedProcess,
    url: string,
  ) {
    this.directory = directory;
    this.#sandbox = sandbox;
    this.sandboxUrl = sandboxUrl;
    this.settings = environment;
    this.bff = bff;
    this.url = url;
  }

  /** Stops the BFF and starts it again on the same data and the same port. */
  async restart(changes: Record<string, string> = {}, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    await this.bff.stop(signal);
    this.bff = startedProcess(BFF, { ...this.settings, PORT: new URL(this.url).port, ...changes });
    await this.bff.line(READY);
  }

  /** Starts another BFF on the same data. It must be stopped before this one. */
  async another(script: string): Promise<Stack> {
    const bff = startedProcess(script, { ...this.settings, PORT: '0' });
    const [, url = ''] = await bff.line(READY);
    return new Stack(this.directory, this.#sandbox, this.sandboxUrl, this.settings, bff, url);
  }

  async control(method: string, path: string, order?: unknown): Promise<unknown> {
    const response = await fetch(`${this.sandboxUrl}/__sandbox__${path}`, {
      method,
      ...(order === undefined ? {} : { body: JSON.stringify(order), headers: { 'content-type': 'application/json' } }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  }

  fault(order: { path: string; fault: string; method?: string; [key: string]: unknown }): Promise<unknown> {
    return this.control('POST', '/faults', order);
  }

  /** Returns the requests that Grow received since an instant. */
  async seen(since = 0): Promise<SeenByGrow[]> {
    return ((await this.control('GET', `/requests?since=${since}`)) as { data: SeenByGrow[] }).data;
  }

  browser(): Browser {
    return new Browser(this.url);
  }

  /** Sends a request to the BFF as the web app does on the page of the person who is signed in. */
  async call(
    browser: Browser,
    target: string,
    {
      method = 'GET',
      json,
      headers = {},
    }: { method?: string; json?: unknown; headers?: Record<string, string | undefined> } = {},
  ): Promise<Answer> {
    const person = method === 'GET' || 'x-person' in headers ? {} : await this.personHeader(browser);
    return browser.ask(this.url, target, {
      method,
      headers: {
        ...person,
        'x-csrf': '1',
        'sec-fetch-site': 'same-origin',
        'sec-fetch-mode': 'cors',
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
  }

  /** Returns the header that names the person of a page; empty for a browser that is not signed in. */
  async personHeader(browser: Browser): Promise<Record<string, string>> {
    const cookie = JSON.stringify([...browser.jar(this.url)]);
    const known = this.#people.get(browser);
    if (known?.cookie === cookie) return known.header;
    const answer = await browser.ask(this.url, '/auth/session?slide=false', { headers: { 'x-csrf': '1' } });
    const session = answer.status === 200 ? sessionView.parse(answer.json()) : null;
    if (session?.authenticated !== true) return {};
    const header = { 'x-person': `${session.firm.id}/${session.personId}` };
    this.#people.set(browser, { cookie, header });
    return header;
  }

  /**
   * Opens the consent page and answers it.
   * @returns the URL that Grow redirects the browser to
   */
  async consent(browser: Browser, { returnTo = '/', decision = 'allow', user = '' } = {}): Promise<string> {
    const start = await browser.ask(this.url, `/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
    const page = await fetch(String(start.headers.location));
    const form = new URLSearchParams();
    for (const [, name = '', value = ''] of (await page.text()).matchAll(
      /type="hidden" name="([^"]*)" value="([^"]*)"/g,
    )) {
      form.set(name, value.replaceAll('&amp;', '&'));
    }
    form.set('user', user === '' ? await this.firstPerson() : user);
    form.set('decision', decision);
    const answer = await fetch(`${this.sandboxUrl}/oauth/authorize`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    });
    return new URL(String(answer.headers.get('location'))).href.slice(this.url.length);
  }

  async signIn(browser = this.browser(), options: { returnTo?: string; user?: string } = {}): Promise<Browser> {
    const answer = await browser.ask(this.url, await this.consent(browser, options));
    if (answer.status !== 303) throw new Error(`sign-in: ${answer.status} ${answer.body}`);
    return browser;
  }

  async people(): Promise<{ id: number; name: string; email: string; firm: number }[]> {
    return (
      (await this.control('GET', '/people')) as { data: { id: number; name: string; email: string; firm: number }[] }
    ).data;
  }

  async firstPerson(): Promise<string> {
    return String((await this.people())[0]?.id);
  }

  async stop(): Promise<void> {
    await Promise.all([this.bff.stop(), this.#sandbox.stop()]);
    await dropTestDatabase(this.directory);
    await rm(this.directory, { recursive: true, force: true });
  }
}

const BFF = 'apps/bff/src/main.ts';
const READY = /Intake Desk BFF listening at (http:\/\/\S+)/;

/**
 * Starts both on free ports.
 * @param environment added for the BFF
 * @param grow added for the sandbox
 * @param script of the BFF
 */
export async function startStack(
  environment: Record<string, string> = {},
  grow: Record<string, string> = {},
  script = BFF,
): Promise<Stack> {
  const directory = await mkdtemp(join(tmpdir(), 'intake-desk-'));
  const sandbox = startedProcess('apps/sandbox/src/main.ts', { SANDBOX_PORT: '0', DATA_DIR: directory, ...grow });
  const [, sandboxUrl = ''] = await sandbox.line(/Sandbox ready at (http:\/\/\S+)/);
  // A page of its own, so that the tests do not depend on a build of the web app.
  const webDist = join(directory, 'web');
  await mkdir(webDist);
  await writeFile(join(webDist, 'index.html'), '<!doctype html><title>Intake Desk</title>');
  const settings = {
    PORT: '0',
    SANDBOX_PORT: new URL(sandboxUrl).port,
    DATA_DIR: directory,
    WEB_DIST: webDist,
    ...(await databaseVariables(directory)),
    // Tests that count requests at Grow count those of people, so the mirror is off unless a test needs it.
    MIRROR: 'off',
    ...environment,
  };
  const bff = startedProcess(script, settings);
  const [, url = ''] = await bff.line(READY);
  return new Stack(directory, sandbox, sandboxUrl, settings, bff, url);
}

/** Returns the largest number of requests that Grow received within any second. */
export function busiestSecond(requests: readonly SeenByGrow[]): number {
  const times = requests.map(({ time }) => Date.parse(time)).sort((one, other) => one - other);
  return Math.max(0, ...times.map((from) => times.filter((time) => time >= from && time < from + 1000).length));
}
