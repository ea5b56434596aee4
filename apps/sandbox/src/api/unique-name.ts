import { modelFault } from '../behavior/validation.ts';
import type { Call } from './call.ts';

/**
 * Refuses a name that the firm already has, ignoring case.
 * @throws GrowApiError 422
 * @see Grow OpenAPI, createSource, createMatterType, createLocation
 */
export function requireUniqueName({ caller, sql, switches }: Call, table: string, name: string): void {
  const wanted = name.trim().toLowerCase();
  if (wanted === '') throw modelFault("data.name can't be blank.", switches);
  const rows = sql.all<{ name: string }>(`SELECT name FROM ${table} WHERE firm_id = ?`, caller.firm);
  if (rows.some((row) => row.name.trim().toLowerCase() === wanted)) {
    throw modelFault('data.name has already been taken.', switches);
  }
}
