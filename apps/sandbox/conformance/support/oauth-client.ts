import { createHash } from 'node:crypto';
import type { Reply, RunningSandbox } from './start-sandbox.ts';

export const CLIENT = { client_id: 'conformance', client_secret: 'conformance-secret' };
export const REDIRECT_URI = 'http://127.0.0.1:3999/callback';
export const VERIFIER = 'dBjftJeZ4CVP-mBo0r3B9gWQr2Ld9eKz8nQ1xYtVwUs-verifier';

/** The parameters of an ordinary authorization request, with changes; null omits one. */
export function authorizeQuery(changes: Record<string, string | null> = {}): Record<string, string> {
  const query: Record<string, string | null> = {
    response_type: 'code',
    client_id: CLIENT.client_id,
    redirect_uri: REDIRECT_URI,
    scope: 'grow_user_read grow_matter_read',
    state: 'state-of-the-client',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  };
  return Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== null));
}

/** Gives consent on the consent page and returns the code. */
export async function obtainCode(
  sandbox: RunningSandbox,
  changes: Record<string, string | null> = {},
): Promise<string> {
  const { headers } = await sandbox.oauth('authorize', { ...authorizeQuery(changes), user: '501', decision: 'allow' });
  const code = new URL(headers.get('location') ?? '').searchParams.get('code');
  if (code === null) throw new Error(`No code in ${headers.get('location')}`);
  return code;
}

/** Exchanges a code, with changes to the request. */
export function exchange(sandbox: RunningSandbox, code: string, changes: Record<string, string> = {}): Promise<Reply> {
  const form = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT_URI,
    code_verifier: VERIFIER,
    ...CLIENT,
  };
  return sandbox.oauth('token', { ...form, ...changes });
}

export function refresh(sandbox: RunningSandbox, refreshToken: string): Promise<Reply> {
  return sandbox.oauth('token', { grant_type: 'refresh_token', refresh_token: refreshToken, ...CLIENT });
}

/** The Authorization header of an application. */
export function basic(id: string, secret: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
}
