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

const ENTRY = fileURLToPath(new URL('src/main.tsx', import.meta.url));
let first: ReadonlySet<string> | undefined;

/** `first` for what the entry imports, directly or through others; null lets the bundler decide. */
function chunkOf(id: string, modules: Modules): string | null {
  first ??= reachedFrom(ENTRY, modules);
  // The entry itself stays one: the page and the manifest name it.
  return id !== ENTRY && first.has(id) ? 'first' : null;
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

export default defineConfig({
  plugins: [react(), preloadFont],
  build: {
    target: 'baseline-widely-available',
    // A data: address would need a hole in the CSP.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    reportCompressedSize: false,
    // One file for all that the first row needs: a dozen small ones would each cost a request.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: chunkOf }] } } },
  },
  server: {
    host: '127.0.0.1',
    strictPort: true,
    proxy: { '/api': bff, '/auth': bff, '/healthz': bff, '/readyz': bff },
  },
});
