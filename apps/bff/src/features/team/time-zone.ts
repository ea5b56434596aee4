import type { FirmTimeZone } from '@intake-desk/desk-api/firm-time-zone';
import type { Audit } from '../../audit/audit-log.ts';
import { contextOf } from '../../audit/request-context.ts';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import type { DeskHandlers } from '../../http/desk-router.ts';
import { ProblemError } from '../../problem.ts';

/** Stores each firm's time zone, an IANA name. */
export interface TimeZones {
  /** @returns null if the firm has not chosen one */
  of(firm: string): Promise<string | null>;
  put(firm: string, timeZone: string | null): Promise<void>;
}

export function createTimeZones(database: Database, clock: Clock): TimeZones {
  return {
    async of(firm) {
      const row = await database
        .selectFrom('firm_settings')
        .select('time_zone')
        .where('firm', '=', firm)
        .executeTakeFirst();
      return row?.time_zone ?? null;
    },
    async put(firm, timeZone) {
      const row = { firm, time_zone: timeZone, updated_at: clock.now() };
      await database
        .insertInto('firm_settings')
        .values(row)
        .onConflict((conflict) => conflict.column('firm').doUpdateSet(row))
        .execute();
    },
  };
}

/** Intake managers choose the firm's time zone. Colleagues see it from their next page load. */
export function putTimeZone(timeZones: TimeZones, audit: Audit): DeskHandlers<'PUT /api/desk/time-zone'> {
  return {
    'PUT /api/desk/time-zone': async ({ session, body, response }): Promise<FirmTimeZone> => {
      const { firm, person } = session;
      if (!isTimeZone(body.timeZone)) throw new ProblemError('bad-request', { detail: 'Unknown time zone.' });
      await timeZones.put(firm, body.timeZone);
      await audit.record({
        event: 'time-zone-changed',
        outcome: 'done',
        person,
        firm,
        action: 'PUT /api/desk/time-zone',
        ...contextOf(response),
      });
      return body;
    },
  };
}

function isTimeZone(timeZone: string | null): boolean {
  if (timeZone === null) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
