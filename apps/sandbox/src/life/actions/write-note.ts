import { timestamp } from '../../data/database/timestamp.ts';
import { findRecord } from '../find-record.ts';
import type { ActionContext } from '../life.ts';

/** The record that a note belongs to. */
export type NoteParent = { matter: number } | { contact: number };

const INSERT = `INSERT INTO notes (firm_id, parent_type, parent_id, subject, body, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?, ?)`;

/** Writes a note in Grow. A locked matter accepts one as well: it is unknown whether Grow's own screens refuse it. */
export function writeNote(life: ActionContext, parent: NoteParent, note: { subject: string; body: string }) {
  const [type, id] = 'matter' in parent ? (['matter', parent.matter] as const) : (['contact', parent.contact] as const);
  const { firm_id: firm } = findRecord(life, type === 'matter' ? 'matters' : 'contacts', id);
  const time = timestamp(life.now);
  const { id: written } = life.sql.run(INSERT, firm, type, id, note.subject, note.body, time, time);
  return { note: written, ...parent };
}
