/** What a reader sets of a server's scenario, as a table: how each is read off a scenario, put into one, and bounded. */
import { MODELS, type Model } from '../../../../machines/server/program.ts';
import { ms, s } from '../../../../machines/tcp/time.ts';
import { hostOf } from '../../../scenarios/worlds/index.ts';
import type { ClientGroup } from '../../../simulation/world/clientGroups.ts';
import type { ServerScenario } from '../../../simulation/world/serverScenario.ts';
import type { ServerKnob } from '../../../words/contract/index.ts';

/** In milliseconds and seconds, as they are typed; yes and no are 1 and 0; a model is its place in the list. */
export type Knobs = Readonly<Partial<Record<ServerKnob, number>>>;

interface Knob {
  /** In an address. */
  readonly key: string;
  readonly min: number;
  readonly max: number;
  readonly read: (scenario: ServerScenario) => number;
  readonly set: (scenario: ServerScenario, value: number) => ServerScenario;
}

/** The group that is asked about: the last one that is no flood. Another one is what the scenario is about. */
const usualGroup = ({ clients }: ServerScenario): number =>
  Math.max(
    clients.findLastIndex(({ forged }) => !forged),
    0,
  );

const group = (scenario: ServerScenario): ClientGroup => {
  const found = scenario.clients[usualGroup(scenario)];
  if (!found) throw new Error(`${scenario.id} has no clients`);
  return found;
};

const withGroup = (scenario: ServerScenario, change: Partial<ClientGroup>): ServerScenario => ({
  ...scenario,
  clients: scenario.clients.map((each, i) =>
    i === usualGroup(scenario) ? { ...each, ...change } : each,
  ),
});

const withProgram = (
  scenario: ServerScenario,
  change: Partial<ServerScenario['program']>,
): ServerScenario => ({ ...scenario, program: { ...scenario.program, ...change } });

const withHost = (
  scenario: ServerScenario,
  change: Partial<ServerScenario['host']>,
): ServerScenario => ({ ...scenario, host: { ...scenario.host, ...change } });

const SECONDS_ENOUGH = 3600;

/** Of all groups together: as many as a file may have. */
const MOST_CLIENTS = 2000;

export const KNOBS: Readonly<Record<ServerKnob, Knob>> = {
  model: {
    ...{ key: 'm', min: 0, max: MODELS.length - 1 },
    read: ({ program }) => MODELS.indexOf(program.model),
    set: (it, value) => withProgram(it, { model: MODELS[value] as Model }),
  },
  clients: {
    ...{ key: 'c', min: 1, max: MOST_CLIENTS },
    read: (it) => group(it).count,
    set: (it, count) => {
      const others = it.clients.reduce((sum, each) => sum + each.count, 0) - group(it).count;
      return withGroup(it, { count: Math.min(count, MOST_CLIENTS - others) });
    },
  },
  rhythm: {
    ...{ key: 'r', min: 0, max: 60_000 },
    read: (it) => {
      const { rhythm } = group(it);
      return rhythm.kind === 'every' ? rhythm.us / ms(1) : 0;
    },
    set: (it, value) =>
      withGroup(it, {
        rhythm: value === 0 ? { kind: 'together' } : { kind: 'every', us: ms(value) },
      }),
  },
  io: {
    ...{ key: 'i', min: 0, max: 60_000 },
    read: ({ program }) => program.service.ioUs / ms(1),
    set: (it, value) => withProgram(it, { service: { ...it.program.service, ioUs: ms(value) } }),
  },
  cpu: {
    ...{ key: 'u', min: 0, max: 60_000 },
    read: ({ program }) => program.service.cpuUs / ms(1),
    set: (it, value) => withProgram(it, { service: { ...it.program.service, cpuUs: ms(value) } }),
  },
  workers: {
    ...{ key: 'w', min: 1, max: 64 },
    read: ({ program }) => program.workers,
    set: (it, workers) => withProgram(it, { workers }),
  },
  cores: {
    ...{ key: 'k', min: 1, max: 64 },
    read: ({ program }) => program.cores,
    set: (it, cores) => withProgram(it, { cores }),
  },
  backlog: {
    ...{ key: 'b', min: 0, max: 65_535 },
    read: ({ program }) => program.backlog,
    set: (it, backlog) => withProgram(it, { backlog }),
  },
  somaxconn: {
    ...{ key: 's', min: 0, max: 65_535 },
    read: (it) => hostOf(it).somaxconn,
    set: (it, somaxconn) => withHost(it, { somaxconn }),
  },
  cookies: {
    ...{ key: 'y', min: 0, max: 2 },
    read: (it) => hostOf(it).synCookies,
    set: (it, value) => withHost(it, { synCookies: value === 0 ? 0 : value === 2 ? 2 : 1 }),
  },
  abort: {
    ...{ key: 'a', min: 0, max: 1 },
    read: (it) => Number(hostOf(it).abortOnOverflow),
    set: (it, value) => withHost(it, { abortOnOverflow: value === 1 }),
  },
  handler: {
    ...{ key: 'h', min: 0, max: 1 },
    read: ({ program }) => Number(program.handler === 'blocks'),
    set: (it, value) => withProgram(it, { handler: value === 1 ? 'blocks' : 'awaits' }),
  },
  gil: {
    ...{ key: 'g', min: 0, max: 1 },
    read: ({ program }) => Number(program.gil),
    set: (it, value) => withProgram(it, { gil: value === 1 }),
  },
  delay: {
    ...{ key: 'd', min: 0, max: 10_000 },
    read: ({ link }) => link.delayUs / ms(1),
    set: (it, value) => ({ ...it, link: { ...it.link, delayUs: ms(value) } }),
  },
  patience: {
    ...{ key: 'p', min: 0, max: SECONDS_ENOUGH },
    read: (it) => (group(it).patienceUs ?? 0) / s(1),
    set: (it, value) => withGroup(it, { patienceUs: value === 0 ? null : s(value) }),
  },
  requests: {
    ...{ key: 'q', min: 1, max: 100 },
    read: (it) => group(it).requests,
    set: (it, requests) => withGroup(it, { requests }),
  },
};

export const KNOB_NAMES = Object.keys(KNOBS) as readonly ServerKnob[];

export const inBounds = (name: ServerKnob, value: number): number => {
  const { min, max } = KNOBS[name];
  return Math.min(Math.max(Math.round(value), min), max);
};

/** A scenario as the reader has set it. */
export const withKnobs = (scenario: ServerScenario, knobs: Knobs): ServerScenario =>
  KNOB_NAMES.reduce((it, name) => {
    const value = knobs[name];
    return value === undefined ? it : KNOBS[name].set(it, value);
  }, scenario);

/** Set to what it is in the scenario it is not set. */
export function withKnob(
  knobs: Knobs,
  base: ServerScenario,
  name: ServerKnob,
  value: number,
): Knobs {
  const { [name]: _, ...others } = knobs;
  const bounded = inBounds(name, value);
  return KNOBS[name].read(base) === bounded ? others : { ...others, [name]: bounded };
}
