import type { PlantedBreak } from './planted-break.ts';

const REFUSALS = 'apps/bff/test/mirror/mirror-refusals.test.ts';
const ERASED = 'apps/bff/test/mirror/mirror-erased.test.ts';
const CLOCK = 'apps/bff/test/mirror/mirror-clock.test.ts';

export const MIRROR_BREAKS: readonly PlantedBreak[] = [
  {
    promise: 64,
    what: 'a refusal of one’s own request waits for the next check',
    file: 'apps/bff/src/mirror/ingest-responses.ts',
    find: `mirror.access.learn(grantId, firm, request, answer);`,
    replace: ``,
    files: [REFUSALS],
    pattern: '64: ',
  },
  {
    promise: 64,
    what: 'decisions age by the wall clock',
    file: 'apps/bff/src/mirror/create-mirror.ts',
    find: `createAccessCache(clock)`,
    replace: `createAccessCache({ monotonic: deps.clock.now })`,
    files: [REFUSALS],
    pattern: '64: ',
  },
  {
    promise: 64,
    what: 'without a mirror, decisions age by the wall clock',
    file: 'apps/bff/src/grow/client/scope-cache.ts',
    find: `clock.monotonic() - found.since < withinMs`,
    replace: `clock.now() - found.at < withinMs`,
    files: [REFUSALS],
    pattern: '64: ',
  },
  {
    promise: 71,
    what: 'a deleted lead keeps its contents',
    file: 'apps/bff/src/mirror/store/mirror-store.ts',
    find: `return eraseGone(within, search, firm, written);`,
    replace: `return written;`,
    files: [ERASED],
  },
  {
    promise: 71,
    what: 'deleted contents stay in free pages of the file',
    file: 'apps/bff/src/mirror/database/sqlite-mirror.ts',
    find: `sqlite.exec('PRAGMA secure_delete = ON');`,
    replace: `sqlite.exec('PRAGMA secure_delete = OFF');`,
    files: [ERASED],
  },
  {
    promise: 72,
    what: 'sessions of a removed firm last until they expire',
    file: 'apps/bff/src/app/create-app.ts',
    find: `await endRemovedFirms({ config, database, grants, revokeTokens, audit });`,
    replace: `void endRemovedFirms;`,
    files: ['apps/bff/test/auth/firm-allowlist.test.ts'],
    pattern: '72: ',
  },
  {
    promise: 76,
    what: 'the mirror dates by the wall clock',
    file: 'apps/bff/src/clock.ts',
    find: `const now = (): number => Math.floor(origin + clock.monotonic());`,
    replace: `const now = (): number => Math.floor(origin - origin + clock.now());`,
    files: [CLOCK],
  },
  {
    promise: 76,
    what: 'instants of a clock that was ahead are kept',
    file: 'apps/bff/src/mirror/store/mirror-store.ts',
    find: `await forgetLaterInstants(database, now, isAhead);`,
    replace: `void forgetLaterInstants;`,
    files: [CLOCK],
  },
];
