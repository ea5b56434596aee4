import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Where distributions install Chromium. */
const SYSTEM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Finds a Chromium, or installs one: Playwright's own if present, else the system's, else Debian's package where that
 * is possible, else Playwright's download.
 * @returns path of the executable; undefined for Playwright's own
 * @throws with instructions when none is available
 */
export function ensureBrowser(): string | undefined {
  const found = findBrowser();
  if (found !== null) return found.path;
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  console.log('No Chromium here: installing one.');
  if (isRootOnDebian) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  } else {
    run('playwright', ['install', 'chromium']);
  }
  const installed = findBrowser();
  if (installed === null)
    throw new Error('The browser tests need Chromium: install it with your system’s package manager.');
  return installed.path;
}

function findBrowser(): { path: string | undefined } | null {
  if (existsSync(chromium.executablePath())) return { path: undefined };
  const path = SYSTEM_PATHS.find((candidate) => existsSync(candidate));
  return path === undefined ? null : { path };
}

function run(program: string, args: string[]): void {
  spawnSync(program, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
