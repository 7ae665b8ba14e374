/**
 * Vite builds the page from `src` into `dist`; Vitest runs `tests` with the same plugins. `--mode one-file` builds the same
 * page as a single HTML file, to be opened from disk.
 *
 * Two Vitest projects: `unit` has no document, `component` has jsdom and takes the browser code of Svelte (its server
 * code cannot mount). The browser tests are those of Playwright: see playwright.config.ts.
 */
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { VitePWA } from 'vite-plugin-pwa';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { defineConfig } from 'vitest/config';
import { contentSecurity } from './src/build/contentSecurity.ts';
import { alone } from './src/build/alone.ts';
import { firstTraceMadeAhead } from './src/build/madeAhead.ts';
import { INSTALLABLE } from './src/build/installable.ts';
import { notice } from './src/build/notice.ts';
import { tabs } from './src/build/tabs.ts';

const inProject = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Over ssh and in a container there is no browser to open: then Vite only says where the page is. */
const hasScreen =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** What comes right after the first picture, whatever the reader does next. */
const RIGHT_AFTER = [
  'app/deferred.ts',
  'app/shell/StripButtons.svelte',
  'app/shell/Splitter.svelte',
  'app/shell/header/ChangeButtons.svelte',
  'app/shell/header/Nav.svelte',
  'app/shell/header/PageButtons.svelte',
  'views/caption/Caption.svelte',
  'views/endpoint/Calls.svelte',
  'views/endpoint/Outlook.svelte',
];

const oneOf = (files: readonly string[]) => (id: string) =>
  files.some((file) => id.endsWith(`/src/${file}`));

/**
 * Loaded when it is used. What belongs together is one file, which is smaller and comes in one go: what the first picture
 * needs, and what comes right after it.
 */
const IN_PARTS = {
  groups: [
    { name: 'page', tags: ['$initial' as const] },
    { name: 'run', test: oneOf(RIGHT_AFTER) },
  ],
};

/** The families of cases that take long are in files of this name: `npm test -- quick` leaves them out. */
const SLOW = 'tests/**/*.slow.test.ts';
const quick = process.env.SYNFIN_QUICK === 'yes';

export default defineConfig(({ mode }) => {
  const oneFile = mode === 'one-file';
  const licences = notice({ root: inProject('.'), oneFile });
  return {
    root: inProject('./src'),
    publicDir: oneFile ? false : inProject('./static'),
    cacheDir: inProject('./node_modules/.vite'),
    // A built page works in any folder of any server.
    base: './',
    build: {
      outDir: inProject(oneFile ? './dist/one-file' : './dist'),
      emptyOutDir: true,
      manifest: !oneFile,
      modulePreload: false,
      rolldownOptions: {
        checks: { bundlerTimings: false },
        output: { codeSplitting: oneFile ? false : IN_PARTS },
      },
    },
    worker: { format: 'es', plugins: () => [licences.seen] },
    // A single file has no worker to load beside it.
    resolve: {
      alias: oneFile
        ? [
            {
              find: /^\.\/makeWorker\.ts$/,
              replacement: inProject('./src/player/worker/noWorker.ts'),
            },
          ]
        : [],
    },
    server: { open: hasScreen },
    preview: { open: false },
    plugins: [
      svelte({ configFile: false }),
      firstTraceMadeAhead(),
      tabs(),
      ...(oneFile
        ? [alone(inProject('./static/favicon.svg')), viteSingleFile()]
        : VitePWA(INSTALLABLE)),
      contentSecurity({ oneFile }),
      licences.seen,
      licences.written,
    ],

    test: {
      // Nothing else is at work meanwhile.
      maxWorkers: '100%',
      projects: [
        {
          extends: true,
          root: inProject('.'),
          test: {
            name: 'unit',
            // Nothing under test keeps state: files may share what one of them has loaded, which is most of the work.
            isolate: false,
            unstubGlobals: true,
            globalSetup: ['tests/command/built.ts'],
            // A busy machine is slow, and no test here is about time.
            testTimeout: 30_000,
            environment: 'node',
            include: ['tests/**/*.test.ts'],
            exclude: ['tests/components/**', 'tests/e2e/**', ...(quick ? [SLOW] : [])],
          },
        },
        {
          extends: true,
          root: inProject('.'),
          plugins: [svelteTesting()],
          resolve: { conditions: ['browser', 'module', 'import', 'default'] },
          test: {
            name: 'component',
            testTimeout: 30_000,
            environment: 'jsdom',
            // Else Node loads it, with a Svelte of its own beside that of the page.
            server: { deps: { inline: ['@xstate/svelte'] } },
            include: ['tests/components/**/*.test.ts'],
            setupFiles: ['tests/components/setup.ts'],
          },
        },
      ],
    },
  };
});
