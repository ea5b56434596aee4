/**
 * Returns the path to open after sign-in: a path of this origin, or `/`.
 * @param value the `returnTo` of the login link, already decoded once
 * @see RFC 9700 §4.11 (open redirectors)
 */
export function safeReturnTo(value: unknown): string {
  if (typeof value !== 'string' || value.length > 1024) return '/';
  // One slash, then printable characters except backslash: browsers treat `/\` and `//` as another host.
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(value)) return '/';
  // No page has encoded separators or control characters in its path.
  if (/%(2f|5c|0[0-9a-f]|1[0-9a-f]|25)/i.test(value.split('?')[0] ?? '')) return '/';
  const url = URL.parse(value, 'http://own.invalid');
  if (url?.origin !== 'http://own.invalid' || url.pathname.startsWith('//')) return '/';
  // API and sign-in routes are not pages.
  return /^\/(auth|api|actions)(\/|$)/i.test(url.pathname) ? '/' : `${url.pathname}${url.search}${url.hash}`;
}
