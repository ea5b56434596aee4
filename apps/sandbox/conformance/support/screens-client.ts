import type { RunningSandbox } from './start-sandbox.ts';

/** A screen as received; redirects are not followed. */
export interface Screen {
  status: number;
  headers: Headers;
  html: string;
}

/** A visitor of Grow's screens, without scripts, who sends what a browser would send. */
export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Screen>;
  post(path: string, form?: Record<string, string>, headers?: Record<string, string>): Promise<Screen>;
  /** The cookie, as it is sent. */
  cookie: string;
}

/** Creates a visitor who is not signed in. */
export function createVisitor(sandbox: RunningSandbox, cookie = ''): Visitor {
  const send = async (path: string, init: RequestInit): Promise<Screen> => {
    const answer = await fetch(`${sandbox.url}${path}`, { ...init, redirect: 'manual' });
    return { status: answer.status, headers: answer.headers, html: await answer.text() };
  };
  return {
    cookie,
    get: (path, headers = {}) => send(path, { headers: { cookie, 'sec-fetch-site': 'none', ...headers } }),
    post: (path, form = {}, headers = {}) =>
      send(path, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { cookie, 'sec-fetch-site': 'same-origin', origin: sandbox.url, ...headers },
      }),
  };
}

/** Signs in as one of the people. */
export async function signInToScreens(sandbox: RunningSandbox, user = 501): Promise<Visitor> {
  const { headers } = await createVisitor(sandbox).post('/app/sign-in', { user: String(user) });
  const token = /^sandbox_session=[^;]+/.exec(headers.getSetCookie().at(-1) ?? '')?.[0];
  if (token === undefined) throw new Error(`Person ${user} could not sign in.`);
  return createVisitor(sandbox, token);
}

/**
 * Clicks a custom action in the menu of a matter.
 * @returns the URL that the new tab opens
 */
export async function clickAction(visitor: Visitor, matter: number, action: number, query = ''): Promise<URL> {
  const { headers } = await visitor.get(`/app/matters/${matter}/actions/${action}${query}`, {
    'sec-fetch-site': 'same-origin',
  });
  return new URL(headers.get('location') ?? '');
}
