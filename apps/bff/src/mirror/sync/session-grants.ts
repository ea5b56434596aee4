import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';

/** The sign-ins that are alive, by firm. */
export interface SessionGrants {
  /** The latest sign-in first. */
  of(firm: string): Promise<readonly string[]>;
  firms(): Promise<readonly string[]>;
}

/** How long a look at the sessions counts, in milliseconds: they expire without anything being written. */
const CACHE_TTL_MS = 5_000;

export function createSessionGrants(database: Database, clock: Clock): SessionGrants {
  let known: { version: number; at: number; byFirm: Map<string, string[]> } | null = null;

  return {
    of: async (firm) => (await look()).get(firm) ?? [],
    firms: async () => [...(await look()).keys()],
  };

  async function look(): Promise<Map<string, string[]>> {
    const version = database.version();
    const now = clock.now();
    if (known !== null && known.version === version && now - known.at < CACHE_TTL_MS) return known.byFirm;
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
    known = { version, at: now, byFirm };
    return byFirm;
  }
}
