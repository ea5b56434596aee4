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

/** Puts what an entry imports, directly or through others, in one file: a dozen small ones would each cost a request. */
function fileOf(name: string, entry: string, priority: number) {
  let reached: ReadonlySet<string> | undefined;
  return {
    // The entries stay what they are: the page and the manifest name them.
    name: (id: string, modules: Modules): string | null =>
      id !== PAGE && id !== APP && (reached ??= reachedFrom(entry, modules)).has(id) ? name : null,
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

/** The letters of the first rows are asked for with the page: found out from the styles, they would come after its first layout. */
const preloadFont: Plugin = {
  name: 'preload-font',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const font = Object.keys(bundle ?? {}).find((name) => FONT.test(name));
      if (font === undefined) return [];
      const attrs = { rel: 'preload', href: `/${font}`, as: 'font', type: 'font/woff2', crossorigin: '' };
      return [{ tag: 'link', attrs, injectTo: 'head' }];
    },
  },
};
const FONT = /inter-latin-wght-normal.*\.woff2$/;

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

/** The app's code and styles come with the page, although the page begins with the first rows and imports the app after them. */
const appWithPage: Plugin = {
  name: 'app-with-page',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk');
      const app = chunks.find(({ facadeModuleId }) => facadeModuleId === APP);
      if (app === undefined) return [];
      const parts = [app, ...chunks.filter(({ fileName }) => app.imports.includes(fileName))];
      const scripts = parts.map(({ fileName }) => ({ rel: 'modulepreload', crossorigin: '', href: `/${fileName}` }));
      const styles = parts.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
      return [...scripts, ...styles.map((file) => ({ rel: 'stylesheet', crossorigin: '', href: `/${file}` }))]
        .filter(({ href }) => !html.includes(`"${href}"`))
        .map((attrs) => ({ tag: 'link', attrs, injectTo: 'head' as const }));
    },
  },
};

export default defineConfig({
  plugins: [react(), scriptsInPage, preloadFont, appWithPage],
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
