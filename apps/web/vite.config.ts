import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Address of the BFF during development; `npm run dev` starts it and sets this. */
const target = process.env['BFF_URL'] ?? 'http://127.0.0.1:3001';
/**
 * The BFF must see the address that the user opened: with its own address it redirects the sign-in there, in an endless
 * loop.
 */
const bff = { target, changeOrigin: false };

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PAGE = here('src/page.ts');
const APP = here('src/main.tsx');

/** Modules that are reached through the index of their library, but are used only by later screens. */
const LATER = [
  /\/(mutationObserver|useMutation|queriesObserver|useQueries)\.js$/,
  /\/icons\/(arrow-(down|left|up)|at-sign|bookmark|check|chevron-(left|right)|circle-question-mark|copy|ellipsis|external-link|info|mail(-open)?|pencil|phone|terminal|trash|user)\.mjs$/,
];

/** The bundler's own runtime, which every file may use. */
const RUNTIME = /rolldown.runtime/;

/** Groups what an entry imports, directly or indirectly, in one file: a dozen small ones would each cost a request. */
function fileOf(name: string, entry: string, priority: number) {
  let reached: ReadonlySet<string> | undefined;
  return {
    name: (id: string, modules: Modules): string | null => {
      // The app's entry stays separate: the page imports it.
      if (id === APP || LATER.some((later) => later.test(id))) return null;
      return (reached ??= reachedFrom(entry, modules)).has(id) || RUNTIME.test(id) ? name : null;
    },
    priority,
  };
}

function reachedFrom(entry: string, modules: Modules): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [entry];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    waiting.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
  }
  return reached;
}

/** Inlines scripts into the page. The BFF allows them by their hash (`http/page-policy.ts`). */
const scriptsInPage: Plugin = {
  name: 'scripts-in-page',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) =>
      html.replaceAll(
        /<script data-in-page="([^"]+)"><\/script>/g,
        (_, file: string) => `<script>\n${readFileSync(here(file), 'utf8')}</script>`,
      ),
  },
};

/** Marks calls of react-router that have no side effects: otherwise forms and prefetching, which no screen uses, stay. */
const pureCalls: Plugin = {
  name: 'pure-calls',
  transform: {
    filter: { id: /\/react-router\/dist\/.*\.js$/ },
    handler: (code) =>
      code
        .replaceAll(/^\w+\.displayName = .*;$/gm, '')
        .replaceAll(/= (?=React\$1\.(createContext|createElement|forwardRef|memo)\()/g, '= /* @__PURE__ */ '),
  },
};

/**
 * Loads the app's code with the page, although the page starts with the first rows and imports the app after them. Code
 * and font are requested after the first API requests: a browser has six connections for all of it, and the rows wait
 * for their response.
 */
const appWithPage: Plugin = {
  name: 'app-with-page',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk');
      const app = chunks.find(({ facadeModuleId }) => facadeModuleId === APP);
      if (app === undefined) return html.replace(AHEAD, '');
      const parts = [app, ...chunks.filter(({ fileName }) => app.imports.includes(fileName))];
      const isMissing = (file: string) => !html.includes(`"/${file}"`);
      const fonts = Object.keys(bundle ?? {}).filter((name) => FONT.test(name));
      const links = [
        ...fonts.map((file) => ({
          rel: 'preload',
          as: 'font',
          type: 'font/woff2',
          crossOrigin: '',
          href: `/${file}`,
        })),
        ...parts
          .map(({ fileName }) => fileName)
          .filter(isMissing)
          .map((file) => ({ rel: 'modulepreload', href: `/${file}` })),
      ];
      const ask = `for (const link of ${JSON.stringify(links)}) document.head.append(Object.assign(document.createElement('link'), link));`;
      const styles = parts.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]).filter(isMissing);
      const tags = styles.map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`).join('');
      return html.replace(AHEAD, `<script>${ask}</script>`).replace('</head>', `${tags}</head>`);
    },
  },
};
const AHEAD = '<script data-app-ahead></script>';
const FONT = /inter-latin-wght-normal.*\.woff2$/;

export default defineConfig({
  plugins: [react(), pureCalls, scriptsInPage, appWithPage],
  build: {
    target: 'baseline-widely-available',
    // A data: URL would need an exception in the CSP.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    reportCompressedSize: false,
    // One file renders the first rows; the other has the rest of the app's startup code.
    rolldownOptions: { output: { codeSplitting: { groups: [fileOf('rows', PAGE, 2), fileOf('first', APP, 1)] } } },
  },
  server: {
    host: '127.0.0.1',
    strictPort: true,
    proxy: { '/api': bff, '/auth': bff, '/healthz': bff, '/readyz': bff },
  },
});
