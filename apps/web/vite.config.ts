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
    reportCompressedSize: false,
  },
  server: {
    host: '127.0.0.1',
    strictPort: true,
    proxy: { '/api': bff, '/auth': bff, '/healthz': bff, '/readyz': bff },
  },
});
