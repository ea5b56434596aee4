import type { Location } from '@intake-desk/grow-api/location';
import { GrowApiError } from '../behavior/grow-api-error.ts';
import type { Handlers } from './call.ts';
import { listRecords } from './list-records.ts';
import { requireUniqueName } from './unique-name.ts';

const SELECT = 'SELECT id, name, created_at, updated_at FROM locations';

/** Handlers of the firm's offices. @see Grow OpenAPI (September 2026), listLocations, createLocation, getLocation */
export const locations: Handlers<'listLocations' | 'createLocation' | 'getLocation'> = {
  listLocations: (call) =>
    listRecords<Location>(call, { select: SELECT, table: 'locations', conditions: [], render: (row) => ({ ...row }) }),
  getLocation: ({ caller, ids, sql }) => {
    const row = sql.get<Location>(`${SELECT} WHERE id = ? AND firm_id = ?`, ids.id ?? 0, caller.firm);
    if (row === undefined) throw new GrowApiError(404, 'The location was not found.');
    return { data: row };
  },
  createLocation: (call) => {
    const { caller, draft, sql, time } = call;
    requireUniqueName(call, 'locations', draft.name);
    const { id } = sql.run(
      `INSERT INTO locations (firm_id, name, created_at, updated_at) VALUES (?, ?, ?, ?)`,
      caller.firm,
      draft.name,
      time,
      time,
    );
    return { data: { id, name: draft.name, created_at: time, updated_at: time } };
  },
};
