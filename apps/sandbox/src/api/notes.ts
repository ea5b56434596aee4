import type { Note, NoteDraft } from '@intake-desk/grow-api/note';
import { GrowApiError } from '../behavior/grow-api-error.ts';
import { modelFault } from '../behavior/validation.ts';
import type { ResponseBody, Call, Handlers } from './call.ts';
import { listRecords } from './list-records.ts';

type Parent = 'contact' | 'matter';

/**
 * Handlers of notes on contacts and matters: they have no author and cannot be edited or deleted.
 * @see Grow OpenAPI, createContactNote, listContactNotes and their matter twins
 */
export const notes: Handlers<'listContactNotes' | 'createContactNote' | 'listMatterNotes' | 'createMatterNote'> = {
  listContactNotes: (call) => list(call, 'contact', call.ids.contact_id ?? 0),
  createContactNote: (call) => create(call, 'contact', call.ids.contact_id ?? 0),
  listMatterNotes: (call) => list(call, 'matter', call.ids.matter_id ?? 0),
  createMatterNote: (call) => create(call, 'matter', call.ids.matter_id ?? 0),
};

function list(call: Call, parent: Parent, id: number): ResponseBody {
  parentOf(call, parent, id);
  return listRecords<Note>(call, {
    select: 'SELECT id, subject, body, created_at, updated_at FROM notes',
    table: 'notes',
    conditions: [{ sql: 'parent_type = ? AND parent_id = ?', values: [parent, id] }],
    render: (row) => ({ ...row }),
  });
}

function create(call: Call<NoteDraft>, parent: Parent, id: number): ResponseBody {
  const { is_locked: locked } = parentOf(call, parent, id);
  if (locked === 1 && call.switches.values.locked_matter_notes === 'refused') {
    throw modelFault('The matter is locked and takes no notes.', call.switches);
  }
  const { caller, draft, sql, time } = call;
  const { id: noteId } = sql.run(
    `INSERT INTO notes (firm_id, parent_type, parent_id, subject, body, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    caller.firm,
    parent,
    id,
    draft.subject,
    draft.body,
    time,
    time,
  );
  const note: Note = { id: noteId, subject: draft.subject, body: draft.body, created_at: time, updated_at: time };
  return { data: note };
}

function parentOf({ caller, sql }: Call, parent: Parent, id: number): { is_locked: number } {
  const columns = parent === 'matter' ? 'is_locked FROM matters' : '0 AS is_locked FROM contacts';
  const row = sql.get<{ is_locked: number }>(`SELECT ${columns} WHERE id = ? AND firm_id = ?`, id, caller.firm);
  if (row === undefined) throw new GrowApiError(404, `The ${parent} was not found.`);
  return row;
}
