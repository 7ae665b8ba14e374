/**
 * `npm run simulate -- <scenario id | file.json> [--json | --mermaid] [--profile linux] [--drop client:3] ...`
 *
 * Runs a scenario without a browser and prints its trace. What is wrong with the arguments or the file is said in one
 * sentence; the exit code is then 2.
 */
import { PROFILE_NAMES, type ProfileName } from '../../machines/stacks/profiles.ts';
import { ms } from '../../machines/tcp/time.ts';
import { gridText } from '../analysis/grid/text.ts';
import { editor } from '../words/en/views/editor.ts';
import { fileProblemText } from '../words/expected.ts';
import { words } from '../words/en/index.ts';
import { asOnTheWire } from '../words/sentences/telling.ts';
import { toJson } from '../export/toJson.ts';
import { toMermaid } from '../export/toMermaid.ts';
import { SCENARIO_IDS } from '../scenarios/index.ts';
import { scenarioFrom } from '../simulation/parseScenario.ts';
import { SIDES, type Side } from '../trace/side.ts';
import type { Fault, Scenario } from '../simulation/scenario.ts';
import { LIMITS } from '../simulation/limits.ts';
import { simulate, type SimulatedTrace } from '../simulation/simulate.ts';
import { excerpt } from '../trace/excerpt.ts';
import { traceText } from '../trace/text.ts';
import { quoted } from './readText.ts';
import { scenarioFor } from './scenarioFor.ts';
import { command, Mistake, print, readArguments } from './terminal.ts';

const USAGE = `Usage: npm run simulate -- <scenario id | file.json> [options]
  --list                      the ids of the built-in scenarios, one a line
  --grid                      what comes out of each segment in each state, as a table
  --json                      the run as JSON, in the form of src/export/toJson.ts
  --mermaid                   the run as a sequence diagram for Mermaid
  --profile NAME              what both ends are: rfc or linux
  --drop SIDE:N               lose the N-th segment of a side (client or server)
  --delay SIDE:N:MS           delay it by so many milliseconds
  --duplicate SIDE:N:MS       let a second copy arrive so many milliseconds later`;

const flag = { type: 'boolean' } as const;
const several = { type: 'string', multiple: true } as const;
const OPTIONS = {
  list: flag,
  grid: flag,
  json: flag,
  mermaid: flag,
  profile: { type: 'string' },
  drop: several,
  delay: several,
  duplicate: several,
} as const;

function main(): void {
  const read = readArguments(OPTIONS, USAGE);
  if (read === null) return;
  const { values, positionals } = read;
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
    throw new Mistake(`One scenario at a time: ${quoted(surplus)} is one too many.`);
  if (values.json && values.mermaid) {
    throw new Mistake('One form at a time: --json or --mermaid.');
  }
  const { scenario, title } = scenarioFor(name);
  const faults = [
    ...(scenario.faults ?? []),
    ...(values.drop ?? []).map((text) => fault('drop', text)),
    ...(values.delay ?? []).map((text) => fault('delay', text)),
    ...(values.duplicate ?? []).map((text) => fault('duplicate', text)),
  ];
  const profile = values.profile === undefined ? scenario.profile : profileNamed(values.profile);
  const trace = simulate(checked({ ...scenario, profile, faults }), LIMITS);
  print(written(trace, title, values));
}

/** With faults of the caller's it may be more than a scenario can be. */
function checked(scenario: Scenario): Scenario {
  const parsed = scenarioFrom(scenario);
  if ('problem' in parsed) throw new Mistake(fileProblemText(parsed, editor));
  return scenario;
}

function written(
  trace: SimulatedTrace,
  title: string,
  { json, mermaid }: { json?: boolean; mermaid?: boolean },
): string {
  if (json) return toJson(trace).trimEnd();
  if (!mermaid) return traceText(trace);
  return toMermaid(trace, { title, words, number: asOnTheWire }).trimEnd();
}

function profileNamed(text: string): ProfileName {
  const name = PROFILE_NAMES.find((known) => known === text);
  if (name === undefined) {
    throw new Mistake(`--profile ${excerpt(text)}: expected one of ${PROFILE_NAMES.join(', ')}.`);
  }
  return name;
}

/** `client:3` or, with a time in milliseconds, `client:3:200`. */
function fault(what: 'drop' | 'delay' | 'duplicate', text: string): Fault {
  const [from = '', nth = '', by = '', surplus] = text.split(':');
  const form = what === 'drop' ? 'client:3' : 'client:3:200';
  const wrong = new Mistake(
    `--${what} ${excerpt(text)}: expected a side, a number and ${
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

command(main);
