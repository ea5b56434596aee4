/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { chromium, type BrowserContext, type Cookie, type Page } from '@playwright/test';
import { buildWeb } from '../build-web.ts';
import { ensureBrowser } from '../ensure-browser.ts';
import { sandboxPages } from '../sandbox-pages.ts';
import { ROOT, startProcess, waitForLine, type StartedProcess } from '../start-process.ts';

const SCREENS = ['/', '/leads/{lead}', '/?triage=decided', '/matters', '/matters?view=table', '/matters?view=board'];
SCREENS.push('/matters/{matter}', '/contacts', '/contacts/{contact}', '/leads/new', '/settings');
const DRAFT = 'A draft of the older build';
const ATTEMPTS = 12;
/** What a page loads after its heading is there by then; the events stream keeps the network busy. */
const SETTLE_MS = 1500;

interface Build {
  process: StartedProcess;
  url: string;
}

/**
 * Runs an older build beside this one, on one sandbox and in one browser.
 * @param folder root of a checkout of the older commit, with its dependencies and its built web app
 * @returns a line for each screen with a changed pixel, each difference of the database schemas, and each thing that a data
 *   directory and a browser profile of the older build hold and this one does not show
 */
export async function compareBuilds(folder: string): Promise<string[]> {
  const older = resolve(folder);
  const work = mkdtempSync(join(tmpdir(), 'intake-desk-builds-'));
  await buildWeb();
  const sandbox = startProcess('apps/sandbox/src/main.ts', {
    env: { DATA_DIR: work, SANDBOX_PORT: '0', SANDBOX_SCENARIO: 'small-firm' },
  });
  const [, sandboxPort = ''] = await waitForLine(sandbox, /Sandbox ready at \S+:(\d+)/, 60_000);
  await fetch(`http://127.0.0.1:${sandboxPort}/__sandbox__/switches`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ rate_limit: 30 }),
  });
  const builds: Build[] = [];
  try {
    const start = async (root: string, dataDir: string, port = '0') => {
      const build = await startBff(root, { sandboxPort, dataDir: join(work, dataDir), port });
      builds.push(build);
      return build;
    };
    const [left, right] = [await start(older, 'older'), await start(ROOT, 'newer')];
    return [
      ...(await compareScreens(left, right)),
      ...compareSchemas(join(work, 'older'), join(work, 'newer')),
      ...(await upgrade(work, left, (port) => start(ROOT, 'older', port))),
    ];
  } finally {
    for (const { process } of builds) await process.stop();
    await sandbox.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

async function startBff(root: string, { sandboxPort, dataDir, port }: Record<string, string>): Promise<Build> {
  const process = startProcess(join(root, 'apps/bff/src/main.ts'), {
    env: {
      DATA_DIR: dataDir,
      PORT: port,
      GROW_API_URL: `http://127.0.0.1:${sandboxPort}/grow`,
      GROW_AUTH_URL: `http://localhost:${sandboxPort}`,
      GROW_WEB_URL: sandboxPages(sandboxPort ?? '', {}),
      GROW_RATE_LIMIT: '0',
    },
  });
  const [, url = ''] = await waitForLine(process, /Intake Desk BFF listening at (\S+)/);
  return { process, url };
}

async function compareScreens(left: Build, right: Build): Promise<string[]> {
  const browser = await chromium.launch(launchOptions());
  const pages: Page[] = [];
  for (const { url } of [left, right]) {
    const page = await (await browser.newContext(CONTEXT)).newPage();
    await signIn(page, url);
    pages.push(page);
  }
  const changed: string[] = [];
  const ids = await idsOf(pages[0] as Page, left.url);
  for (const theme of ['light', 'dark'] as const) {
    for (const screen of SCREENS) {
      const path = screen.replace(/\{(\w+)\}/, (_, kind: string) => String(ids[kind]));
      let isSame = false;
      // What a page shows of the time since the last synchronization may differ by a minute.
      for (let attempt = 0; attempt < ATTEMPTS && !isSame; attempt++) {
        const now = Date.now();
        const [one, other] = await Promise.all(
          pages.map((page, index) => shoot(page, `${[left, right][index]?.url}${path}`, theme, now)),
        );
        isSame = one?.equals(other ?? Buffer.alloc(0)) === true;
      }
      if (!isSame) changed.push(`screen ${screen} ${theme}: pixels changed`);
    }
  }
  await browser.close();
  console.log(`${SCREENS.length} screens in 2 themes compared, ${changed.length} changed`);
  return changed;
}

/** Hides what always differs between two servers: their ports, and the second of the last synchronization. */
async function shoot(page: Page, url: string, colorScheme: 'light' | 'dark', now: number): Promise<Buffer> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.clock.setFixedTime(now);
  await page.goto(url);
  await page.locator('main h1').first().waitFor();
  await after(SETTLE_MS);
  await page.evaluate(() => {
    const hide = (text: string) =>
      text.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1').replace(/\d\d:\d\d:\d\d/g, '00:00:00');
    const hideAll = () => {
      for (const input of document.querySelectorAll('input')) input.value = hide(input.value);
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        const hidden = hide(node.nodeValue ?? '');
        if (hidden !== node.nodeValue) node.nodeValue = hidden;
      }
    };
    new MutationObserver(hideAll).observe(document.body, { childList: true, characterData: true, subtree: true });
    hideAll();
  });
  return page.screenshot({ animations: 'disabled', caret: 'hide' });
}

