import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const renderer = resolve(import.meta.dirname, 'renderer');

/** Every `renderer/*.html` is a screen of its own. */
const pages = readdirSync(renderer).filter((name) => name.endsWith('.html'));

export default defineConfig({
  root: renderer,
  base: '/',
  publicDir: false,
  cacheDir: resolve(import.meta.dirname, '.cache/vite'),
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, 'out/screens'),
    emptyOutDir: true,
    // The engines that hang on walls are years old.
    target: 'chrome79',
    cssTarget: 'chrome79',
    // Fonts and pictures stay files: the pages' policy allows nothing inline.
    assetsInlineLimit: 0,
    // React and the wire's schemas are one chunk, fetched once over the local network.
    chunkSizeWarningLimit: 800,
    rolldownOptions: { input: pages.map((name) => resolve(renderer, name)) },
  },
});
