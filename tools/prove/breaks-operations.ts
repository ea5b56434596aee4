import type { PlantedBreak } from './planted-break.ts';

export const OPERATIONS_BREAKS: readonly PlantedBreak[] = [
  {
    promise: 13,
    what: 'a placeholder is accepted as a secret',
    file: 'apps/bff/src/config/config.ts',
    find: `secret.length < 32 || PLACEHOLDER.test(secret)`,
    replace: `secret.length < 32`,
  },
  {
    promise: 13,
    what: 'a real region runs without https',
    file: 'apps/bff/src/config/config.ts',
    find: `if (real !== null && !publicUrl?.startsWith('https://')) {`,
    replace: `if (real !== null && publicUrl === undefined) {`,
  },
  {
    promise: 57,
    what: 'the log has URLs instead of route templates',
    file: 'apps/bff/src/http/request-log.ts',
    find: `route: route ?? 'none',`,
    replace: `route: route === undefined ? 'none' : request.originalUrl,`,
  },
  {
    promise: 57,
    what: 'DEBUG makes the libraries log',
    file: 'apps/bff/src/config/silence-debug.ts',
    find: `delete process.env['DEBUG'];`,
    replace: ``,
  },
  {
    promise: 58,
    what: 'errors contain their stack',
    file: 'apps/bff/src/http/error-handler.ts',
    find: `.end(JSON.stringify(problem.toProblem(requestId)));`,
    replace: `.end(JSON.stringify({ ...problem.toProblem(requestId), stack: error instanceof Error ? error.stack : '' }));`,
  },
  {
    promise: 59,
    what: 'accepted requests are cut off when the server stops',
    file: 'apps/bff/src/app/shut-down.ts',
    find: `await underWay.noneOfWhole(ANSWER_MS);`,
    replace: `void ANSWER_MS;`,
    and: [
      {
        file: 'apps/bff/src/app/shut-down.ts',
        find: `await underWay.none(LEAVE_MS);`,
        replace: `void LEAVE_MS;`,
      },
    ],
    files: ['apps/bff/test/app/start-up.test.ts'],
    pattern: '59: ',
  },
  {
    promise: 59,
    what: 'a client may drip headers for minutes',
    file: 'apps/bff/src/main.ts',
    find: `headersTimeout: 20_000,
    connectionsCheckingInterval`,
    replace: `headersTimeout: 60_000,
    connectionsCheckingInterval`,
    files: ['apps/bff/test/http/slow-clients.test.ts'],
  },
];
