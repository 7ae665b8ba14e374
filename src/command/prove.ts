/**
 * `npm run prove`: holds the endpoint against the references that lie in `tests/fixtures/reference`, and prints the
 * score of each. `npm run prove -- PATH...` does the same with files and folders of your own, in the form of
 * `scenarios.json` or of the kernel recordings, and says for each run what differs first.
 *
 * The last line is `N passed, N failed`; the exit code is 1 where one failed, 2 where a path cannot be read.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isValiError } from 'valibot';
import type { Mismatch } from '../proof/mismatch.ts';
import { compareWithKernel } from '../proof/kernelComparison.ts';
import { looksLikeRecording, recordingFrom } from '../proof/kernelRecording.ts';
import { compareWithRun, looksLikeRuns } from '../proof/referenceRun.ts';
import { tableScore } from './tableScore.ts';

/** The table of transitions is a test of its own: its rows are prepared by calls and segments. */
const TABLE = 'transitions.json';

interface Proof {
  readonly reference: string;
  readonly name: string;
  readonly compare: () => Mismatch | null;
}

/** Something about a path that its owner has to mend. */
class Mistake extends Error {}

function main(paths: readonly string[]): void {
  const own = paths.length > 0;
  const fixtures = fileURLToPath(new URL('../../tests/fixtures/reference', import.meta.url));
  const proofs = (own ? paths : [fixtures]).flatMap(proofsIn);
  const scores = new Map<string, { passed: number; failed: number }>();
  if (!own) scores.set('transition table', tableScore());
  for (const proof of proofs) {
    const score = scores.get(proof.reference) ?? { passed: 0, failed: 0 };
    scores.set(proof.reference, score);
    const mismatch = mismatchOf(proof);
    if (mismatch) score.failed += 1;
    else score.passed += 1;
    if (mismatch) print(`${proof.name}: differs at ${mismatch.where}\n${lines(mismatch)}`);
    else if (own) print(`${proof.name}: the same`);
  }
  for (const [reference, { passed, failed }] of scores) {
    print(`${reference}: ${passed} of ${passed + failed}`);
  }
  const total = [...scores.values()];
  const failed = total.reduce((sum, score) => sum + score.failed, 0);
  print(`${total.reduce((sum, score) => sum + score.passed, 0)} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

const lines = ({ expected, got }: Mismatch): string =>
  `  expected  ${expected}\n  got       ${got}`;

/** A run that cannot be made at all differs as well. */
function mismatchOf(proof: Proof): Mismatch | null {
  try {
    return proof.compare();
  } catch (error) {
    return { where: 'the start', expected: 'a run', got: (error as Error).message };
  }
}

/** Every comparison that a file, or a folder with all below it, holds. */
function proofsIn(path: string): Proof[] {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch {
    throw new Mistake(`There is nothing at '${path}'.`);
  }
  if (!isFolder) return proofsOf(path);
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || entry.name.endsWith('.json'))
    .filter((entry) => entry.name !== TABLE)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => proofsIn(join(path, entry.name)));
}

function proofsOf(file: string): Proof[] {
  const data = read(file);
  if (looksLikeRuns(data)) {
    return data.scenarios.map((run) => ({
      reference: `end-to-end runs (${basename(file)})`,
      name: run.id,
      compare: () => compareWithRun(run),
    }));
  }
  if (looksLikeRecording(data)) {
    const recorded = readRecording(file, data);
    return [
      {
        reference: 'recorded from a Linux kernel',
        name: recorded.name,
        compare: () => compareWithKernel(recorded),
      },
    ];
  }
  throw new Mistake(`'${file}' has neither "scenarios" nor "segments" in it.`);
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Mistake(`'${file}' is not JSON: ${(error as Error).message}.`);
  }
}

function readRecording(file: string, data: unknown) {
  try {
    return recordingFrom(data);
  } catch (error) {
    if (!isValiError(error)) throw error;
    const [issue] = error.issues;
    const place =
      (issue.path as { key: unknown }[] | undefined)?.map(({ key }) => key).join('.') ?? '';
    throw new Mistake(`'${file}': ${place}: ${issue.message}.`);
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Mistake)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