async function upgrade(work: string, older: Build, restart: (port: string) => Promise<Build>): Promise<string[]> {
  const profile = join(work, 'profile');
  // A browser drops session cookies when it closes.
  const cookies: Cookie[] = [];
  const before = await withProfile(profile, async (page) => {
    await signIn(page, older.url);
    const ids = await idsOf(page, older.url);
    await page.goto(`${older.url}/leads/${ids['lead']}`);
    await page.locator('main h1').first().waitFor();
    await page.keyboard.press('c');
    await page.waitForResponse((response) => response.url().endsWith('/claim'));
    await page.goto(`${older.url}/matters/${ids['matter']}`);
    await page.locator('textarea').first().fill(DRAFT);
    await after(2000); // the vault writes after a pause in typing
    await page.evaluate(() => localStorage.setItem('desk.theme', 'dark'));
    cookies.push(...(await page.context().cookies()));
    return facts(page, older.url, ids);
  });
  await older.process.stop();
  const newer = await restart(new URL(older.url).port);
  const shown = await withProfile(profile, async (page) => {
    await page.context().addCookies(cookies);
    return facts(page, newer.url, before.ids);
  });
  const [left, right] = [JSON.stringify(before), JSON.stringify(shown)];
  const isHeld = before.draft === DRAFT && before.claims > 0 && before.theme === 'dark';
  console.log(`upgrade: ${left}`);
  return [
    ...(isHeld ? [] : ['upgrade: the older build does not show what was typed, claimed and set']),
    ...(left === right ? [] : [`upgrade: the newer build shows ${right}`]),
  ];
}

async function facts(page: Page, url: string, ids: Record<string, number>) {
  await page.goto(`${url}/matters/${ids['matter']}`);
  await page.locator('textarea').first().waitFor();
  await after(SETTLE_MS);
  const triage = await page.request.get(`${url}/api/desk/triage`, { headers: { 'X-CSRF': '1' } });
  const { data } = (await triage.json()) as { data: { claim?: unknown }[] };
  return {
    ids,
    draft: await page.locator('textarea').first().inputValue(),
    theme: await page.evaluate(() => document.documentElement.dataset['theme'] ?? localStorage.getItem('desk.theme')),
    claims: JSON.stringify(data).split('"claim"').length - 1,
    stored: await page.evaluate(() => Object.keys(localStorage).sort()),
  };
}

async function withProfile<Result>(profile: string, use: (page: Page) => Promise<Result>): Promise<Result> {
  const context: BrowserContext = await chromium.launchPersistentContext(profile, { ...launchOptions(), ...CONTEXT });
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/auth/login`);
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: /allow/i }).click();
  await page.waitForURL(`${url}/`);
  await page.locator('main h1 + span').first().waitFor();
}

/** Waits until the mirror has every list. */
async function idsOf(page: Page, url: string): Promise<Record<string, number>> {
  const ids: Record<string, number> = {};
  for (const [kind, list] of [
    ['lead', 'leads'],
    ['matter', 'matters'],
    ['contact', 'contacts'],
  ] as const) {
    for (;;) {
      const response = await page.request.get(`${url}/api/desk/${list}`, { headers: { 'X-CSRF': '1' } });
      const { data, meta } = (await response.json()) as { data: { id: number }[]; meta: { complete: boolean } };
      ids[kind] = data[0]?.id ?? 0;
      if (meta.complete) break;
      await after(200);
    }
  }
  return ids;
}

function compareSchemas(older: string, newer: string): string[] {
  return readdirSync(older)
    .filter((file) => file.endsWith('.sqlite') && file !== 'sandbox.sqlite')
    .flatMap((file) => {
      const [left, right] = [schemaOf(join(older, file)), schemaOf(join(newer, file))];
      console.log(`${file}: ${left.length} tables and indexes compared`);
      return [
        ...left.filter((sql) => !right.includes(sql)).map((sql) => `- ${file}: ${sql}`),
        ...right.filter((sql) => !left.includes(sql)).map((sql) => `+ ${file}: ${sql}`),
      ];
    });
}

function schemaOf(file: string): string[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare('SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name').all();
  database.close();
  return rows.map(({ sql }) => String(sql));
}

/** Without these, the anti-aliasing of a few pixels differs between two screenshots of one page. */
const STABLE_RASTER = ['--num-raster-threads=1', '--disable-partial-raster', '--disable-skia-runtime-opts'];

const CONTEXT = { locale: 'en-US', timezoneId: 'America/Los_Angeles', viewport: { width: 1440, height: 900 } };

function launchOptions() {
  const executablePath = ensureBrowser();
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      ...STABLE_RASTER,
    ],
  };
}
