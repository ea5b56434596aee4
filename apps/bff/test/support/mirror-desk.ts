import type { ListMeta } from '@intake-desk/desk-api/record-list';
import type { HttpTransport } from '#src/grow/client/http-transport.ts';
import type { Browser } from './browser.ts';
import { consentWithout } from './consent-without.ts';
import { deskInProcess, type DeskInProcess } from './desk-in-process.ts';
import { EventListener } from './event-listener.ts';
import type { Stack } from './start-stack.ts';
import { SteppingClock } from './stepping-clock.ts';

interface Identified {
  id: number;
}

/** A page of any mirrored list. */
export interface AnyPage {
  data: Identified[];
  meta: ListMeta;
}

/** The BFF in this process with a clock that the test moves, all its requests to Grow, and helpers for common steps. */
export interface MirrorDesk {
  desk: DeskInProcess;
  stack: Stack;
  clock: SteppingClock;
  /** `METHOD path?query` of everything that was sent to Grow. */
  readonly sent: string[];
  signIn(user?: number, without?: readonly string[]): Promise<Browser>;
  get(browser: Browser, path: string): Promise<AnyPage>;
  listen(browser: Browser): Promise<EventListener>;
  act(order: Record<string, unknown>): Promise<unknown>;
  /** Advances the clock until the work that waits for it is done. */
  meanwhile<T>(work: Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

interface MirrorServerOptions {
  environment?: Record<string, string>;
  grow?: Record<string, string>;
  /** Wraps the transport between the BFF and Grow. */
  between?: (exchange: HttpTransport) => HttpTransport;
}

export async function mirrorDesk({
  environment,
  grow,
  between = (one) => one,
}: MirrorServerOptions = {}): Promise<MirrorDesk> {
  const clock = new SteppingClock();
  const sent: string[] = [];
  const listeners: EventListener[] = [];
  const desk = await deskInProcess({
    clock,
    environment: { GROW_RATE_LIMIT: '0', ...environment },
    ...(grow === undefined ? {} : { grow }),
    between: (exchange) => {
      const next = between(exchange);
      return clock.watch({
        close: () => next.close(),
        send: (request, ...rest) => {
          sent.push(`${request.method} ${request.path}`);
          return next.send(request, ...rest);
        },
      });
    },
  });
  const { stack } = desk;
  await stack.control('PATCH', '/switches', { rate_limit: 0 });

  return {
    desk,
    stack,
    clock,
    sent,
    async signIn(user, without = []) {
      const browser = stack.browser();
      const back = await consentWithout(stack, browser, user ?? Number(await stack.firstPerson()), without);
      const answer = await browser.ask(stack.url, back);
      if (answer.status !== 303) throw new Error(`sign-in: ${answer.status} ${answer.body}`);
      return browser;
    },
    async get(browser, path) {
      const answer = await stack.call(browser, `/api/desk/${path}`);
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.body}`);
      return answer.json() as AnyPage;
    },
    async listen(browser) {
      const cookie = [...browser.jar(stack.url)].map(([name, value]) => `${name}=${value}`).join('; ');
      const listener = await EventListener.open(`${stack.url}/api/events`, { cookie, 'x-csrf': '1' });
      listeners.push(listener);
      return listener;
    },
    async act(order) {
      return ((await stack.control('POST', '/acts', order)) as { data: unknown }).data;
    },
    async meanwhile(work) {
      let isOver = false;
      const done = (): void => void (isOver = true);
      work.then(done, done);
      while (!isOver) await clock.advance(100);
      return work;
    },
    async stop() {
      for (const listener of listeners) listener.close();
      await desk.stop();
    },
  };
}
