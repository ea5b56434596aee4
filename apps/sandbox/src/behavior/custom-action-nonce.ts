import type { Clock } from '../clock.ts';
import type { Sql } from '../data/database/sql.ts';
import { randomSecret, secretHash } from './secret.ts';

/** A click on a custom action: the application, the person and the matter. */
export interface Click {
  /** client_id */
  application: string;
  person: number;
  matter: number;
}

/** Simulated past of a new nonce, used only for simulated failed clicks. */
export interface NoncePast {
  ageMs?: number;
  isUsed?: boolean;
}

type Deps = { sql: Sql; clock: Clock };

/** 60 seconds. @see Clio developer documentation, "Manage custom actions" */
const LIFE_MS = 60_000;
/** How long an expired nonce is stored, so that its error is more specific than "not known". */
const RETENTION_MS = 3_600_000;

interface Columns {
  application: string;
  user_id: number;
  matter_id: number;
  expires_at: number;
  used: number;
}

/** Creates the nonce of a click. Only its hash is stored. */
export function mintNonce(
  { sql, clock }: Deps,
  { application, person, matter }: Click,
  { ageMs = 0, isUsed = false }: NoncePast = {},
): string {
  const nonce = randomSecret();
  const now = clock.now();
  sql.run('DELETE FROM custom_action_nonces WHERE expires_at < ?', now - RETENTION_MS);
  sql.run(
    'INSERT INTO custom_action_nonces (hash, application, user_id, matter_id, expires_at, used) VALUES (?, ?, ?, ?, ?, ?)',
    secretHash(nonce),
    application,
    person,
    matter,
    now + LIFE_MS - ageMs,
    isUsed ? 1 : 0,
  );
  return nonce;
}

/**
 * Consumes a nonce, whether or not it matches: a second use always fails.
 * @param click the expected click; null for the matter accepts any
 * @returns the mismatch as a sentence; null if it is that click's nonce
 */
export function spendNonce(
  { sql, clock }: Deps,
  nonce: string,
  click: Omit<Click, 'matter'> & { matter: number | null },
): string | null {
  const hash = secretHash(nonce);
  const row = sql.get<Columns>('SELECT * FROM custom_action_nonces WHERE hash = ?', hash);
  if (row === undefined) return 'The custom_action_nonce is not known.';
  const { changes } = sql.run('UPDATE custom_action_nonces SET used = 1 WHERE hash = ? AND used = 0', hash);
  if (changes === 0) return 'The custom_action_nonce was used already.';
  if (row.expires_at < clock.now()) return 'The custom_action_nonce is older than 60 seconds.';
  if (row.application !== click.application) return 'The custom_action_nonce is that of another application.';
  if (row.user_id !== click.person) return 'The custom_action_nonce is that of another person.';
  if (click.matter !== null && click.matter !== row.matter_id)
    return 'The custom_action_nonce is that of another record.';
  return null;
}
