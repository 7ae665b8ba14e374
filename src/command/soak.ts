/**
 * `npm run soak -- N [seed]`: so many random runs, with a progress line. A run that breaks an invariant is printed as a
 * scenario file, which `npm run simulate` replays; the exit code is then 1.
 */
import { soak } from '../proof/soak.ts';

const [runs = '10000', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);

if (!/^[1-9]\d*$/.test(runs) || !/^\d+$/.test(seed)) {
  process.stderr.write('Usage: npm run soak -- NUMBER_OF_RUNS [SEED]\n');
  process.exitCode = 2;
} else {
  main(Number(runs), Number(seed));
}

function main(total: number, from: number): void {
  process.stderr.write(`${total} random runs, seed ${from}\n`);
  const every = Math.max(1, Math.floor(total / 100));
  const failure = soak(total, from, (done) => {
    if (done % every === 0) process.stderr.write(`\r${done} of ${total} `);
  });
  process.stderr.write('\n');
  if (!failure) {
    process.stdout.write(`${total} passed, 0 failed\n`);
    return;
  }
  process.stderr.write(`${failure.wrong.join('\n')}\nThe scenario, for npm run simulate:\n`);
  process.stdout.write(`${JSON.stringify(failure.scenario, null, 2)}\n`);
  process.exitCode = 1;
}
