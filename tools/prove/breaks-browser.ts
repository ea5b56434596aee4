import type { PlantedBreak } from './planted-break.ts';

const FETCH_METADATA = 'apps/bff/src/http/fetch-metadata-guard.ts';
const SECURITY_HEADERS = 'apps/bff/src/http/security-headers.ts';
const MOUNT_ROUTES = 'apps/bff/src/app/mount-routes.ts';

export const BROWSER_BREAKS: readonly PlantedBreak[] = [
  {
    promise: 23,
    what: 'reads need no header',
    file: 'apps/bff/src/http/csrf-guard.ts',
    find: `if (!isExempt(request) && `,
    replace: `if (request.method !== 'GET' && !isExempt(request) && `,
    also: [30],
  },
  {
    promise: 24,
    what: 'the origin is not checked',
    file: FETCH_METADATA,
    find: `if (origin !== undefined && !origins.has(origin)) return false;`,
    replace: `void origins.has(origin ?? '');`,
  },
  {
    promise: 24,
    what: 'Sec-Fetch-Site is not checked',
    file: FETCH_METADATA,
    find: `return site === undefined || site === 'same-origin' || site === 'none';
  }`,
    replace: `return true;
  }`,
  },
  {
    promise: 25,
    what: 'the origin of a request is echoed as allowed',
    file: SECURITY_HEADERS,
    find: `(_request, response, next) => {`,
    replace: `(request, response, next) => {
      response.set('Access-Control-Allow-Origin', request.get('origin') ?? '*');`,
  },
  {
    promise: 26,
    what: 'any type of body is parsed',
    file: 'apps/bff/src/http/json-body.ts',
    find: `throw new ProblemError('unsupported-media-type');`,
    replace: `void ProblemError;`,
  },
  {
    promise: 27,
    what: 'the policy allows inline scripts',
    file: 'apps/bff/src/http/content-security-policy.ts',
    find: `'script-src': ["'self'"],`,
    replace: `'script-src': ["'self'", "'unsafe-inline'"],`,
  },
  {
    promise: 28,
    what: 'no Strict-Transport-Security',
    file: SECURITY_HEADERS,
    find: `strictTransportSecurity: { maxAge: TWO_YEARS, includeSubDomains: false },`,
    replace: `strictTransportSecurity: Boolean(TWO_YEARS - TWO_YEARS),`,
  },
  {
    promise: 28,
    what: 'other sites may embed our responses',
    file: SECURITY_HEADERS,
    find: `crossOriginResourcePolicy: { policy: 'same-origin' },`,
    replace: `crossOriginResourcePolicy: { policy: 'cross-origin' },`,
  },
  {
    promise: 29,
    what: 'responses about people may be cached',
    file: MOUNT_ROUTES,
    find: `noStore, fetchMetadataGuard(`,
    replace: `fetchMetadataGuard(`,
    and: [{ file: MOUNT_ROUTES, find: `import { noStore } from '../http/no-store.ts';`, replace: `` }],
  },
  {
    promise: 29,
    what: 'a missing file is answered with the page',
    file: 'apps/bff/src/http/serve-web-app.ts',
    find: `if (!(await sendFile(request, response, request.path, 200))) throw new ProblemError('not-found');`,
    replace: `if (!(await sendFile(request, response, request.path, 200))) await sendFile(request, response, '/index.html', 200);`,
  },
  {
    promise: 30,
    what: 'navigations need no header',
    file: MOUNT_ROUTES,
    find: `if (isCrossSiteNavigation(request)) return true;`,
    replace: `if (isCrossSiteNavigation(request) || request.get('sec-fetch-mode') === 'navigate') return true;`,
  },
  {
    promise: 60,
    what: 'the key of the drafts can be exported from the browser',
    file: 'apps/web/src/platform/drafts/draft-vault.ts',
    find: `{ name: 'AES-GCM', length: 256 }, false,`,
    replace: `{ name: 'AES-GCM', length: 256 }, true,`,
    files: ['e2e/journeys/notes.spec.ts'],
    pattern: '60: ',
  },
  {
    promise: 60,
    what: 'typed text is saved only now and then',
    file: 'apps/web/src/platform/drafts/draft-autosave.ts',
    find: `else if ((isCreatedHere || this.#released.has(name)) && !this.#closed)`,
    replace: `else if (isCreatedHere && !this.#closed)`,
    files: ['e2e/journeys/notes.spec.ts'],
    pattern: '60: ',
  },
];
