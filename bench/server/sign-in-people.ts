import { get, type IncomingMessage } from 'node:http';

const CSRF = { 'x-csrf': '1' };

/**
 * Signs people in at the BFF, as their browsers would.
 * @returns the session cookie of each
 */
export async function signInPeople(desk: string, count: number): Promise<string[]> {
  const cookies: string[] = [];
  for (let index = 0; index < count; index += 1) {
    // Sign-ins are limited per minute and client address, so these use several addresses.
    const office = { localAddress: `127.0.0.${2 + Math.floor(index / 50)}` };
    const login = await ask(`${desk}/auth/login`, office);
    const granted = await ask(String(login.headers.location), {});
    const headers = { cookie: cookiesOf(login) };
    const back = await ask(String(granted.headers.location), { ...office, headers });
    const session = cookiesOf(back)
      .split('; ')
      .find((cookie) => /^(__Host-Http-)?session=./.test(cookie));
    if (back.statusCode !== 303 || session === undefined) throw new Error(`sign-in: ${back.statusCode}`);
    cookies.push(session);
  }
  return cookies;
}

/** Sends one request and discards its body. */
export function ask(
  url: string,
  options: { localAddress?: string; headers?: Record<string, string> },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false, ...options, headers: { ...CSRF, ...options.headers } }, (answer) => {
      answer.resume().on('end', () => resolve(answer));
    }).on('error', reject);
  });
}

/** Returns the cookies of a response, as a browser would send them back. */
export function cookiesOf({ headers }: IncomingMessage): string {
  return (headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0]).join('; ');
}
