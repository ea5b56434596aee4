/** A folder may import folders of lower layers only; folders of one layer do not import each other. */
export const LAYERS = {
  'apps/web/src/platform': [
    ['browser'],
    ['http'],
    ['preferences', 'live', 'drafts'],
    ['format', 'commands'],
    ['contact-details', 'lists', 'navigation', 'notes', 'outgoing'],
    ['search', 'list-export', 'records'],
    ['list-view'],
  ],
  'apps/web/src/ui': [['primitives', 'rendering'], ['virtual-list', 'form', 'record'], ['list']],
  'apps/web/src/app': [
    ['routing', 'loading'],
    ['session'],
    ['navigation', 'record-pane', 'background', 'commands'],
    ['screens'],
    ['shell'],
    ['first-paint', 'router'],
    ['App'],
  ],
  'apps/web/src/features/triage': [['state'], ['actions', 'choices'], ['toasts', 'record', 'list']],
  'apps/web/src/features/notes': [['store'], ['composer'], ['list']],
  'apps/bff/src': [
    ['clock', 'problem', 'crypto', 'database'],
    ['config', 'leases'],
    ['sessions'],
    ['grow', 'http'],
    ['audit', 'events'],
    ['auth'],
    ['mirror'],
    ['features', 'metrics'],
    ['app', 'cli'],
    ['main'],
  ],
  'apps/bff/src/features': [
    ['permissions', 'diagnostics', 'custom-actions', 'writes'],
    ['team'],
    ['triage', 'notes'],
    ['records'],
  ],
};

const layers = Object.entries(LAYERS).flatMap(([base, levels]) =>
  levels
    .slice(0, -1)
    .flatMap((folders, level) => folders.map((folder) => layerRule(base, folder, levels.slice(level)))),
);

/** @param levels the level of the folder, and the higher ones */
function layerRule(base, folder, levels) {
  const others = levels.flat().filter((other) => other !== folder);
  return rule(
    `layers: ${base}/${folder}`,
    'Import from a lower layer, or move what both need further down.',
    { path: `^${base}/${folder}(/|\\.)` },
    { path: others.map((other) => `^${base}/${other}(/|\\.)`) },
  );
}

/**
 * Allowed imports, also described in docs/ARCHITECTURE.md. The comment of each rule gives the alternative.
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    rule(
      'no-circular',
      'Two files that need each other are one file, or need a third below both.',
      {},
      { circular: true },
    ),
    rule(
      'grow-api-stands-alone',
      "Grow's words need only zod. Put browser, Node or desk code into an app.",
      { path: '^packages/grow-api/src' },
      { pathNot: ['^packages/grow-api/', 'node_modules/zod'] },
    ),
    rule(
      'desk-api-knows-grow-only',
      'Our words need zod, grow-api and two libraries that compare words.',
      { path: '^packages/desk-api/src' },
      { pathNot: ['^packages/', 'node_modules/(zod|damerau-levenshtein|double-metaphone|@types/damerau-levenshtein)'] },
    ),
    rule(
      'sandbox-knows-grow-only',
      'The sandbox must be writable by someone who read only the Grow documentation: no desk-api, no other app.',
      { path: '^apps/sandbox' },
      { path: ['^packages/desk-api', '^apps/(bff|web)'] },
    ),
    rule(
      'bff-knows-no-app',
      'The BFF reaches web and sandbox only over HTTP.',
      { path: '^apps/bff' },
      { path: ['^apps/(web|sandbox)'] },
    ),
    rule(
      'web-knows-no-server',
      'The browser has no Node and no server code: ask the BFF over HTTP.',
      { path: '^apps/web/src' },
      { path: ['^apps/(bff|sandbox)'] },
    ),
    rule(
      'web-has-no-node',
      'The browser has no Node built-ins.',
      { path: '^apps/web/src' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'ui-knows-no-domain',
      'ui/ is React and itself: pass words and handlers in as props.',
      { path: '^apps/web/src/ui' },
      { path: ['^apps/web/src/(features|platform|app)', '^packages/', 'node_modules/react-router'] },
    ),
    rule(
      'platform-knows-no-screen',
      'platform/ throws and answers; app/ decides about dialogs and redirects.',
      { path: '^apps/web/src/platform' },
      { path: '^apps/web/src/(features|ui|app)' },
    ),
    rule(
      'features-meet-in-app',
      'A feature imports platform, ui, packages and itself. Two features meet in app/.',
      { path: '^apps/web/src/features/([^/]+)/' },
      { path: ['^apps/web/src/app', '^apps/web/src/features/'], pathNot: '^apps/web/src/features/$1/' },
    ),
    rule(
      'texts-hold-words-only',
      'texts/ is the catalogue of words: every layer may read it, it reads only itself. Format numbers and times first and pass them in as text.',
      { path: '^apps/web/src/texts/', pathNot: '\\.test\\.ts$' },
      { pathNot: '^apps/web/src/texts/' },
    ),
    rule(
      'outside-runs-apps-as-processes',
      'e2e, bench and tools start apps as processes: no app sources. Only the texts of locators come from the catalogue.',
      { path: '^(e2e|bench|tools)/' },
      { path: '^apps/[^/]+/src', pathNot: '^apps/web/src/texts/' },
    ),
    rule(
      'tools-need-no-texts',
      'Only e2e and bench locate elements of the web app by its texts.',
      { path: '^tools/' },
      { path: '^apps/web/src/texts/' },
    ),
    rule(
      'virtual-list-is-one-part',
      'Use VirtualList, list-handle, scroll-memory or selection.',
      { path: '^apps/web/src/', pathNot: '^apps/web/src/ui/virtual-list/' },
      {
        path: '^apps/web/src/ui/virtual-list/',
        pathNot: '/(VirtualList\\.(tsx|module\\.css)|list-handle\\.ts|scroll-memory\\.ts|selection\\.ts)$',
      },
    ),
    ...layers,
    rule('no-unresolvable', 'This import leads nowhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The peers of the benchmarks have libraries of their own, which are installed on first use.
    exclude: { path: '(^|/)dist/|\\?raw$|^bench/peers/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css', '.d.ts'],
    },
  },
};

function rule(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}
