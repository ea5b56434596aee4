import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';

/** What the audit log speaks of. */
export type AuditEvent =
  | 'signed-in'
  | 'sign-in-refused'
  | 'signed-out'
  | 'session-ended'
  | 'firm-connected'
  | 'firm-disconnected'
  | 'firm-connection-lost'
  | 'refused'
  | 'written'
  | 'reasons-changed'
  | 'templates-changed'
  | 'person-erased';

/** One line. Ids and templates only: never a name, an e-mail, a text or a query. */
export interface AuditEntry {
  event: AuditEvent;
  /** A word: how it ended, or why. */
  outcome: string;
  person?: string | null | undefined;
  firm?: string | null | undefined;
  /** As `pseudonym` makes it. */
  session?: string | null | undefined;
  /** Template of the address here, or the operation of Grow. */
  action?: string | undefined;
  /** Path at Grow, ids included. */
  target?: string | undefined;
  requestId?: string | undefined;
  /** Where it came from. For the log only. */
  address?: string | undefined;
}

/** The one writer of the audit log: whatever shall hold for every line belongs here. */
export interface Audit {
  /** Writes to the table and to the log. Never fails: what happened has happened; a line that could not be kept is told in the log. */
  record(entry: AuditEntry): Promise<void>;
  /** Drops what is older than the firm wants to keep. */
  sweep(): Promise<void>;
  /** Resolves when nothing is being written. */
  settled(): Promise<void>;
}

interface Deps {
  database: Database;
  clock: Clock;
  log: Logger;
  /** How long lines are kept. */
  days: number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Of what nobody in particular did, so many lines a minute are kept: strangers shall not fill the disk. */
const STRANGERS_PER_MINUTE = 60;

/** @see OWASP ASVS 5.0, 16.2 and 16.3 */
export function createAudit({ database, clock, log, days }: Deps): Audit {
  let last = Promise.resolve();
  let minute = 0;
  let strangers = 0;

  return {
    record(entry) {
      const at = clock.now();
      if (isTooMuch(entry, at)) return Promise.resolve();
      tell(entry);
      // One after another: the order of the lines is the order of what happened.
      last = last.then(() => write(entry, at)).catch(report);
      return last;
    },
    async sweep() {
      await database
        .deleteFrom('audit')
        .where('at', '<', clock.now() - days * DAY_MS)
        .execute();
    },
    settled: () => last,
  };

  function isTooMuch({ person }: AuditEntry, at: number): boolean {
    if (person !== undefined && person !== null) return false;
    const now = Math.floor(at / MINUTE_MS);
    if (now !== minute) strangers = 0;
    minute = now;
    strangers += 1;
    if (strangers === STRANGERS_PER_MINUTE + 1) log.warn({ event: 'audit-flooded' }, 'audit log flooded by strangers');
    return strangers > STRANGERS_PER_MINUTE;
  }

  function tell({ event, outcome, person, firm, session, action, target, requestId, address }: AuditEntry): void {
    const level = event === 'refused' || event === 'sign-in-refused' ? 'warn' : 'info';
    const line = { event, audit: true, outcome, person, firm, session, action, target, requestId, address };
    log[level](line, event);
  }

  async function write(entry: AuditEntry, at: number): Promise<void> {
    await database
      .insertInto('audit')
      .values((build) => ({
        position: build
          .selectFrom('audit')
          .select((of) => of(of.fn.coalesce(of.fn.max('position'), of.lit(0)), '+', of.lit(1)).as('next')),
        at,
        event: entry.event,
        outcome: entry.outcome,
        person: entry.person ?? null,
        firm: entry.firm ?? null,
        session: entry.session ?? null,
        action: entry.action ?? null,
        target: entry.target ?? null,
        request_id: entry.requestId ?? null,
      }))
      .execute();
  }

  function report(error: unknown): void {
    log.error({ event: 'audit-failed', name: error instanceof Error ? error.name : 'unknown' }, 'audit line not kept');
  }
}
