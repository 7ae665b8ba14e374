/** What is built once a run costs ten times as much for ten times as many segments, and not a hundred times. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { LONG, SHORT, THING_NAMES, type Told } from './growth.ts';
import type { Figure } from './ratio.ts';

/** A little above the ten of what is linear: a long run does not fit the caches of a processor. */
const GOAL = 12;
/** For each thing, on a machine that may have much else to do. */
const BUDGET_MS = 120_000;

export async function* figures(): AsyncGenerator<Figure> {
  for (const name of THING_NAMES) {
    yield { name: `build-${name}`, goal: GOAL, ...(await grownOf(name)) };
  }
}

/** Asks a process of its own, for as long as the budget lasts. */
function grownOf(name: string): Promise<Pick<Figure, 'ratio' | 'note'>> {
  const least = { short: Infinity, long: Infinity };
  const begun = Date.now();
  let longSince: number | null = null;
  const child = fork(fileURLToPath(new URL('growth.ts', import.meta.url)), [name], {
    execArgv: [...process.execArgv, '--expose-gc'],
  });
  const late = setTimeout(() => child.kill(), BUDGET_MS);
  child.on('message', (told: Told) => {
    if ('begun' in told) {
      longSince = Date.now();
    } else {
      longSince = null;
      least[told.length] = Math.min(least[told.length], told.cost);
    }
  });
  return new Promise((settle, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(late);
      if (least.long < Infinity) {
        settle({ ratio: least.long / least.short });
      } else if (code !== null) {
        reject(new Error(`Measuring ${name} ended with exit code ${code}.`));
      } else {
        // Waiting for the run itself counts too: what cannot be made cannot be looked at.
        const soFar = (Date.now() - (longSince ?? begun)) * 1000;
        const what = longSince === null ? `no run of ${LONG} segments` : 'not done';
        const note = `${what} within ${BUDGET_MS / 1000} s, so far beside ${SHORT} segments`;
        settle({ ratio: soFar / least.short, note });
      }
    });
  });
}
