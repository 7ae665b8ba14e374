/**
 * A captured connection as a trace: one endpoint per end is driven by the packets. What it would have sent by itself explains what was
 * sent; else a call or a timer that would have made it send just that is inferred; else its record is set from the packet. All views
 * take the trace as they take that of a simulated run; how each step is known stands in it.
 */
import type { TcpName } from '../../../machines/stacks/profiles.ts';
import { time, type Time } from '../../../machines/tcp/time.ts';
import type { ConnectionTrace, EndInfo } from '../../trace/connection.ts';
import { SIDES, type Side } from '../../trace/side.ts';
import { basesOf } from '../bases.ts';
import { isUnsent, type AnswersOthers, type CapturedConnection } from '../captured.ts';
import { arrive } from './arrive.ts';
import { beginningOf } from './begin.ts';
import { depart } from './depart.ts';
import type { ShadowEnd } from './end.ts';
import { passedIn } from './bothEnds.ts';
import { endWaits, giveUp } from './finish.ts';
import { Shadowing } from './following.ts';
import type { Transit } from './transit.ts';
import { signsIn, type Sign } from './signs.ts';
import { stackChosen, stackOf, type StackFound } from './stackOf.ts';
import type { Timing, Vantage } from './timing.ts';

export interface FollowOptions {
  /** What is not told by packets is as this stack has it, at both ends; inferred from the packets unless told. */
  readonly stack?: TcpName;
  /** Where it was captured; inferred unless told. Of no account where it was captured at each end. */
  readonly vantage?: Vantage;
}

export interface Followed {
  readonly trace: ConnectionTrace;
  readonly timing: Timing;
  readonly stacks: Readonly<Record<Side, StackFound>>;
  /** The trace's time 0, in microseconds since the first frame of the file: before the first segment was captured it had left. */
  readonly startUs: number;
  /** When the capture ends: in the trace's time, which goes on until what was captured last has arrived. */
  readonly capturedTo: number;
  /** Whether the server answers others, where it did not answer this one; undefined: that is not known. */
  readonly answersOthers: AnswersOthers | undefined;
  /** What marks a captured segment, by its place, as another host's. */
  readonly signs: ReadonlyMap<number, readonly Sign[]>;
  /** By place: what came in the name of a side that had not sent it. */
  readonly unsent: ReadonlySet<number>;
  /** Of each flight its place among the connection's segments; null: it was not captured. */
  readonly segmentOf: readonly (number | null)[];
}

/** Follows a connection. Linear in its segments, for windows of usual size. */
export function follow(connection: CapturedConnection, options: FollowOptions = {}): Followed {
  const parts = followInParts(connection, options);
  for (;;) {
    const part = parts.next();
    if (part.done === true) return part.value;
  }
}

/** So many times a segment leaves or arrives before it is said how far it is. */
const PART = 1024;

/**
 * The same, bit by bit: each part says how many of the connection's segments have been dealt with. Whoever has enough asks for no
 * more.
 */
export function* followInParts(
  connection: CapturedConnection,
  { stack, vantage }: FollowOptions = {},
): Generator<number, Followed, undefined> {
  const { endNs, segments } = connection;
  const { passing, ordered, startUs, timing } = passedIn(connection, vantage);
  const found = (side: Side) =>
    stack === undefined ? stackOf(side, ordered, timing) : stackChosen(stack);
  const stacks = { client: found('client'), server: found('server') };
  const names = { client: stacks.client.stack, server: stacks.server.stack };
  const ends = beginningOf(passing, names, connection);
  const start = { client: ends.client.view, server: ends.server.view };
  const following = new Shadowing(passing, timing, ends, { depart, arrive });
  const moves = movesOf(passing);
  for (const [i, move] of moves.entries()) {
    if (i % PART === 0) yield Math.floor((i / moves.length) * segments.length);
    run(following, move);
  }
  yield segments.length;

  const capturedTo = endNs / 1000 - startUs;
  const endAt = time(Math.max(capturedTo, following.now));
  for (const side of SIDES) giveUp(following, ends[side], endAt);
  for (const side of SIDES) endWaits(following, ends[side], endAt);
  const at = following.recorder.lastMoment(time(Math.max(endAt, following.now)));
  const trace = following.recorder.finish(
    {
      id: `stream ${connection.stream}`,
      ends: { client: infoOf(ends.client, connection), server: infoOf(ends.server, connection) },
      start,
    },
    { reason: 'until', at },
  );
  return {
    ...{ trace, timing, startUs, capturedTo, stacks, signs: signsIn(connection.segments) },
    unsent: new Set(segments.flatMap((one, place) => (isUnsent(one) ? [place] : []))),
    answersOthers: connection.answersOthers,
    segmentOf: trace.flights.map(
      ({ index }) => following.get(following.segmentOf[index] ?? 0).captured,
    ),
  };
}

/** Of one whose opening was not captured, the numbers count from the least that was seen: none of them is below. */
function infoOf(end: ShadowEnd, { sockets, segments }: CapturedConnection): EndInfo {
  const { side, isses, hasBegun } = end;
  const socket = sockets[side];
  const least = hasBegun ? null : basesOf(segments)[side];
  return { host: socket.address, socket, stack: null, iss: least === null ? isses : [least] };
}

interface Move {
  readonly at: Time;
  readonly index: number;
  readonly kind: 'departs' | 'arrives';
  readonly side: Side;
}

/** In order of time; at one moment in the order of the capture, and no segment arrives before it has left. */
function movesOf(passing: readonly Transit[]): Move[] {
  const moves = passing.flatMap(({ sentAt, arrivesAt, alsoAt = [], from: side }, index): Move[] => [
    { at: sentAt, index, kind: 'departs', side },
    ...(arrivesAt === null ? [] : [{ at: arrivesAt, index, kind: 'arrives', side } as const]),
    ...alsoAt.map((at) => ({ at, index, kind: 'arrives', side }) as const),
  ]);
  return moves.sort(
    (a, b) =>
      a.at - b.at ||
      a.index - b.index ||
      Number(a.kind === 'arrives') - Number(b.kind === 'arrives'),
  );
}

function run(following: Shadowing, { at, index, kind, side }: Move): void {
  for (const each of SIDES) endWaits(following, following.ends[each], at);
  const end = following.ends[side];
  if (following.get(index).isAnothers === true) {
    if (kind === 'departs') following.leaveAside(end, index);
  }
  // what one end sends leaves in the order in which it was captured
  else while (!following.flightOf.has(index)) depart(following, end);
  if (kind === 'arrives') arrive(following, index, at);
}
