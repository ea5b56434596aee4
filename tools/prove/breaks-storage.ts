import type { PlantedBreak } from './planted-break.ts';

export const STORAGE_BREAKS: readonly PlantedBreak[] = [
  {
    promise: 61,
    what: 'a rotation of the keys leaves one table out',
    file: 'apps/bff/src/app/reseal.ts',
    find: `for (const name of Object.keys(SEALED_COLUMNS) as (keyof typeof SEALED_COLUMNS)[]) {`,
    replace: `for (const name of Object.keys(SEALED_COLUMNS) as (keyof typeof SEALED_COLUMNS)[]) {
    if (name === 'decisions') continue;`,
  },
  {
    promise: 61,
    what: 'a decision that no key opens is an error',
    file: 'apps/bff/src/features/triage/decision-log.ts',
    find: `cipher.tryOpen(payload, placeOf('decisions', firm, position))`,
    replace: `cipher.open(payload, placeOf('decisions', firm, position))`,
  },
  {
    promise: 65,
    what: 'a mirror that cannot be read stops the server',
    file: 'apps/bff/src/mirror/create-mirror.ts',
    find: `loaded ??= store.load().catch(async (error: unknown) => {
      report(error);
      if (mirrorDatabase.comesBack && error instanceof StoreUnavailable) await loadLater();
      else await renew();
    });`,
    replace: `loaded ??= store.load();`,
  },
  {
    promise: 65,
    what: 'damage that is found later is ignored',
    file: 'apps/bff/src/mirror/create-mirror.ts',
    find: ` || mirrorDatabase.isDamaged || isUnreadable`,
    replace: ``,
  },
  {
    promise: 66,
    what: 'a migration is not one transaction, and does not expect what exists',
    file: 'apps/bff/src/database/sqlite/sqlite-dialect.ts',
    find: `override get supportsTransactionalDdl(): boolean {
    return true;`,
    replace: `override get supportsTransactionalDdl(): boolean {
    return false;`,
    and: [
      {
        file: 'apps/bff/src/database/add-column.ts',
        find: `(await hasColumn(db, table, name))`,
        replace: `false`,
      },
    ],
  },
  {
    promise: 66,
    what: 'a command migrates the data of the running server',
    file: 'apps/bff/src/cli/open-or-explain.ts',
    find: `openDatabaseAsItIs(place.dataDir)`,
    replace: `(await import('../database/sqlite/open-sqlite.ts')).openDatabase(place.dataDir)`,
    files: ['apps/bff/test/database/migrations.test.ts'],
    pattern: '66: a command',
  },
  {
    promise: 67,
    what: 'the log is written synchronously',
    file: 'apps/bff/src/main.ts',
    find: `    output,
  );`,
    replace: `    pino.destination({ dest: 1, sync: true, minLength: 4096, periodicFlush: 100 }),
  );`,
  },
  {
    promise: 68,
    what: 'SQLite waits for a lock itself',
    file: 'apps/bff/src/database/sqlite/open-sqlite.ts',
    find: `sqlite.exec('PRAGMA busy_timeout = 0');`,
    replace: ``,
  },
  {
    promise: 69,
    what: 'an outcome that cannot be stored is forgotten',
    file: 'apps/bff/src/grow/outbox/outbox.ts',
    find: `({ rest } = await retries.begin(settle));`,
    replace: `await settle().catch(() => undefined);`,
  },
  {
    promise: 69,
    what: 'a token is renewed although the new one cannot be stored',
    file: 'apps/bff/src/auth/oauth/access-tokens.ts',
    find: `const leased = await lease(read);`,
    replace: `const leased = read as typeof read | null;`,
  },
  {
    promise: 69,
    what: 'writes go to a file that was removed',
    file: 'apps/bff/src/database/sqlite/sqlite-adapter.ts',
    find: `hooks.beforeWrite?.();`,
    replace: ``,
  },
];
