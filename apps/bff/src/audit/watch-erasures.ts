import type { Database } from '../database/database.ts';

/** Reacts to a person being erased by an operator's command, in another process. */
export interface ErasureWatch {
  /** Resolves when everything that this process remembers is from after the last erasure. */
  settled(): Promise<void>;
}

/** @param forget drops everything that is remembered about people */
export function watchErasures(database: Database, forget: () => void): ErasureWatch {
  let checked = -1;
  let last: number | null = null;
  let running = Promise.resolve();
  return {
    async settled() {
      try {
        const version = database.versionElsewhere();
        if (version !== checked) running = running.then(check);
        checked = version;
        await running;
      } catch {
        // Without the database the request fails anyway, and the next one looks again.
        running = Promise.resolve();
        checked = -1;
      }
    },
  };

  async function check(): Promise<void> {
    const { newest } = await database
      .selectFrom('audit')
      .select(({ fn }) => fn.max('position').as('newest'))
      .executeTakeFirstOrThrow();
    const since = last ?? Number(newest ?? 0);
    const erased = await database
      .selectFrom('audit')
      .select('position')
      .where('position', '>', since)
      .where('event', '=', 'person-erased')
      .limit(1)
      .executeTakeFirst();
    last = Number(newest ?? 0);
    if (erased !== undefined) forget();
  }
}
