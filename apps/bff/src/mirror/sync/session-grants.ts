import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';

/** Grants of the active sessions, by firm. */
export interface SessionGrants {
  /** Latest sign-in first. */
  of(firm: string): Promise<readonly string[]>;
  firms(): Promise<readonly string[]>;
}

/** Cache time in milliseconds: sessions expire without a write to the database. */
const CACHE_TTL_MS = 5_000;

export function createSessionGrants(database: Database, clock: Clock): SessionGrants {
  // Aged by the monotonic clock, whatever the wall clock is set to.
  let known: { version: number; at: number; byFirm: Map<string, string[]> } | null = null;

  return {
    of: async (firm) => (await load()).get(firm) ?? [],
    firms: async () => [...(await load()).keys()],
  };

  async function load(): Promise<Map<string, string[]>> {
    const version = database.version();
    const at = clock.monotonic();
    if (known !== null && known.version === version && at - known.at < CACHE_TTL_MS) return known.byFirm;
    const now = clock.now();
    const rows = await database
      .selectFrom('sessions')
      .select(['data', 'grant_id'])
      .where('idle_expires_at', '>', now)
      .where('absolute_expires_at', '>', now)
      .orderBy('absolute_expires_at', 'desc')
      .execute();
    const byFirm = new Map<string, string[]>();
    for (const { data, grant_id: grant } of rows) {
      const { firm } = JSON.parse(data) as { firm?: string };
      if (firm === undefined) continue;
      byFirm.set(firm, [...(byFirm.get(firm) ?? []), grant]);
    }
    known = { version, at, byFirm };
    return byFirm;
  }
}
