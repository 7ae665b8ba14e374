/**
 * What `npm run simulate` answers to its arguments: what it prints, and hints at what has no effect. What is wrong with them
 * is thrown as a Mistake.
 */
import {
  ALL_NAMES,
  isBroken,
  PROFILE_NAMES,
  type ProfileName,
} from '../../machines/stacks/profiles.ts';
import { gridText } from '../analysis/grid/text.ts';
import { toCommands } from '../export/toCommands.ts';
import { toJson } from '../export/toJson.ts';
import { toMermaid } from '../export/toMermaid.ts';
import { toPacketdrill } from '../export/toPacketdrill.ts';
import { SCENARIO_IDS } from '../scenarios/index.ts';
import { WORLD_IDS } from '../scenarios/worlds/index.ts';
import { LIMITS } from '../simulation/limits.ts';
import { scenarioFrom } from '../simulation/parseScenario.ts';
import type { Scenario } from '../simulation/scenario.ts';
import type { SimulatedTrace } from '../simulation/connectionRun.ts';
import { simulate } from '../simulation/simulate.ts';
import type { ServerScenario } from '../simulation/world/serverScenario.ts';
import { excerpt } from '../trace/excerpt.ts';
import { SIDES, type Side } from '../trace/side.ts';
import { traceText } from '../trace/text.ts';
import { editor } from '../words/en/views/editor.ts';
import { machine } from '../words/en/views/machine.ts';
import { words } from '../words/en/index.ts';
import { fileProblemText } from '../words/expected.ts';
import { markedTitle, profileName } from '../words/profileName.ts';
import { asOnTheWire } from '../words/sentences/telling.ts';
import { captureFileOf, type CaptureFlags, type WrittenFile } from './captureFlags.ts';
import { faultsOf } from './faultFlags.ts';
import { hintsOf } from './hints.ts';
import { quoted } from './readText.ts';
import { scenarioFor } from './scenarioFor.ts';
import { schemaText } from './schema.ts';
import { templateText } from './template.ts';
import { Mistake, parsedArguments } from './terminal.ts';
import { worldFor } from './worldFor.ts';
import { ofOneModel, worldAnswer, type WorldOptions } from './worldSimulation.ts';

const USAGE = `Usage: npm run simulate -- <scenario id | file.json> [options]
  --list                      the ids of the built-in scenarios, one a line
  --grid                      what comes out of each segment in each state, as a table
  --template                  a scenario file to begin with, which runs as it is
  --schema                    the JSON Schema of scenario files, for editors
  --json                      the run as JSON, which can be read again as a file
  --mermaid                   the run as a sequence diagram for Mermaid
  --packetdrill               the run as a script of packetdrill, its server being the kernel
                              under test; or its client: --under-test client
  --commands                  the commands that make it happen on a Linux of one's own
  --pcapng FILE               the run as a capture at both ends, with captions as comments;
  --pcap FILE                 or without them, at one end. Where: --vantage client, server, both
  --profile NAME              what both ends are: ${PROFILE_NAMES.join(', ')},
                              or a stack that is broken on purpose
  --model NAME                of a server with many clients: another model of its program
  --summary                   of a server with many clients: what it cost, in figures; of
                              several models (--model select,poll or --model all) a line each
  --drop SIDE:N               lose the N-th segment of a side (client or server)
  --delay SIDE:N:TIME         delay it by so much: 200ms, 1.5s (a plain number is milliseconds)
  --duplicate SIDE:N:TIME     let a second copy arrive so much later
  --fault "TEXT"              any fault, as Edit has it: "client all longer than 1000 drop"
A file is looked up from where you stand. --json of a run is a file as well.`;

const flag = { type: 'boolean' } as const;
const several = { type: 'string', multiple: true } as const;
const OPTIONS = {
  list: flag,
  grid: flag,
  template: flag,
  schema: flag,
  json: flag,
  mermaid: flag,
  packetdrill: flag,
  commands: flag,
  pcapng: { type: 'string' },
  pcap: { type: 'string' },
  vantage: { type: 'string' },
  'under-test': { type: 'string' },
  summary: flag,
  profile: { type: 'string' },
  model: { type: 'string' },
  drop: several,
  delay: several,
  duplicate: several,
  fault: several,
} as const;

/** In which the run is given, if not as text. */
const FORMS = ['json', 'mermaid', 'packetdrill', 'commands', 'pcapng', 'pcap'] as const;

interface FormFlags {
  readonly json?: boolean;
  readonly mermaid?: boolean;
  readonly packetdrill?: boolean;
  readonly commands?: boolean;
  readonly 'under-test'?: string;
}

/** What is printed of no run. */
const APART = {
  list: () => [...SCENARIO_IDS, ...WORLD_IDS].join('\n'),
  grid: gridText,
  template: () => templateText().trimEnd(),
  schema: () => schemaText().trimEnd(),
} as const;

