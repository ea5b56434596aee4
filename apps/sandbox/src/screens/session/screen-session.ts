import type { Request, Response } from 'express';
import { listPeople, type Person } from '../../data/database/people.ts';
import type { Sql } from '../../data/database/sql.ts';
import { randomSecret, secretHash } from '../../behavior/secret.ts';

const COOKIE = 'sandbox_session';

/** Starts a session on Grow's screens and ends the previous one. Only the hash of its token is stored. */
export function openSession(sql: Sql, request: Request, response: Response, person: number): void {
  closeSession(sql, request, response);
  const token = randomSecret();
  sql.run('INSERT INTO screen_sessions (hash, user_id) VALUES (?, ?)', secretHash(token), person);
  response.cookie(COOKIE, token, { httpOnly: true, sameSite: 'lax', path: '/app' });
}

/** Ends the session, if there is one. */
export function closeSession(sql: Sql, request: Request, response: Response): void {
  const token = tokenOf(request);
  if (token !== null) sql.run('DELETE FROM screen_sessions WHERE hash = ?', secretHash(token));
  response.clearCookie(COOKIE, { httpOnly: true, sameSite: 'lax', path: '/app' });
}

/** @returns null without a session, or if the person was deactivated meanwhile */
export function findSession(sql: Sql, request: Request): Person | null {
  const token = tokenOf(request);
  if (token === null) return null;
  const query = 'SELECT user_id FROM screen_sessions WHERE hash = ?';
  const row = sql.get<{ user_id: number }>(query, secretHash(token));
  return listPeople(sql, null).find(({ id }) => id === row?.user_id) ?? null;
}

function tokenOf(request: Request): string | null {
  return new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{43})(?:;|$)`).exec(request.get('cookie') ?? '')?.[1] ?? null;
}
