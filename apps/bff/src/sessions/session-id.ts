import { hash } from 'node:crypto';

/** The form in which a session's id lies in the database: it opens no session. */
export function hashSessionId(id: string): string {
  return hash('sha256', id, 'hex');
}

/**
 * The name of a session in the log, in the audit log and for the operator: tells sessions apart and opens none.
 * @param stored the id as {@link hashSessionId} makes it
 */
export function pseudonym(stored: string): string {
  return hash('sha256', `log ${stored}`, 'hex').slice(0, 12);
}