export interface Printed {
  readonly out: string;
  readonly hints: readonly string[];
  /** What is written to a file, where the caller names one. */
  readonly file?: WrittenFile;
}

export function answerTo(args: readonly string[]): Printed {
  const { values, positionals } = parsedArguments(OPTIONS, USAGE, args);
  if ('help' in values) return { out: USAGE, hints: [] };
  const apart = (Object.keys(APART) as (keyof typeof APART)[]).find((name) => values[name]);
  if (apart !== undefined) {
    const given = [
      ...positionals.map(quoted),
      ...optionsIn(values).filter((option) => option !== `--${apart}`),
    ];
    return {
      out: APART[apart](),
      hints: given.map((what) => `--${apart} makes no use of ${what}.`),
    };
  }
  const [name, surplus] = positionals;
  if (name === undefined) throw new Mistake(USAGE);
  if (surplus !== undefined)
    throw new Mistake(`One scenario at a time: ${quoted(surplus)} is one too many.`);
  const forms = FORMS.filter((form) => values[form] !== undefined);
  if (forms.length > 1)
    throw new Mistake(`One form at a time: ${forms.map((form) => `--${form}`).join(' or ')}.`);
  const world = worldFor(name);
  if (world) return ofWorld(world, values);
  const ofMany = (['model', 'summary'] as const).find((option) => values[option] !== undefined);
  if (ofMany !== undefined)
    throw new Mistake(
      `--${ofMany} is about a server with many clients, and ${quoted(name)} is not one.`,
    );
  const { scenario, title, isOwn } = scenarioFor(name);
  const added = faultsOf(values);
  const faults = [...(scenario.faults ?? []), ...added.map(({ fault }) => fault)];
  const profile = values.profile === undefined ? scenario.profile : profileNamed(values.profile);
  const trace = simulate(checked({ ...scenario, profile, faults }), LIMITS);
  const marked = markedTitle(words.interface.options, title, profile);
  const hints = hintsOf(trace, added, isOwn);
  const file = captureFileOf(trace, marked, values);
  if (file) return { out: file.said, hints, file };
  return { out: written(trace, marked, values), hints };
}

/** What is about one connection has no meaning for many. */
const OF_WORLDS = ['model', 'json', 'summary', 'pcapng', 'pcap', 'vantage'];

function ofWorld(world: ServerScenario, values: WorldOptions & CaptureFlags): Printed {
  const unused = optionsIn(values).filter((option) => !OF_WORLDS.includes(option.slice(2)));
  const isCapture =
    values.pcapng !== undefined || values.pcap !== undefined || values.vantage !== undefined;
  const file = isCapture ? captureFileOf(ofOneModel(world, values.model), world.id, values) : null;
  return {
    out: file ? file.said : worldAnswer(world, values),
    ...(file && { file }),
    hints: unused.map((option) => `A server with many clients makes no use of ${option}.`),
  };
}

/** The options that were given, as they are written. */
const optionsIn = (values: object): string[] => Object.keys(values).map((name) => `--${name}`);

/** With faults of the caller's it may be more than a scenario can be. */
function checked(scenario: Scenario): Scenario {
  const parsed = scenarioFrom(scenario);
  if ('problem' in parsed) throw new Mistake(fileProblemText(parsed, editor));
  return scenario;
}

function written(
  trace: SimulatedTrace,
  title: string,
  { json, mermaid, packetdrill, commands, 'under-test': side = 'server' }: FormFlags,
): string {
  if (json) return toJson(trace).trimEnd();
  if (packetdrill)
    return toPacketdrill(trace, { title, side: sideNamed(side), words: machine.script }).trimEnd();
  if (commands)
    return toCommands(trace, trace.scenario, { title, words: machine.commands }).trimEnd();
  if (!mermaid) return [...notTcp(trace), traceText(trace)].join('\n');
  return toMermaid(trace, { title, words, number: asOnTheWire }).trimEnd();
}

/** A line above a run that is none of TCP. */
function notTcp({ scenario: { profile } }: SimulatedTrace): string[] {
  const { options } = words.interface;
  return isBroken(profile)
    ? [`# ${profileName(options, profile)}. ${options.broken[profile].about}`]
    : [];
}

function sideNamed(text: string): Side {
  const side = SIDES.find((known) => known === text);
  if (side === undefined)
    throw new Mistake(`--under-test ${excerpt(text)}: expected one of ${SIDES.join(', ')}.`);
  return side;
}

function profileNamed(text: string): ProfileName {
  const name = ALL_NAMES.find((known) => known === text);
  if (name === undefined) {
    throw new Mistake(`--profile ${excerpt(text)}: expected one of ${ALL_NAMES.join(', ')}.`);
  }
  return name;
}
