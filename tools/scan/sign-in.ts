/**
 * Signs the sandbox's first person in at the BFF, as a browser would.
 * @returns the session cookie, as it is sent
 */
export async function signIn(desk: string, sandbox: string): Promise<string> {
  const login = await fetch(`${desk}/auth/login`, { redirect: 'manual' });
  const page = await (await fetch(locationOf(login))).text();
  const hidden = page.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g);
  const form = new URLSearchParams(
    [...hidden].map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]),
  );
  const people = (await (await fetch(`${sandbox}/__sandbox__/people`)).json()) as { data: { id: number }[] };
  form.set('user', String(people.data[0]?.id));
  form.set('decision', 'allow');
  const consent = await fetch(`${sandbox}/oauth/authorize`, { method: 'POST', body: form, redirect: 'manual' });
  const back = await fetch(locationOf(consent), { headers: { cookie: cookiesOf(login) }, redirect: 'manual' });
  const session = cookiesOf(back)
    .split('; ')
    .find((cookie) => cookie.startsWith('session='));
  if (session === undefined) throw new Error(`The sign-in ended with ${back.status} and without a session.`);
  return session;
}

function locationOf(answer: Response): string {
  const location = answer.headers.get('location');
  if (location === null) throw new Error(`No redirect but ${answer.status} from ${new URL(answer.url).pathname}.`);
  return location;
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
}
