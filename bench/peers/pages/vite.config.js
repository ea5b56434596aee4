import { defineConfig } from 'vite';

/** Each peer is a page of its own, built for production as ours is. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    manifest: true,
    rollupOptions: {
      input: ['floor', 'tanstack', 'ag-grid', 'react-admin'].map((name) => `${import.meta.dirname}/${name}.html`),
    },
  },
});
