import type { Kysely } from 'kysely';
import type { MirrorTables } from './mirror-tables.ts';

/** Incremented when keys or tables change their meaning: older content is dropped and read again from Grow. */
const SHAPE = 2;

/**
 * Returns true if the content of the tables is of this origin and shape; empty ones are from now on.
 * @param origin identifies application and address
 */
export async function isOfOrigin(database: Kysely<MirrorTables>, origin: string): Promise<boolean> {
  const value = `${origin}, shape ${SHAPE}`;
  await database
    .insertInto('mirror_facts')
    .values({ name: 'origin', value })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await database.selectFrom('mirror_facts').select('value').where('name', '=', 'origin').executeTakeFirst();
  return row?.value === value;
}
