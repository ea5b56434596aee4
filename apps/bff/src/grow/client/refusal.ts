import { z } from 'zod/mini';
import type { WireResponse } from './http-transport.ts';

/** Grow documents the status as a string; whether it always is one says nothing about the refusal. */
const growError = z.looseObject({ error: z.looseObject({ message: z.string() }) });

interface Hosts {
  apiUrl: string;
  authUrl: string;
}

/**
 * Returns a check whether Grow refuses a request because its token lacks a permission. Grow does so with 403 and an
 * error body, or with a redirect to the authorization server. Any other 403 or redirect comes from a gateway and says
 * nothing about permissions.
 * @see Grow OpenAPI, schema `Error`
 */
export function createRefusalCheck({ apiUrl, authUrl }: Hosts): (answer: WireResponse) => boolean {
  const [api, auth] = [new URL(apiUrl), new URL(authUrl)];
  return (answer) => {
    if (answer.status === 403) return hasGrowError(answer);
    if (answer.status < 300 || answer.status >= 400) return false;
    const target = URL.parse(String(answer.headers['location'] ?? ''), api);
    if (target?.host !== auth.host) return false;
    // With one host for both, a redirect to another spelling of the same path is no refusal.
    return auth.host !== api.host || target.pathname.startsWith('/oauth/');
  };
}

/** True for an error of Grow itself, false for the page of a gateway in front of it. */
export function hasGrowError({ body }: WireResponse): boolean {
  try {
    return growError.safeParse(JSON.parse(body.toString('utf8'))).success;
  } catch {
    return false;
  }
}

/** True for a web page: Grow's own responses are JSON. */
export function isWebPage({ headers }: WireResponse): boolean {
  return /^text\/html\b/i.test(String(headers['content-type'] ?? ''));
}
