/**
 * `npm run prove`: holds the endpoint against the references that lie in `tests/fixtures/reference`, and prints the
 * score of each. `npm run prove -- PATH...` does the same with files and folders of your own, in the form of
 * `scenarios.json` or of the kernel recordings, and with captures whose flags a dissector has told (`expected.json`); it says
 * for each what differs first.
 *
 * The last line is `N passed, N failed`; the exit code is 1 where one failed, 2 where a path cannot be read or holds
 * nothing to prove.
 */
import { fileURLToPath } from 'node:url';
import type { Mismatch } from '../proof/mismatch.ts';
import { excerpt } from '../trace/excerpt.ts';
import { areEnough, followedScores, followedText } from './followedScore.ts';
import { proofsIn, type Proof } from './proofs.ts';
import { tableScore } from './tableScore.ts';
import { command, print, readArguments } from './terminal.ts';

const USAGE = `Usage: npm run prove -- [PATH...]
  PATH   a file of runs or of a recording, or a folder of such, in the form of those in tests/fixtures/reference;
         or captures with an expected.json of what a dissector says of them`;

/** Of a segment, with its arrivals, or of a state. */
const LONGEST_LINE = 300;

const FIXTURES = fileURLToPath(new URL('../../tests/fixtures/reference', import.meta.url));

function main(): void {
  const read = readArguments({}, USAGE);
  if (read === null) return;
  const own = read.positionals.length > 0;
  const proofs = (own ? read.positionals : [FIXTURES]).flatMap(proofsIn);
  const scores = new Map<string, { passed: number; failed: number }>();
  if (!own) scores.set('transition table', tableScore());
  for (const proof of proofs) {
    const score = scores.get(proof.reference) ?? { passed: 0, failed: 0 };
    scores.set(proof.reference, score);
    const name = excerpt(proof.name, 100);
    if (proof.exception !== undefined) {
      print(`${name}: left out, for ${proof.exception}`);
      continue;
    }
    const mismatch = mismatchOf(proof);
    if (mismatch) score.failed += 1;
    else score.passed += 1;
    if (mismatch) print(`${name}: differs at ${mismatch.where}\n${lines(mismatch)}`);
    else if (own) print(`${name}: the same`);
  }
  for (const [reference, { passed, failed }] of scores) {
    print(`${reference}: ${passed} of ${passed + failed}`);
  }
  const total = [...scores.values(), ...followedIn(proofs, own)];
  const failed = total.reduce((sum, score) => sum + score.failed, 0);
  print(`${total.reduce((sum, score) => sum + score.passed, 0)} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/** The states of all recordings by their packets alone: one more that passes or fails. */
function followedIn(proofs: readonly Proof[], own: boolean) {
  const recordings = proofs.flatMap(({ recorded }) => (recorded === undefined ? [] : [recorded]));
  if (recordings.length === 0) return [];
  const scores = followedScores(recordings);
  const isEnough = areEnough(scores);
  for (const score of scores) {
    for (const { name, mismatch } of own || !isEnough ? score.differences : [])
      print(`${excerpt(name, 100)}: ${score.view}, ${mismatch.where}\n${lines(mismatch)}`);
    print(followedText(score));
  }
  return [{ passed: Number(isEnough), failed: Number(!isEnough) }];
}

function lines({ expected, got }: Mismatch): string {
  return `  expected  ${excerpt(expected, LONGEST_LINE)}\n  got       ${excerpt(got, LONGEST_LINE)}`;
}

/** A run that cannot be made at all differs as well. */
function mismatchOf(proof: Proof): Mismatch | null {
  try {
    return proof.compare();
  } catch (error) {
    return { where: 'the start', expected: 'a run', got: (error as Error).message };
  }
}

command(main);
