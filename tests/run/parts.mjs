/**
 * The parts of `npm test`, in the order they run. Each gives back how many passed, failed and were skipped.
 * types, lint, format and prove count as one check each; the others count their tests by the runner's own JSON report.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { findChromium } from './findChromium.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 * @typedef {{ status: string, assertionResults: { status: string }[] }} VitestFile
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: VitestFile[] }} VitestReport
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} PlaywrightReport
 */

/** @type {Record<string, () => Count | Promise<Count>>} */
export const parts = {
  types: () =>
    check('svelte-check/bin/svelte-check', '--tsconfig', 'tsconfig.json', '--fail-on-warnings'),
  lint: () => check('eslint/bin/eslint.js', '.', '--max-warnings', '0'),
  format: () => check('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  unit: () => vitest('unit'),
  prove: () => check('tsx/dist/cli.mjs', 'src/command/prove.ts'),
  component: () => vitest('component'),
  browser: playwright,
};

/**
 * @param {string} tool
 * @param {string[]} args
 */
function check(tool, ...args) {
  const passed = run(tool, args) === 0;
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/** @param {string} project */
function vitest(project) {
  // In full, for Vitest counts from Vite's root.
  const report = resolve(`test-results/${project}.json`);
  rmSync(report, { force: true });
  const exitCode = run('vitest/vitest.mjs', [
    ...['run', '--project', project, '--passWithNoTests'],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ]);
  return counted(exitCode, report, (/** @type {VitestReport} */ told) => ({
    passed: told.numPassedTests,
    // A file that cannot be loaded has no tests to fail, but it has failed.
    failed: told.numFailedTests + told.testResults.filter(brokenFile).length,
    skipped: told.numPendingTests + told.numTodoTests,
  }));
}

/** @param {VitestFile} file */
function brokenFile({ status, assertionResults }) {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
}

async function playwright() {
  const report = 'test-results/browser.json';
  rmSync(report, { force: true });
  const exitCode = run('@playwright/test/cli.js', ['test'], {
    SYNFIN_CHROMIUM: await findChromium(),
    SYNFIN_TEST_PORT: String(await freePort()),
  });
  return counted(exitCode, report, (/** @type {PlaywrightReport} */ { stats }) => ({
    // What passed at the second attempt has passed; the runner has named it.
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }));
}

/**
 * What the report says; a runner that failed without saying of what counts as one failure.
 * @template Report
 * @param {number} exitCode
 * @param {string} report
 * @param {(told: Report) => Count} read
 * @returns {Count}
 */
function counted(exitCode, report, read) {
  let count = { passed: 0, failed: 0, skipped: 0 };
  try {
    count = read(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    console.error(`No report was left in ${report}.`);
    count.failed = 1;
  }
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/**
 * Runs a tool of node_modules, its output going straight to the console.
 * @param {string} tool
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
function run(tool, args, env = {}) {
  const { status } = spawnSync(process.execPath, [`node_modules/${tool}`, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status ?? 1;
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((settle, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 4793;
      server.close(() => settle(port));
    });
  });
}
