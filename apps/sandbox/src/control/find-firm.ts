import type { Sql } from '../data/database/sql.ts';
import { ControlError } from './control-error.ts';

/**
 * Returns the account id of a firm, given by either identifier.
 * @param firm account id, or the firm identifier of Clio's developer portal (a ULID); null for none
 * @throws ControlError if there is no such firm
 */
export function findFirm(sql: Sql, firm: number | string | null): number | null {
  if (firm === null) return null;
  const row = sql.get<{ id: number }>('SELECT id FROM firms WHERE id = ? OR global_id = ?', firm, firm);
  if (row === undefined) throw new ControlError(`There is no firm ${firm}.`, 404);
  return row.id;
}
