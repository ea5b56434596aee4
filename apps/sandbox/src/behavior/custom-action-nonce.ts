import type { Clock } from '../clock.ts';
import type { Sql } from '../data/database/sql.ts';
import { randomSecret, secretHash } from './secret.ts';

/** What a click was: whose action, clicked by whom, on which matter. */
export interface Click {
  /** client_id */
  application: string;
  person: number;
  matter: number;
}

/** What has become of a nonce by the time it is handed out: a rehearsal's, never a click's. */
export interface NoncePast {
  ageMs?: number;
  isUsed?: boolean;
}

type Deps = { sql: Sql; clock: Clock };

/** 60 seconds. @see Clio developer documentation, "Manage custom actions" */
const LIFE_MS = 60_000;
/** How long a spent one is remembered, to say more than that it is not known. */
const KEPT_MS = 3_600_000;

interface Columns {
  application: string;
  user_id: number;
  matter_id: number;
  expires_at: number;
  used: number;
}

/** Makes the nonce of a click. Only its hash is kept. */
export function mintNonce(
  { sql, clock }: Deps,
  { application, person, matter }: Click,
  { ageMs = 0, isUsed = false }: NoncePast = {},
): string {
  const nonce = randomSecret();
  const now = clock.now();
  sql.run('DELETE FROM custom_action_nonces WHERE expires_at < ?', now - KEPT_MS);
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
 * Uses a nonce up, right or wrong: whoever asks a second time is too late.
 * @param click what it must have been; null for the matter stands for any
 * @returns what is wrong with it, as a sentence; null when it is that click's
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
