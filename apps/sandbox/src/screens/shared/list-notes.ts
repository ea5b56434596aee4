import type { Sql } from '../../data/database/sql.ts';
import { PAGE_ROWS, type PagePosition, pagePosition } from './pager.ts';

/** A note on the screens. */
export interface NoteRow {
  id: number;
  subject: string;
  body: string;
  created_at: string;
}

/** Returns one page of a record's notes, newest first. */
export function listNotes(
  sql: Sql,
  parent: 'matter' | 'contact',
  id: number,
  query: URLSearchParams,
): { notes: NoteRow[]; place: PagePosition } {
  const from = 'FROM notes WHERE parent_type = ? AND parent_id = ?';
  const total = sql.get<{ count: number }>(`SELECT count(*) AS count ${from}`, parent, id)?.count ?? 0;
  const place = pagePosition(query, total);
  const notes = sql.all<NoteRow>(
    `SELECT id, subject, body, created_at ${from} ORDER BY id DESC LIMIT ${PAGE_ROWS} OFFSET ?`,
    parent,
    id,
    (place.page - 1) * PAGE_ROWS,
  );
  return { notes, place };
}
