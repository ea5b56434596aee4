import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the BFF listens while developing; `npm run dev` starts it and sets this. */
const target = process.env['BFF_URL'] ?? 'http://127.0.0.1:3001';
/** The BFF must see the address a person opened: asked under its own, it sends a sign-in to that one, again and again. */
const bff = { target, changeOrigin: false };

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'baseline-widely-available',
    // A data: address would need a hole in the CSP.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    // What the first page needs is one file: many small ones compress worse, and each is asked for by itself.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: firstRoute }] } } },
    reportCompressedSize: false,
  },
  server: {
    host: '127.0.0.1',
    strictPort: true,
    proxy: { '/api': bff, '/auth': bff, '/healthz': bff, '/readyz': bff },
  },
});

interface Modules {
  getModuleInfo: (id: string) => { isEntry: boolean; importers: readonly string[] } | null;
}

/** The chunk of modules that the entry imports, itself or through others; null for what is loaded when it is opened. */
function firstRoute(id: string, modules: Modules): string | null {
  const seen = new Set<string>();
  const waiting = [id];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const info = modules.getModuleInfo(next);
    if (info?.isEntry) return 'first';
    waiting.push(...(info?.importers ?? []));
  }
  return null;
}
