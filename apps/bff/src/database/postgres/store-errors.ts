import { DatabaseError } from 'pg';
import { StoreUnavailable } from '../store-unavailable.ts';

/** The database has undone the transaction: serialization failure, deadlock, and a lock that others held for too long. */
const UNDONE = ['40001', '40P01', '55P03'];
/** The server behind the connection was stopped, or has become a read-only standby. */
const DEAD = ['25006', '57P01', '57P02', '57P03'];
/**
 * What passes, or what only the operator of the database can change, as beginnings of SQLSTATE codes: connection,
 * sign-in, missing database, full disk, time limits, locks, system errors and damage.
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const UNAVAILABLE = ['08', '28', '3D', '53', '57', '58', 'XX', ...UNDONE, '25006', '25P03', '42501', '42P01'];
/** Errors of the driver itself, which have no code. */
const LOST = /^Connection terminated|timeout|not queryable|client was closed/i;

/** True if the connection must not be used again. */
export function isDead(error: unknown): boolean {
  if (error instanceof DatabaseError) return isOneOf(DEAD, error.code) || isOneOf(['08'], error.code);
  return isLost(error);
}

/**
 * Returns the error that callers see.
 * @param isCommitting true for the statement that ends a transaction: if its answer is lost, its outcome is unknown
 */
export function asStoreError(error: unknown, isCommitting = false): unknown {
  if (error instanceof DatabaseError) {
    if (!isOneOf(UNAVAILABLE, error.code)) return error;
    const mayRepeat = isOneOf(UNDONE, error.code) || (isOneOf(DEAD, error.code) && !isCommitting);
    return new StoreUnavailable(error, { mayRepeat });
  }
  return isLost(error) ? new StoreUnavailable(error, { mayRepeat: !isCommitting }) : error;
}

function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return /^E[A-Z]/.test(code ?? '') ? code?.startsWith('ERR_') !== true : LOST.test(error.message);
}

function isOneOf(beginnings: readonly string[], code: string | undefined): boolean {
  return beginnings.some((beginning) => code?.startsWith(beginning) === true);
}
