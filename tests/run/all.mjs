/**
 * `npm test`: every check there is, even when one fails. `npm test -- unit lint` runs those alone, `npm test -- unit
 * tests/tcp` a part of one, `npm test -- quick` what can be known within a minute or so.
 *
 * The last line is always `N passed, N failed`, and the exit code is 1 if anything failed: other programs read both.
 */
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from '../../src/command/ensureInstalled.mjs';
import { chosenBy } from './chosen.mjs';
import { parts, quickParts } from './parts.mjs';

/**
 * @typedef {import('./parts.mjs').Count & { name: string, seconds: number }} Result
 * @typedef {import('./parts.mjs').Part} Part
 */

/**
 * What runs side by side: each lane one part after the other. Linting takes as long as types and the components together.
 * The unit tests have work for two cores but wait now and then, for programs that they run and for one long file at the
 * end: what else needs a core and no time of its own stands beside them. Playwright has both cores to itself: what it opens
 * is built before, where a core waits for the linter.
 */
const STAGES = [
  [['lint'], ['types', 'component', 'build']],
  [['unit'], ['prove', 'format']],
  [['browser']],
];
const QUICK_STAGES = [[['unit'], ['types', 'lint']]];

process.chdir(fileURLToPath(new URL('../../', import.meta.url)));

try {
  ensureInstalled();
  report(await run(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  finish(0, 1);
}

/** @param {string[]} args */
async function run(args) {
  const { quick, names, paths } = chosenBy(args);
  const stages = (quick ? QUICK_STAGES : STAGES).map((lanes) =>
    lanes
      .map((lane) => lane.filter((name) => names.includes(name)))
      .filter((lane) => lane.length > 0),
  );
  /** @type {Result[]} */
  const results = [];
  for (const lanes of stages) {
    await Promise.all(
      lanes.map(async (lane) => {
        for (const name of lane) {
          const part = quick ? quickParts[name] : parts[name];
          if (part) results.push(await runPart(name, part, paths, lanes.length > 1));
        }
      }),
    );
  }
  return results;
}

/**
 * @param {string} name
 * @param {Part} part
 * @param {string[]} paths
 * @param {boolean} besideOthers
 * @returns {Promise<Result>}
 */
async function runPart(name, part, paths, besideOthers) {
  const kept = besideOthers ? { kept: /** @type {string[]} */ ([]) } : null;
  console.log(kept ? `... ${name}` : `\n=== ${name} ===`);
  const start = Date.now();
  const count = await part(kept ?? 'console', paths).catch((/** @type {unknown} */ error) => {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  if (kept) console.log(`\n=== ${name} ===\n${kept.kept.join('')}`);
  return { name, ...count, seconds: (Date.now() - start) / 1000 };
}

/** @param {Result[]} results */
function report(results) {
  console.log('\n            passed  failed  skipped  seconds');
  for (const { name, passed, failed, skipped, seconds } of results) {
    const mark = failed > 0 ? '✗' : '✓';
    const numbers = [column(passed, 6), column(failed, 8), column(skipped, 9)].join('');
    console.log(`${mark} ${name.padEnd(10)}${numbers}${column(seconds.toFixed(1), 9)}`);
  }
  finish(sum(results, 'passed'), sum(results, 'failed'));
}

/**
 * @param {number} passed
 * @param {number} failed
 */
function finish(passed, failed) {
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/**
 * @param {Result[]} results
 * @param {'passed' | 'failed'} key
 */
function sum(results, key) {
  return results.reduce((total, result) => total + result[key], 0);
}

/**
 * @param {string | number} value
 * @param {number} width
 */
function column(value, width) {
  return String(value).padStart(width);
}
