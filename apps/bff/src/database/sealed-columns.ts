import { sql, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

const KEY_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

/** A column that holds sealed text, and the columns that name its row. */
export interface SealedColumn {
  table: keyof Tables;
  column: string;
  key: readonly string[];
  /** First part of the place that is authenticated with the text. */
  place: string;
}

/** Every column with sealed text. A rotation of `TOKEN_KEYS` encrypts all of them again. */
export const SEALED_COLUMNS = {
  grants: { table: 'grants', column: 'record', key: ['id'], place: 'grants' },
  outbox: { table: 'outbox', column: 'answer', key: ['id'], place: 'outbox' },
  decisions: { table: 'decisions', column: 'payload', key: ['firm', 'position'], place: 'decisions' },
  colleagues: { table: 'colleagues', column: 'name', key: ['firm', 'person'], place: 'colleagues' },
  leadMessages: { table: 'lead_messages', column: 'text', key: ['id'], place: 'lead_messages' },
  leadSources: { table: 'lead_messages', column: 'source', key: ['id'], place: 'lead_sources' },
  teamNotes: { table: 'team_notes', column: 'text', key: ['firm', 'id'], place: 'team-notes' },
  savedViews: { table: 'saved_views', column: 'views', key: ['firm', 'person'], place: 'saved-views' },
  events: { table: 'events', column: 'payload', key: ['firm', 'position'], place: 'events' },
  noteTemplates: { table: 'note_templates', column: 'templates', key: ['firm'], place: 'note-templates' },
} as const satisfies Record<string, SealedColumn>;

/** Returns the place of a sealed text, which is authenticated with it. @param key in the order of the column's key */
export function placeOf(name: keyof typeof SEALED_COLUMNS, ...key: readonly (string | number)[]): string {
  return [SEALED_COLUMNS[name].place, ...key].join('/');
}

/** Returns the number of values that each key has sealed, by key id and table. */
export async function countSealedValues(
  database: Database,
): Promise<{ key: string; table: SealedColumn['table']; values: number }[]> {
  const counts: { key: string; table: SealedColumn['table']; values: number }[] = [];
  for (const { table, column } of Object.values(SEALED_COLUMNS)) {
    const sealed = sql<string>`${sql.ref(column)}`;
    const rows = await database
      .selectFrom(table)
      .select(({ fn }) => [keyOf(sealed).as('key'), fn.countAll<number>().as('values')])
      .where(sealed, 'is not', null)
      .groupBy(keyOf(sealed))
      .execute();
    counts.push(...rows.map(({ key, values }) => ({ key, table, values: Number(values) })));
  }
  return counts;
}

/** Returns what is before the first character that no id of a key contains. */
function keyOf(sealed: RawBuilder<string>): RawBuilder<string> {
  return sql`substr(${sealed}, 1, length(${sealed}) - length(ltrim(${sealed}, ${sql.lit(KEY_CHARACTERS)})))`;
}
