/**
 * The browser tests: Chromium on the built page.
 *
 * `npm test` sets SYNFIN_CHROMIUM (the browser to start), SYNFIN_TEST_PORT (a free port) and SYNFIN_BUILT (`yes` where it has
 * built the page already). Without them, as in `npx playwright test`, Debian's Chromium is taken if it is there, else the one
 * Playwright installed, and the page is built.
 */
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const port = process.env.SYNFIN_TEST_PORT ?? '4793';
const url = `http://127.0.0.1:${port}/`;

const DEBIANS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const executablePath = process.env.SYNFIN_CHROMIUM ?? DEBIANS.find(existsSync);

const vite = 'node node_modules/vite/bin/vite.js';
const build =
  process.env.SYNFIN_BUILT === 'yes' ? '' : `${vite} build && ${vite} build --mode one-file && `;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/browser',
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  fullyParallel: true,
  workers: 2,
  // A machine that stands still for seconds is no fault of the page. What passes only then is listed as flaky.
  retries: 1,
  // A busy machine is slow to load what a page loads when it is asked for.
  expect: {
    timeout: 30_000,
    // What is drawn differs by the edges of letters; a tenth of a view that moved differs by more than this.
    toHaveScreenshot: { maxDiffPixelRatio: 0.03, threshold: 0.3, animations: 'disabled' },
  },
  snapshotPathTemplate: 'tests/pictures/{arg}{ext}',
  // The pictures were made with the fonts of Debian.
  testIgnore: process.platform === 'linux' ? [] : ['**/pictures.spec.ts'],
  timeout: 120_000,
  projects: [{ name: 'chromium' }],
  use: {
    baseURL: url,
    viewport: { width: 1280, height: 800 },
    // A trace of each test costs as much as the test; `npx playwright test --trace on` makes one where it is wanted.
    trace: 'off',
    // Each test has the page from the server, and not from what another one left; but for those about that.
    serviceWorkers: 'block',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      // Quiet, and at home in a container: nothing is looked up or fetched but the page.
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `${build}${vite} preview --host 127.0.0.1 --port ${port} --strictPort`,
    url,
    reuseExistingServer: false,
    timeout: 240_000,
  },
});
