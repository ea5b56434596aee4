import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Where the BFF listens while developing; `npm run dev` starts it and sets this. */
const target = process.env['BFF_URL'] ?? 'http://127.0.0.1:3001';
/** The BFF must see the address a person opened: asked under its own, it sends a sign-in to that one, again and again. */
const bff = { target, changeOrigin: false };

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PAGE = here('src/page.ts');
const APP = here('src/main.tsx');

/** Reached through the index of their library, and used only by what is opened later. */
const LATER = [
  /\/(mutationObserver|useMutation|queriesObserver|useQueries)\.js$/,
  /\/icons\/(arrow-(down|left|up)|at-sign|bookmark|check|chevron-right|circle-question-mark|copy|external-link|pencil|terminal|trash|user)\.mjs$/,
];

/** The bundler's own, which every file may use. */
const RUNTIME = /rolldown.runtime/;

/** Puts what an entry imports, directly or through others, in one file: a dozen small ones would each cost a request. */
function fileOf(name: string, entry: string, priority: number) {
  let reached: ReadonlySet<string> | undefined;
  return {
    name: (id: string, modules: Modules): string | null => {
      // The app's own entry stays what it is: the page imports it.
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

/** Scripts that stand in the page itself: the BFF allows them by their hash (`middleware/page-policy.ts`). */
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

/**
 * The app's code comes with the page, although the page begins with the first rows and imports the app after them. It is asked for
 * after the first questions, and so is the font: a browser has six connections for all of it, and rows wait for their answer.
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
  plugins: [react(), scriptsInPage, appWithPage],
  build: {
    target: 'baseline-widely-available',
    // A data: address would need a hole in the CSP.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    reportCompressedSize: false,
    // What draws the first rows, and the rest of what the app begins with.
    rolldownOptions: { output: { codeSplitting: { groups: [fileOf('rows', PAGE, 2), fileOf('first', APP, 1)] } } },
  },
  server: {
    host: '127.0.0.1',
    strictPort: true,
    proxy: { '/api': bff, '/auth': bff, '/healthz': bff, '/readyz': bff },
  },
});
