/**
 * `npm run simulate -- <scenario id | file.json> [--json | --mermaid] [--profile linux] [--drop client:3] ...`
 *
 * Runs a scenario without a browser and prints its trace. What is wrong with the arguments or the file is said in one
 * sentence; the exit code is then 2.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PROFILE_NAMES, type ProfileName } from '../../machines/tcp/profiles.ts';
import { ms } from '../../machines/tcp/time.ts';
import { scenarioTitle } from '../app/scenarioTitle.ts';
import { gridText } from '../analysis/grid/text.ts';
import { editor } from '../words/en/views/editor.ts';
import { expectedText } from '../words/expected.ts';
import { words } from '../words/en/index.ts';
import { asOnTheWire } from '../words/sentences/telling.ts';
import { toJson } from '../export/toJson.ts';
import { toMermaid } from '../export/toMermaid.ts';
import { SCENARIO_IDS } from '../scenarios/index.ts';
import { scenarioNamed } from '../scenarios/named.ts';
import { parseScenario } from '../simulation/parseScenario.ts';
import { SIDES, type Side } from '../trace/side.ts';
import type { Fault, Scenario } from '../simulation/scenario.ts';
import { simulate, type SimulatedTrace } from '../simulation/simulate.ts';
import { traceText } from '../trace/text.ts';

const USAGE = `Usage: npm run simulate -- <scenario id | file.json> [options]
  --list                      the ids of the built-in scenarios, one a line
  --grid                      what comes out of each segment in each state, as a table
  --json                      the run as JSON, in the form of src/export/toJson.ts
  --mermaid                   the run as a sequence diagram for Mermaid
  --profile NAME              what both ends are: rfc or linux
  --drop SIDE:N               lose the N-th segment of a side (client or server)
  --delay SIDE:N:MS           delay it by so many milliseconds
  --duplicate SIDE:N:MS       let a second copy arrive so many milliseconds later`;

/** A mistake of the caller's: its text is all that is printed. */
class Mistake extends Error {}

function main(): void {
  const { values, positionals } = readArguments();
  if (values.help) {
    print(USAGE);
    return;
  }
  if (values.list) {
    print(SCENARIO_IDS.join('\n'));
    return;
  }
  if (values.grid) {
    print(gridText());
    return;
  }
  const [name, surplus] = positionals;
  if (name === undefined) throw new Mistake(USAGE);
  if (surplus !== undefined)
    throw new Mistake(`One scenario at a time: '${surplus}' is one too many.`);
  const scenario = find(name);
  const faults = [
    ...(scenario.faults ?? []),
    ...(values.drop ?? []).map((text) => fault('drop', text)),
    ...(values.delay ?? []).map((text) => fault('delay', text)),
    ...(values.duplicate ?? []).map((text) => fault('duplicate', text)),
  ];
  const profile = values.profile === undefined ? scenario.profile : profileNamed(values.profile);
  const trace = simulate({ ...scenario, profile, faults });
  print(written(trace, values));
}

function written(
  trace: SimulatedTrace,
  { json, mermaid }: { json?: boolean; mermaid?: boolean },
): string {
  if (json && mermaid) throw new Mistake('One form at a time: --json or --mermaid.');
  if (json) return toJson(trace).trimEnd();
  if (!mermaid) return traceText(trace);
  const title = scenarioTitle(words, trace.id);
  return toMermaid(trace, { title, words, number: asOnTheWire }).trimEnd();
}

function readArguments() {
  const flag = { type: 'boolean' } as const;
  const faults = { type: 'string', multiple: true } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: flag,
        list: flag,
        grid: flag,
        json: flag,
        mermaid: flag,
        profile: { type: 'string' },
        drop: faults,
        delay: faults,
        duplicate: faults,
      },
    });
  } catch (error) {
    throw new Mistake(`${(error as Error).message}\n${USAGE}`);
  }
}

function find(name: string): Scenario {
  const named = scenarioNamed(name);
  if (named !== null) return named;
  if (!/[./]/.test(name))
    throw new Mistake(`There is no scenario '${name}'; --list shows those there are.`);
  let text: string;
  try {
    text = readFileSync(name, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Mistake(
      code === 'ENOENT'
        ? `There is no file '${name}'.`
        : `The file '${name}' cannot be read (${code}).`,
    );
  }
  const parsed = parseScenario(text);
  if ('scenario' in parsed) return parsed.scenario;
  const place = parsed.path === '' ? 'the file' : parsed.path;
  throw new Mistake(`${name}: ${place}: ${expectedText(parsed.problem, editor.expected)}.`);
}

function profileNamed(text: string): ProfileName {
  const name = PROFILE_NAMES.find((known) => known === text);
  if (name === undefined) {
    throw new Mistake(`--profile ${text}: expected one of ${PROFILE_NAMES.join(', ')}.`);
  }
  return name;
}

/** `client:3` or, with a time in milliseconds, `client:3:200`. */
function fault(what: 'drop' | 'delay' | 'duplicate', text: string): Fault {
  const [from = '', nth = '', by = '', surplus] = text.split(':');
  const form = what === 'drop' ? 'client:3' : 'client:3:200';
  const wrong = new Mistake(
    `--${what} ${text}: expected a side, a number and ${
      what === 'drop' ? 'no more' : 'milliseconds'
    }, as in ${form}.`,
  );
  if (!isSide(from) || !/^[1-9]\d{0,5}$/.test(nth) || surplus !== undefined) throw wrong;
  const match = { from, nth: Number(nth) };
  if (what === 'drop') {
    if (by !== '') throw wrong;
    return { match, do: what };
  }
  if (!/^\d{1,8}(ms)?$/.test(by)) throw wrong;
  return { match, do: what, byUs: ms(Number.parseInt(by, 10)) };
}

const isSide = (name: string): name is Side => (SIDES as readonly string[]).includes(name);

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  main();
} catch (error) {
  if (!(error instanceof Mistake)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
