import { hash } from 'node:crypto';

/** Hashes a session id for the database: the hash cannot be used to open the session. */
export function hashSessionId(id: string): string {
  return hash('sha256', id, 'hex');
}

/**
 * Returns the name of a session in the log, the audit log and the CLI: it distinguishes sessions but cannot open them.
 * @param stored the id as hashed by {@link hashSessionId}
 */
export function pseudonym(stored: string): string {
  return hash('sha256', `log ${stored}`, 'hex').slice(0, 12);
}
