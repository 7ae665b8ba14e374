/**
 * `npm test`: every check there is, one after the other, even when one fails. `npm test -- unit lint` runs those alone.
 *
 * The last line is always `N passed, N failed`, and the exit code is 1 if anything failed: other programs read both.
 */
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from '../../src/command/ensureInstalled.mjs';
import { parts } from './parts.mjs';

/** @typedef {import('./parts.mjs').Count & { name: string, seconds: number }} Result */

process.chdir(fileURLToPath(new URL('../../', import.meta.url)));

try {
  ensureInstalled();
  report(await runParts(chosenParts(process.argv.slice(2))));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  finish(0, 1);
}

/** @param {string[]} names */
function chosenParts(names) {
  const known = Object.keys(parts);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`No part is called ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  }
  return Object.entries(parts).filter(([name]) => names.length === 0 || names.includes(name));
}

/** @param {[string, () => import('./parts.mjs').Count | Promise<import('./parts.mjs').Count>][]} chosen */
async function runParts(chosen) {
  const results = [];
  for (const [name, run] of chosen) {
    console.log(`\n=== ${name} ===`);
    const start = Date.now();
    const count = await settled(run);
    results.push({ name, ...count, seconds: (Date.now() - start) / 1000 });
  }
  return results;
}

/** @param {() => import('./parts.mjs').Count | Promise<import('./parts.mjs').Count>} run */
async function settled(run) {
  try {
    return await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
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
