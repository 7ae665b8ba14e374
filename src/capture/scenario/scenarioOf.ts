/**
 * The scenario that follows from a capture: the calls of both programs, the way between them, losses, options, buffers, initial numbers. Played
 * by a stack of ours it says what that one would have done, and can be edited as any other. What cannot be said so is told besides.
 */
import { MOST } from '../../simulation/expected.ts';
import type { End, Scenario } from '../../simulation/scenario.ts';
import { isClosedAtEnd } from './closed.ts';
import { segLen } from '../../../machines/tcp/segment.ts';
import { profileOf } from '../../../machines/stacks/profiles.ts';
import type { Profile } from '../../../machines/tcp/profile.ts';
import type { Socket } from '../../trace/connection.ts';
import { flightsOf } from '../../trace/lookup.ts';
import { SIDES, type Side } from '../../trace/side.ts';
import type { CapturedConnection } from '../captured.ts';
import type { Followed } from '../follow/follow.ts';
import { asFollowed, connectionsIn } from './firstConnection.ts';
import { callsIn, type Calls } from './calls.ts';
import type { LeftOut } from './leftOut.ts';
import { delayOf, networkOf } from './network.ts';
import { readsLate } from './reading.ts';
import { mssOf, settingsOf, type StackBeside } from './settings.ts';

export interface Stacks extends StackBeside {
  /** Values that one end alone has. */
  readonly ends?: Partial<Readonly<Record<Side, Partial<Profile>>>>;
}

export interface FromCapture {
  readonly scenario: Scenario;
  readonly leftOut: readonly LeftOut[];
}

/** Linux, as it ships, unless told. */
export function scenarioOf(
  followed: Followed,
  connection: CapturedConnection,
  stacks: Stacks = { profile: 'linux' },
): FromCapture {
  const { timing } = followed;
  const trace = asFollowed(followed.trace);
  const { profile, settings, ends = {} } = stacks;
  const hasOpening = trace.start.client.state === 'ESTABLISHED';
  const sizes = { client: mssOf(trace, 'client'), server: mssOf(trace, 'server') };
  const network = networkOf(trace, timing, sizes, hasOpening);
  const found = {
    client: settingsOf(trace, 'client', { profile, settings: { ...settings, ...ends.client } }),
    server: settingsOf(trace, 'server', { profile, settings: { ...settings, ...ends.server } }),
  };
  const openingUs = hasOpening ? delayOf(timing) : null;
  const late = { client: isLate('client'), server: isLate('server') };
  const calls = callsIn(trace, { readsLate: late, openingUs });
  const untilUs = Math.round(trace.end.at + 3 * (openingUs ?? 0));
  const isOpen = !isClosedAtEnd(trace);
  const { faults } = network;
  return {
    scenario: {
      id: idOf(connection.sockets),
      profile,
      ...(settings && Object.keys(settings).length > 0 && { settings }),
      client: endOf('client'),
      server: endOf('server'),
      link: { delayUs: network.delayUs },
      actions: calls.actions,
      ...(faults.length > 0 && { faults }),
      ...(isOpen && { untilUs: Math.min(untilUs, MOST.timeUs) }),
    },
    leftOut: [
      ...leftOutOf(followed, connection, sizes, hasOpening),
      ...SIDES.flatMap((side) => found[side].leftOut),
      ...calls.leftOut,
      ...network.leftOut,
      ...(untilUs > MOST.timeUs ? [{ what: 'time', us: untilUs } as const] : []),
    ],
  };

  function isLate(side: Side): boolean {
    const reads = profileOf(profile, { ...settings, ...ends[side] }).autoRead;
    return !reads || readsLate(trace, side);
  }

  function endOf(side: Side): End {
    return ended(trace.ends[side].iss, { ...ends[side], ...found[side].settings }, calls, side);
  }
}

const ended = (
  iss: readonly number[],
  settings: Partial<Profile>,
  { reactions }: Calls,
  side: Side,
): End => ({
  iss: iss.slice(0, MOST.entries),
  ...(Object.keys(settings).length > 0 && { settings }),
  ...(reactions[side].length > 0 && { reactions: reactions[side] }),
});

const written = ({ address, port }: Socket): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;

/** As a list of connections has it. */
const idOf = ({ client, server }: CapturedConnection['sockets']): string =>
  `${written(client)} > ${written(server)}`.slice(0, MOST.name);

/** A run that somebody waits for has no more segments. */
const MOST_SEGMENTS = 100_000;

function leftOutOf(
  { trace }: Followed,
  { segments }: CapturedConnection,
  sizes: Readonly<Record<Side, number>>,
  hasOpening: boolean,
): LeftOut[] {
  const left: LeftOut[] = [];
  const octets = trace.flights
    .filter(({ again }) => again === null)
    .reduce((sum, { segment }) => sum + segment.dataLen, 0);
  if (octets > 0) left.push({ what: 'content', octets });
  if (hasOpening) left.push({ what: 'opening' });
  const captured = segments.length;
  if (captured > MOST_SEGMENTS) left.push({ what: 'segments', captured, most: MOST_SEGMENTS });
  const connections = connectionsIn(trace);
  if (connections > 1) left.push({ what: 'incarnations', connections });
  for (const side of SIDES) {
    if (!segments.some(({ from }) => from === side)) left.push({ what: 'oneSided', unheard: side });
    const large = flightsOf(trace, side).filter(({ segment }) => segment.dataLen > sizes[side]);
    const largest = large.reduce((most, { segment }) => Math.max(most, segment.dataLen), 0);
    if (large.length > 0) left.push({ what: 'offload', side, segments: large.length, largest });
    const strangers = flightsOf(trace, side).filter(isStranger).length;
    if (strangers > 0) left.push({ what: 'strangers', side, segments: strangers });
  }
  return left;

  /** Nothing its end could have done made it leave, and nothing came of it. */
  function isStranger({
    segment,
    step,
  }: {
    segment: (typeof segments)[number]['segment'];
    step: number;
  }): boolean {
    const { before, after } = trace.steps[step] ?? {};
    return before?.tcb === null && after?.tcb === null && !segment.rst && segLen(segment) >= 0;
  }
}
