/**
 * `npm run soak -- N [seed]`: so many random runs, with a progress line. A run that breaks an invariant is printed as a
 * scenario file, which `npm run simulate` replays; the exit code is then 1.
 */
import { soak } from '../proof/soak.ts';
import { command, Mistake, print, readArguments, say, showProgress } from './terminal.ts';

const USAGE = 'Usage: npm run soak -- NUMBER_OF_RUNS [SEED]';

/** More would take years. */
const MOST_RUNS = 1_000_000_000;
const LARGEST_SEED = 2 ** 31 - 1;

function main(): void {
  const read = readArguments({}, USAGE);
  if (read === null) return;
  const [runs = '10000', seed = String(Date.now() % (LARGEST_SEED + 1)), surplus] =
    read.positionals;
  if (surplus !== undefined) throw new Mistake(USAGE);
  soakFor(
    whole('The number of runs', runs, { min: 1, max: MOST_RUNS }),
    whole('The seed', seed, { min: 0, max: LARGEST_SEED }),
  );
}

function soakFor(total: number, seed: number): void {
  say(`${total} random runs, seed ${seed}`);
  const every = Math.max(1, Math.floor(total / 100));
  const failure = soak(total, seed, (done) => {
    if (done % every === 0) showProgress(`${done} of ${total}`);
  });
  say('');
  if (!failure) {
    print(`${total} passed, 0 failed`);
    return;
  }
  say(`${failure.wrong.join('\n')}\nThe scenario, for npm run simulate:`);
  print(JSON.stringify(failure.scenario, null, 2));
  process.exitCode = 1;
}

function whole(what: string, text: string, { min, max }: { min: number; max: number }): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  throw new Mistake(`${what} is a whole number from ${min} to ${max}.\n${USAGE}`);
}

command(main);
