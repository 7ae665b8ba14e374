/**
 * Vite builds the page from `src` into `dist`; Vitest runs `tests` with the same plugins.
 *
 * Two Vitest projects: `unit` has no document and holds the benchmarks too, `component` has jsdom and takes Svelte's
 * browser code (Svelte's server code cannot mount). The browser tests are Playwright's: see playwright.config.ts.
 */
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

const inProject = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Over ssh and in a container there is no browser to open: then Vite only says where the page is. */
const hasScreen =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

export default defineConfig({
  root: inProject('./src'),
  publicDir: inProject('./static'),
  cacheDir: inProject('./node_modules/.vite'),
  // A built page works in any folder of any server.
  base: './',
  build: {
    manifest: true,
    outDir: inProject('./dist'),
    emptyOutDir: true,
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: {
        // What the first picture needs is one file: that is smaller when compressed, and comes in one go.
        codeSplitting: { groups: [{ name: 'page', tags: ['$initial'] }] },
      },
    },
  },
  server: { open: hasScreen },
  preview: { open: false },
  plugins: [svelte({ configFile: false })],

  test: {
    projects: [
      {
        extends: true,
        root: inProject('.'),
        test: {
          name: 'unit',
          // A busy machine is slow, and no test here is about time.
          testTimeout: 30_000,
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/components/**', 'tests/e2e/**'],
          benchmark: { include: ['tests/bench/**/*.bench.ts'] },
        },
      },
      {
        extends: true,
        root: inProject('.'),
        plugins: [svelteTesting()],
        test: {
          name: 'component',
          testTimeout: 30_000,
          environment: 'jsdom',
          include: ['tests/components/**/*.test.ts'],
          setupFiles: ['tests/components/setup.ts'],
          benchmark: { include: [] },
        },
      },
    ],
  },
});
