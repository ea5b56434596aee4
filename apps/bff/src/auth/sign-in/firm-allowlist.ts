import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/config.ts';
import type { Database } from '../../database/database.ts';

/**
 * Returns a check whether a firm may sign in: a firm on the list or, without a list, the first firm that signed in,
 * which owns this installation.
 */
export function createFirmAllowlist(config: Config, database: Database, clock: Clock) {
  return async (firm: string): Promise<boolean> => {
    if (config.allowedFirms.length > 0) return config.allowedFirms.includes(firm);
    await database
      .insertInto('installation')
      .values({ id: 1, firm, claimed_at: clock.now() })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    const owner = await database.selectFrom('installation').select('firm').where('id', '=', 1).executeTakeFirst();
    return owner?.firm === firm;
  };
}
export type FirmAllowlist = ReturnType<typeof createFirmAllowlist>;
