/** What a scenario says without any effect on its run: a sentence each, for whoever wrote it. */
import { writeFaults } from '../simulation/written/faults.ts';
import { makeFinder } from '../simulation/link.ts';
import type { Action, Fault, Injection, Reaction, Scenario } from '../simulation/scenario.ts';
import type { SimulatedTrace } from '../simulation/connectionRun.ts';
import type { Flight } from '../trace/connection.ts';
import { SIDES } from '../trace/side.ts';
import type { NamedFault } from './faultFlags.ts';

/**
 * `added`: the faults of the caller's arguments, which are the last ones of the scenario. All else is the caller's where the
 * scenario is: a built-in one knows what it does.
 */
export function hintsOf(
  { scenario, flights, end }: SimulatedTrace,
  added: readonly NamedFault[],
  isOwn: boolean,
): string[] {
  const ofArguments = added.flatMap((each) => aboutFault(each, flights));
  if (!isOwn) return ofArguments;
  const { faults = [], injections = [] } = scenario;
  const own = faults.slice(0, faults.length - added.length).map((fault, i) => ({
    name: `faults[${i}] (${writeFaults([fault])})`,
    fault,
  }));
  return [
    ...own.flatMap((each) => aboutFault(each, flights)),
    ...ofArguments,
    ...aboutCalls(scenario),
    ...injections.flatMap(aboutInjection),
    ...afterTheEnd(scenario, end.at),
  ];
}

function aboutFault({ name, fault }: NamedFault, flights: readonly Flight[]): string[] {
  const { from, nth, ...which } = fault.match;
  const finder = makeFinder(fault.match);
  const found = flights.filter((f) => finder.isFound(f.from, f.segment, f.sentAt));
  const counted = finder.counted();
  const sent = flights.filter((f) => f.from === from).length;
  const there =
    Object.keys(which).length === 0
      ? `the ${from} sends ${segments(sent)}`
      : `of the ${segments(sent)} that the ${from} sends, ${counted || 'none'} fit`;
  if (found.length === 0) return [`${name} hits nothing: ${there}.`];
  const missed = typeof nth === 'object' ? nth.filter((n) => n > counted) : [];
  if (missed.length > 0) return [`${name} does not hit all of them: ${there}.`];
  return withoutEffect(name, fault, found);
}

const segments = (count: number): string => (count === 1 ? '1 segment' : `${count} segments`);

/** Some faults write into a segment, which must have what they write. */
function withoutEffect(name: string, fault: Fault, found: readonly Flight[]): string[] {
  if (fault.do === 'mark' && found.every(({ segment }) => segment.ip !== 'ECT0')) {
    return [`${name} marks nothing: no segment that it hits is ECN-capable (settings.ecn).`];
  }
  if (fault.do === 'clampMss' && found.every(({ segment: { mss = 0 } }) => mss <= fault.mss)) {
    return [`${name} changes nothing: no segment that it hits has a larger MSS option.`];
  }
  return [];
}

/** What a call makes use of, beside its name. */
const USES: Readonly<Record<string, readonly string[]>> = {
  send: ['bytes'],
  receive: ['bytes', 'whole'],
  listen: ['remote'],
  connect: ['bytes', 'remote'],
};

function aboutCalls({ actions, ...ends }: Scenario): string[] {
  const reactions = SIDES.flatMap((side) =>
    (ends[side].reactions ?? []).map((call, i) => [`${side}.reactions[${i}]`, call] as const),
  );
  const calls = [...actions.map((call, i) => [`actions[${i}]`, call] as const), ...reactions];
  return calls.flatMap(([path, call]) => aboutCall(path, call));
}

function aboutCall(path: string, made: Action | Reaction): string[] {
  const { call, bytes } = made;
  const unused = ['bytes', 'whole', 'remote'].filter(
    (field) => Object.hasOwn(made, field) && !USES[call]?.includes(field),
  );
  return [
    ...(call === 'send' && bytes === undefined
      ? [`${path}: send without bytes sends nothing.`]
      : []),
    ...unused.map((field) => `${path}: ${call} makes no use of ${field}.`),
  ];
}

function aboutInjection({ segment: { ack, flags } }: Injection, i: number): string[] {
  return ack === undefined || flags.includes('ACK')
    ? []
    : [`injections[${i}].segment: without the ACK flag, ack is not looked at.`];
}

function afterTheEnd(scenario: Scenario, endUs: number): string[] {
  const listed = (['actions', 'injections', 'linkChanges'] as const).flatMap((list) =>
    (scenario[list] ?? []).map(({ atUs }, i) => ({ path: `${list}[${i}]`, atUs })),
  );
  return listed
    .filter(({ atUs }) => atUs > endUs)
    .map(({ path }) => `${path} comes to nothing: the run has ended by then.`);
}
