/**
 * `npm run soak -- N [seed]`: so many random runs and so many mutated links, files and texts, with a progress line. What
 * fails is printed, made as small as could be: a run as a scenario file, which `npm run simulate` replays too, an input as
 * `{ "kind": "link", "input": "#..." }`; the exit code is then 1. `npm run soak -- --replay FILE` tries either of them
 * again, and says what is wrong.
 */
import * as v from 'valibot';
import { fuzz, TEXT_FIELDS, wrongWith, type Input } from '../proof/fuzz/index.ts';
import { soak, wrongWithRun } from '../proof/soak.ts';
import { wrongWithWorld } from '../proof/randomWorlds.ts';
import { serverScenarioFrom } from '../simulation/world/parseServer.ts';
import { serverDataIn } from '../simulation/world/serverScenario.ts';
import { scenarioFrom } from '../simulation/parseScenario.ts';
import { editor } from '../words/en/views/editor.ts';
import { fileProblemText } from '../words/expected.ts';
import { PROBLEM_WORDS } from './problemWords.ts';
import { readData, wrongIn } from './readText.ts';
import { command, Mistake, print, readArguments, say, showProgress } from './terminal.ts';

const USAGE = `Usage: npm run soak -- NUMBER_OF_RUNS [SEED]
       npm run soak -- --replay FILE`;

/** More would take years. */
const MOST_RUNS = 1_000_000_000;
const LARGEST_SEED = 2 ** 31 - 1;

const OPTIONS = { replay: { type: 'string' } } as const;

async function main(): Promise<void> {
  const read = readArguments(OPTIONS, USAGE);
  if (read === null) return;
  const { replay } = read.values as { readonly replay?: string };
  if (replay !== undefined) {
    if (read.positionals.length > 0) throw new Mistake(USAGE);
    await replayed(replay);
    return;
  }
  const [runs = '10000', seed = String(Date.now() % (LARGEST_SEED + 1)), surplus] =
    read.positionals;
  if (surplus !== undefined) throw new Mistake(USAGE);
  await soakFor(
    whole('The number of runs', runs, { min: 1, max: MOST_RUNS }),
    whole('The seed', seed, { min: 0, max: LARGEST_SEED }),
  );
}

async function soakFor(total: number, seed: number): Promise<void> {
  say(`${total} random runs and ${total} inputs, seed ${seed}`);
  const every = Math.max(1, Math.floor(total / 100));
  const tell = (what: string) => (done: number) => {
    if (done % every === 0) showProgress(`${done} of ${total} ${what}`);
  };
  const run = soak(total, seed, tell('runs'));
  if (run !== null) {
    failed(run.wrong, run.scenario);
    return;
  }
  const input = await fuzz(total, seed, PROBLEM_WORDS, tell('inputs'));
  if (input !== null) {
    failed(input.wrong, { ...input.input, seed });
    return;
  }
  say('');
  print(`${2 * total} passed, 0 failed`);
}

function failed(wrong: readonly string[], what: object): void {
  say(`\n${wrong.join('\n')}\nAs a file, for npm run soak -- --replay FILE:`);
  print(JSON.stringify(what, null, 2));
  process.exitCode = 1;
}

const INPUT = v.variant('kind', [
  v.object({ kind: v.picklist(['link', 'file']), input: v.string() }),
  v.object({ kind: v.literal('text'), field: v.picklist(TEXT_FIELDS), input: v.string() }),
]);

async function replayed(path: string): Promise<void> {
  const wrong = await wrongWithWhatIsIn(path);
  print(wrong.length === 0 ? '1 passed, 0 failed' : `${wrong.join('\n')}\n0 passed, 1 failed`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

async function wrongWithWhatIsIn(path: string): Promise<readonly string[]> {
  const data = readData(path);
  if (typeof data === 'object' && data !== null && 'kind' in data) {
    const { success, output } = v.safeParse(INPUT, data);
    if (success) return wrongWith(output satisfies Input, PROBLEM_WORDS);
    throw wrongIn(path, 'It is no input as npm run soak prints it.');
  }
  const ofServer = serverDataIn(data);
  if (ofServer !== null) {
    const server = serverScenarioFrom(ofServer);
    if ('server' in server) return wrongWithWorld(server.server);
    throw wrongIn(path, fileProblemText(server, editor));
  }
  const parsed = scenarioFrom(data);
  if ('scenario' in parsed) return wrongWithRun(parsed.scenario);
  throw wrongIn(path, fileProblemText(parsed, editor));
}

function whole(what: string, text: string, { min, max }: { min: number; max: number }): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) return value;
  throw new Mistake(`${what} is a whole number from ${min} to ${max}.\n${USAGE}`);
}

command(main);
