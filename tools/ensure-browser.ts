import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/**
 * Chromium without its windows, which Playwright also prefers for tests: a page opens in a third of the processor time.
 */
const HEADLESS_SHELL = { path: '/usr/bin/chromium-headless-shell', package: 'chromium-headless-shell' };
/** Where distributions install Chromium. */
const CHROMIUM = { path: '/usr/bin/chromium', package: 'chromium' };
const OTHER_PATHS = ['/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Finds a Chromium, or installs one: Playwright's own if present, else the system's, else Debian's package where that
 * is possible, else Playwright's download.
 * @param kind `whole`: the browser that people use, for measurements; `headless`: the smaller one is preferred
 * @returns path of the executable; undefined for Playwright's own
 * @throws with instructions when none is available
 */
export function ensureBrowser(kind: 'headless' | 'whole' = 'headless'): string | undefined {
  if (existsSync(chromium.executablePath())) return undefined;
  const wanted = kind === 'headless' ? HEADLESS_SHELL : CHROMIUM;
  const paths = [wanted.path, CHROMIUM.path, ...OTHER_PATHS];
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (isRootOnDebian && !existsSync(wanted.path)) {
    console.log(`Installing ${wanted.package}.`);
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', wanted.package]);
  } else if (!paths.some((path) => existsSync(path))) {
    console.log('No Chromium here: installing one.');
    run('playwright', ['install', 'chromium']);
    if (existsSync(chromium.executablePath())) return undefined;
  }
  const path = paths.find((candidate) => existsSync(candidate));
  if (path === undefined)
    throw new Error('The browser tests need Chromium: install it with your system’s package manager.');
  return path;
}

function run(program: string, args: string[]): void {
  spawnSync(program, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
