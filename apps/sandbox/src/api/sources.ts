import type { Source } from '@intake-desk/grow-api/source';
import type { Handlers } from './call.ts';
import { listRecords } from './list-records.ts';
import { requireUniqueName } from './unique-name.ts';

interface Columns {
  id: number;
  name: string;
  category: string;
  is_editable: number;
  created_at: string;
  updated_at: string;
}

/** Handlers of lead sources. @see Grow OpenAPI (July 2026), listSources, createSource */
export const sources: Handlers<'listSources' | 'createSource'> = {
  listSources: (call) =>
    listRecords<Columns>(call, { select: 'SELECT * FROM sources', table: 'sources', conditions: [], render }),
  createSource: (call) => {
    const { caller, draft, sql, time } = call;
    requireUniqueName(call, 'sources', draft.name);
    const { id } = sql.run(
      `INSERT INTO sources (firm_id, name, category, is_editable, created_at, updated_at) VALUES (?, ?, 'standard', 1, ?, ?)`,
      caller.firm,
      draft.name,
      time,
      time,
    );
    return {
      data: render({ id, name: draft.name, category: 'standard', is_editable: 1, created_at: time, updated_at: time }),
    };
  },
};

function render({ id, name, category, is_editable, created_at, updated_at }: Columns): Source {
  return { id, name, category, is_editable: is_editable === 1, created_at, updated_at };
}
