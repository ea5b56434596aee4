import { STATUSES } from '../data/random/firm-lists.ts';
import type { Sql } from '../data/database/sql.ts';

/** The three fixed parts of Grow's pipeline. */
type StatusCategory = keyof typeof STATUSES;

/** A status with its part of the pipeline. */
export interface FirmStatus {
  status: string;
  category: StatusCategory;
}

/** Lists every status that a firm's matters can have, in pipeline order. */
export function firmStatuses(sql: Sql, firm: number): FirmStatus[] {
  const known: FirmStatus[] = (Object.keys(STATUSES) as StatusCategory[]).flatMap((category) =>
    STATUSES[category].map((status) => ({ status, category })),
  );
  const own = sql.all<FirmStatus>(
    `SELECT DISTINCT status, status_category AS category FROM matters
     WHERE firm_id = ? AND status IS NOT NULL AND status_category IN ('intake', 'hired', 'declined') ORDER BY status`,
    firm,
  );
  return [...known, ...own.filter(({ status }) => !known.some((other) => other.status === status))];
}
