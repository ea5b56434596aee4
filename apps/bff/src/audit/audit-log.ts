import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { holdLock, transact } from '../database/transact.ts';

/** Events of the audit log. */
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
  | 'time-zone-changed'
  | 'person-erased';

/** One line of the audit log. Ids and templates only: never a name, an email, a text or a query. */
export interface AuditEntry {
  event: AuditEvent;
  /** One keyword: the result, or the reason. */
  outcome: string;
  person?: string | null | undefined;
  firm?: string | null | undefined;
  /** Result of `pseudonym`. */
  session?: string | null | undefined;
  /** Route template, or operation of Grow. */
  action?: string | undefined;
  /** Path at Grow, with record ids. */
  target?: string | undefined;
  requestId?: string | undefined;
  /** Client's IP address. Written to the log only. */
  address?: string | undefined;
}

/** The only writer of the audit log; rules that apply to every line belong here. */
export interface Audit {
  /**
   * Writes to the table and to the log. Never rejects: the event has already happened, so a failed insert is only
   * logged.
   */
  record(entry: AuditEntry): Promise<void>;
  /** Deletes lines that are older than the retention period. */
  sweep(): Promise<void>;
  /** Resolves when no write is pending. */
  settled(): Promise<void>;
}

interface Deps {
  database: Database;
  clock: Clock;
  log: Logger;
  /** Retention of lines. */
  days: number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Maximum lines per minute without a person, and of refusals of one person: neither must fill the disk. */
const LINES_PER_MINUTE = 60;

/** @see OWASP ASVS 5.0, 16.2 and 16.3 */
export function createAudit({ database, clock, log, days }: Deps): Audit {
  let last = Promise.resolve();
  let minute = 0;
  /** Lines of this minute by person; those without a person under an empty name. */
  const counts = new Map<string, number>();

  return {
    record(entry) {
      const at = clock.now();
      if (isTooMuch(entry, at)) return Promise.resolve();
      writeToLog(entry);
      // Writes are serialized, so that lines are in the order of events.
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

  function isTooMuch({ event, person }: AuditEntry, at: number): boolean {
    const source = person ?? '';
    if (source !== '' && event !== 'refused') return false;
    const now = Math.floor(at / MINUTE_MS);
    if (now !== minute) counts.clear();
    minute = now;
    const count = (counts.get(source) ?? 0) + 1;
    counts.set(source, count);
    if (count === LINES_PER_MINUTE + 1)
      log.warn({ event: 'audit-flooded', person: source === '' ? undefined : source }, 'audit log flooded');
    return count > LINES_PER_MINUTE;
  }

  function writeToLog({ event, outcome, person, firm, session, action, target, requestId, address }: AuditEntry): void {
    const level = event === 'refused' || event === 'sign-in-refused' ? 'warn' : 'info';
    const line = { event, audit: true, outcome, person, firm, session, action, target, requestId, address };
    log[level](line, event);
  }

  async function write(entry: AuditEntry, at: number): Promise<void> {
    await transact(database, async (within) => {
      // Without a lock, a command could take the same position.
      await holdLock(within, 'audit');
      await within
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
    });
  }

  function report(error: unknown): void {
    log.error({ event: 'audit-failed', name: error instanceof Error ? error.name : 'unknown' }, 'audit line not kept');
  }
}
