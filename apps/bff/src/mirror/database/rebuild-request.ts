import type { MirrorDatabase } from './open-mirror.ts';

const NAME = 'rebuild';

/** Stores an operator's rebuild request in the file, for the process that has it open. */
export async function requestRebuild(database: MirrorDatabase): Promise<void> {
  await database
    .insertInto('mirror_facts')
    .values({ name: NAME, value: 'wished' })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
}

/** Returns true and deletes the request, if there is one. */
export async function takeRebuildRequest(database: MirrorDatabase): Promise<boolean> {
  const found = await database.selectFrom('mirror_facts').select('name').where('name', '=', NAME).executeTakeFirst();
  if (found === undefined) return false;
  await database.deleteFrom('mirror_facts').where('name', '=', NAME).execute();
  return true;
}
