/**
 * The parts of `npm test`. Each gives back how many passed, failed and were skipped.
 * types, lint, format, prove and build count as one check each; the others count their tests by the runner's own JSON report.
 */
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { changedFiles } from './changed.mjs';
import { findChromium } from './findChromium.mjs';
import { freePort } from './freePort.mjs';
import { runTool } from './tool.mjs';

/**
 * @typedef {import('./tool.mjs').Output} Output
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 * @typedef {(output: Output, paths: string[]) => Promise<Count>} Part
 * @typedef {{ status: string, assertionResults: { status: string }[] }} VitestFile
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: VitestFile[] }} VitestReport
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} PlaywrightReport
 */

const SVELTE_CHECK = ['--tsconfig', 'tsconfig.json', '--fail-on-warnings'];
const ESLINT = ['--max-warnings', '0'];
// What a file looks like depends on that file alone, so what was checked once need not be checked again.
const PRETTIER = [
  ...['--check', '--log-level', 'warn', '--ignore-unknown'],
  ...[
    '--cache',
    '--cache-strategy',
    'content',
    '--cache-location',
    'node_modules/.cache/synfin/prettier',
  ],
];
/** See vite.config.ts: the families of cases that take long are left out. */
const QUICK = { SYNFIN_QUICK: 'yes' };

/** @type {Record<string, Part>} */
export const parts = {
  types: (output) => check(output, 'svelte-check/bin/svelte-check', ...SVELTE_CHECK),
  // Without a cache: what a rule about types says of a file depends on other files.
  lint: (output, paths) => check(output, 'eslint/bin/eslint.js', ...orAll(paths), ...ESLINT),
  format: (output, paths) =>
    check(output, 'prettier/bin/prettier.cjs', ...PRETTIER, ...orAll(paths)),
  prove: (output) => check(output, 'tsx/dist/cli.mjs', 'src/command/prove.ts'),
  unit: (output, paths) => vitest(output, 'unit', paths),
  component: (output, paths) => vitest(output, 'component', paths),
  build: buildBoth,
  browser: playwright,
};

/**
 * The same, as far as an answer within a minute or so can go.
 * @type {Record<string, Part>}
 */
export const quickParts = {
  types: (output) =>
    check(output, 'svelte-check/bin/svelte-check', '--incremental', ...SVELTE_CHECK),
  lint: lintChanged,
  unit: (output) => vitest(output, 'unit', [], QUICK),
};

/** @param {string[]} paths */
function orAll(paths) {
  return paths.length > 0 ? paths : ['.'];
}

/**
 * @param {Output} output
 * @param {string} tool
 * @param {string[]} args
 * @returns {Promise<Count>}
 */
async function check(output, tool, ...args) {
  const passed = (await runTool(tool, args, output)) === 0;
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/** @param {Output} output */
async function lintChanged(output) {
  const changed = changedFiles();
  const files = changed?.filter((path) => /\.(ts|js|mjs|svelte)$/.test(path)) ?? [];
  if (files.length === 0) {
    const why = changed ? 'No file to lint has changed' : 'git does not say what has changed';
    say(output, `${why}: "npm test -- lint" looks at all of them.\n`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  say(output, `${files.length} changed files\n`);
  const ignoring = ['--no-warn-ignored', ...ESLINT];
  return check(output, 'eslint/bin/eslint.js', ...files, ...ignoring);
}

/**
 * @param {Output} output
 * @param {string} text
 */
function say(output, text) {
  if (output === 'console') process.stdout.write(text);
  else output.kept.push(text);
}

/**
 * @param {Output} output
 * @param {string} project
 * @param {string[]} paths
 * @param {Record<string, string>} env
 */
async function vitest(output, project, paths, env = {}) {
  // In full, for Vitest counts from Vite's root.
  const report = resolve(`test-results/${project}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  // No test in all of the project is no fault; none where one was asked for is.
  const none = paths.length > 0 ? [] : ['--passWithNoTests'];
  const args = ['run', '--project', project, ...none, ...reporters, ...paths];
  const exitCode = await runTool('vitest/vitest.mjs', args, output, env);
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

/** Whether the page lies built in `dist`, from what is tested now. */
let isBuilt = false;

/**
 * The page as files and, within the folder of these, as one file: the browser tests open both.
 * @param {Output} output
 */
async function buildBoth(output) {
  const files = await check(output, 'vite/bin/vite.js', 'build');
  if (files.failed > 0) return files;
  const oneFile = await check(output, 'vite/bin/vite.js', 'build', '--mode', 'one-file');
  isBuilt = oneFile.failed === 0;
  return oneFile;
}

/**
 * @param {Output} output
 * @param {string[]} paths
 */
async function playwright(output, paths) {
  const report = 'test-results/browser.json';
  rmSync(report, { force: true });
  const exitCode = await runTool('@playwright/test/cli.js', ['test', ...paths], output, {
    SYNFIN_CHROMIUM: await findChromium(),
    SYNFIN_TEST_PORT: String(await freePort()),
    SYNFIN_BUILT: isBuilt ? 'yes' : 'no',
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
