import type { MatterType } from '@intake-desk/grow-api/matter-type';
import { GrowApiError } from '../behavior/grow-api-error.ts';
import type { Handlers } from './call.ts';
import { listRecords } from './list-records.ts';
import { requireUniqueName } from './unique-name.ts';

interface Columns {
  id: number;
  name: string;
  is_default: number;
  created_at: string;
  updated_at: string;
}

/** Handlers of matter types. @see Grow OpenAPI (September 2026), listMatterTypes, createMatterType, getMatterType */
export const matterTypes: Handlers<'listMatterTypes' | 'createMatterType' | 'getMatterType'> = {
  listMatterTypes: (call) =>
    listRecords<Columns>(call, { select: 'SELECT * FROM matter_types', table: 'matter_types', conditions: [], render }),
  getMatterType: ({ caller, ids, sql }) => {
    const where = 'WHERE id = ? AND firm_id = ?';
    const row = sql.get<Columns>(`SELECT * FROM matter_types ${where}`, ids.id ?? 0, caller.firm);
    if (row === undefined) throw new GrowApiError(404, 'The matter type was not found.');
    return { data: render(row) };
  },
  createMatterType: (call) => {
    const { caller, draft, sql, time } = call;
    requireUniqueName(call, 'matter_types', draft.name);
    const { id } = sql.run(
      `INSERT INTO matter_types (firm_id, name, is_default, created_at, updated_at) VALUES (?, ?, 0, ?, ?)`,
      caller.firm,
      draft.name,
      time,
      time,
    );
    return { data: render({ id, name: draft.name, is_default: 0, created_at: time, updated_at: time }) };
  },
};

function render({ id, name, is_default, created_at, updated_at }: Columns): MatterType {
  return { id, name, default: is_default === 1, created_at, updated_at };
}
