import { randomUUID } from 'node:crypto';
import type { Browser } from './browser.ts';
import type { Stack } from './start-stack.ts';

/** What a click in Clio's menu puts into the URL of the tab that it opens. */
export interface ClickedAddress {
  /** Path and query at the BFF. */
  target: string;
  nonce: string;
  userId: string;
  subjectUrl: string;
}

/** The menu of a matter in Clio, as one person there sees it. */
export class ClioMenu {
  readonly #stack: Stack;
  readonly #browser: Browser;
  readonly #action: number;

  private constructor(stack: Stack, browser: Browser, action: number) {
    this.#stack = stack;
    this.#browser = browser;
    this.#action = action;
  }

  /**
   * Registers our custom action in the menu and signs a person in at Clio.
   * @param desk browser of a person who is signed in at the BFF
   */
  static async open(stack: Stack, desk: Browser, user: string): Promise<ClioMenu> {
    await stack.control('PATCH', '/switches', { custom_action_owner: 'firm', custom_action_origin: stack.url });
    const made = await stack.call(desk, '/api/grow/custom_actions', {
      method: 'POST',
      json: {
        data: {
          label: 'Open in Intake Desk',
          target_url: 'https://intake-desk.test/actions/open',
          ui_reference: 'matters/show',
        },
      },
      headers: { 'idempotency-key': randomUUID() },
    });
    if (made.status !== 201) throw new Error(`custom action: ${made.status} ${made.body}`);
    const browser = stack.browser();
    await browser.ask(stack.sandboxUrl, '/app/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ user }).toString(),
    });
    return new ClioMenu(stack, browser, (made.json() as { data: { id: number } }).data.id);
  }

  async click(matter: string): Promise<ClickedAddress> {
    const path = `/app/matters/${matter}/actions/${this.#action}`;
    const { status, headers } = await this.#browser.ask(this.#stack.sandboxUrl, path);
    if (status !== 303) throw new Error(`${path}: ${status}`);
    const { pathname, search, searchParams } = new URL(String(headers.location));
    return {
      target: `${pathname}${search}`,
      nonce: searchParams.get('custom_action_nonce') ?? '',
      userId: searchParams.get('user_id') ?? '',
      subjectUrl: searchParams.get('subject_url') ?? '',
    };
  }
}
