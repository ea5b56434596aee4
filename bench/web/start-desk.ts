import type { Browser, BrowserContext } from '@playwright/test';
import { signInTexts } from '../../apps/web/src/texts/shell/sign-in.ts';
import { BFF_FLAGS } from '../../tools/bff-flags.ts';
import { startProcess, waitForLine } from '../../tools/start-process.ts';
import { startDelay } from './start-delay.ts';
import type { BenchFirm } from './start-firm.ts';

type Storage = Awaited<ReturnType<BrowserContext['storageState']>>;

/** All of Intake Desk: the built web app, the BFF, its mirror with every lead. */
export interface Desk {
  /** URL of the proxy that delays responses of the API, as a real network does. */
  url: string;
  setDelay(milliseconds: number): void;
  /** Storage state of a signed-in browser. */
  storage: Storage;
  /** Fetches a page of leads, as the browser does. */
  leads(query: string): Promise<{ data: unknown[]; meta: { total: number; next: string | null } }>;
  stop(): Promise<void>;
}

/** @param count of the leads, as the list shows it once the mirror has them all */
export async function startDesk(
  browser: Browser,
  firm: BenchFirm,
  folder: string,
  count: string | RegExp = /^\d\d,\d{3}$/,
): Promise<Desk> {
  const delay = await startDelay();
  const bff = startProcess('apps/bff/src/main.ts', {
    flags: BFF_FLAGS,
    env: {
      DATA_DIR: folder,
      PORT: '0',
      PUBLIC_URL: delay.url,
      GROW_API_URL: `${firm.url}/grow`,
      // Another site for the browser than the BFF's, as Grow will be.
      GROW_AUTH_URL: firm.url.replace('127.0.0.1', 'localhost'),
      GROW_RATE_LIMIT: '0',
    },
  });
  const [, port] = await waitForLine(bff, /Intake Desk BFF listening at http:\S+:(\d+)/);
  delay.to(Number(port));
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(delay.url);
  await page.getByRole('link', { name: signInTexts.signIn }).click();
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: /allow/i }).click();
  await page.locator('[data-record]').first().waitFor({ timeout: 60_000 });
  await page.locator('main h1 + span').first().filter({ hasText: count }).waitFor({ timeout: 180_000 });
  const storage = await context.storageState();
  await context.close();
  const cookie = storage.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return {
    url: delay.url,
    setDelay: delay.set,
    storage,
    leads: async (query) => {
      const response = await fetch(`${delay.url}/api/desk/leads?${query}`, { headers: { cookie, 'X-CSRF': '1' } });
      if (!response.ok) throw new Error(`leads: ${response.status}`);
      return (await response.json()) as Awaited<ReturnType<Desk['leads']>>;
    },
    stop: async () => {
      await bff.stop();
      delay.close();
    },
  };
}
