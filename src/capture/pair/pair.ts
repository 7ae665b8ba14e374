/**
 * One connection, captured at each of its ends, as one: both captures on the clock of the client, each packet with when it left and when it came.
 * What left and did not come was lost between them; that is seen, not inferred.
 */
import { peerOf, SIDES, type Side } from '../../trace/side.ts';
import type { CapturedConnection, CapturedSegment, Nth } from '../captured.ts';
import type { EpochTime } from '../../wire/captureFile/contract.ts';
import { onClientsClock, type Clocks } from './clocks.ts';
import { asManyIn, commonBy, keyFor, NUMBERS, onceIn } from './copies.ts';
import {
  clocksFor,
  endsBy,
  endsByLoops,
  isApart,
  isSameCapture,
  loopNsOf,
  type SideKeys,
  type Sames,
  type Sides,
} from './ends.ts';
import { passagesOf, type Alike } from './passages.ts';
import { cutAlike } from './offload.ts';

/** What became of what a side sent. */
export interface Crossed {
  /** Seen at both ends. */
  readonly both: number;
  readonly lost: number;
  /** It came and was not seen to leave. */
  readonly unsent: number;
}

export interface PairedCaptures {
  readonly connection: CapturedConnection;
  readonly clocks: Clocks;
  /** Which of the captures was taken at the client. */
  readonly client: Nth;
  readonly crossed: Readonly<Record<Side, Crossed>>;
}

/** The clock of the second capture against that of the first, by the times of the epoch that both began at. */
export interface ClockDifference {
  /** null: a file has no times of the epoch. */
  readonly aheadNs: number | null;
  readonly drift: number;
}

export function clockDifference(
  { clocks, client }: Pick<PairedCaptures, 'clocks' | 'client'>,
  firstAt: EpochTime | null,
  secondAt: EpochTime | null,
): ClockDifference {
  const { aheadNs, drift } = clocks;
  // the client's against the server's
  const sign = client === 'second' ? 1 : -1;
  if (firstAt === null || secondAt === null) return { aheadNs: null, drift: sign * drift };
  const betweenNs =
    (secondAt.seconds - firstAt.seconds) * 1e9 + secondAt.nanoseconds - firstAt.nanoseconds;
  return { aheadNs: betweenNs + sign * aheadNs, drift: sign * drift };
}

/** Why two captures are no pair: no packet is in both; they are the same; they were taken at the same place. */
export type NoPair = 'nothingInCommon' | 'sameCapture' | 'samePlace';

export function pairOf(
  first: CapturedConnection,
  other: CapturedConnection,
  { isOneClock = false } = {},
): PairedCaptures | NoPair {
  const second = isTurned(first, other) ? turned(other) : other;
  const sides = {
    client: sideOf('client', first, second),
    server: sideOf('server', first, second),
  };
  const keys = {
    client: keyFor(sides.client.first, sides.client.second),
    server: keyFor(sides.server.first, sides.server.second),
  };
  const sure = surelySame(sides, keys);
  if (SIDES.every((side) => sure[side].length === 0)) return 'nothingInCommon';
  const ends = endsBy(sides, sure, isOneClock);
  const loopNs = Math.max(loopNsOf(first), loopNsOf(second));
  if (ends.clocks.basis !== 'oneWay' && !isApart(ends, loopNs))
    return isSameCapture(sides, sure, first, second) ? 'sameCapture' : 'samePlace';
  const { client } =
    ends.clocks.basis === 'oneWay' ? endsByLoops(sides, sure, first, second) : ends;
  const clocks = client === ends.client ? ends.clocks : clocksFor(client, sides, sure, isOneClock);
  return joined({ first, second, sides, keys, client, clocks });
}

const sideOf = (side: Side, first: CapturedConnection, second: CapturedConnection) => {
  const of = ({ segments }: CapturedConnection) => segments.filter(({ from }) => from === side);
  const [one, two] = cutAlike(of(first), of(second));
  return { first: one, second: two };
};

/**
 * Who opened it is guessed from ports where no SYN was captured, and a translator of addresses changes those; where both opened it, each
 * capture has the SYN of its own end first.
 */
const isTurned = (first: CapturedConnection, second: CapturedConnection): boolean =>
  alike(first, second) === 0 && alike(first, turned(second)) > 0;

const alike = (first: CapturedConnection, second: CapturedConnection): number =>
  SIDES.reduce((sum, side) => {
    const of = ({ segments }: CapturedConnection) => segments.filter(({ from }) => from === side);
    return sum + commonBy(NUMBERS, of(first), of(second));
  }, 0);

const turned = (connection: CapturedConnection): CapturedConnection => ({
  ...connection,
  sockets: { client: connection.sockets.server, server: connection.sockets.client },
  segments: connection.segments.map((one) => ({ ...one, from: peerOf(one.from) })),
});

function surelySame(sides: Sides, keys: SideKeys): Sames {
  const by = (find: typeof onceIn): Sames => ({
    client: find(sides.client.first, sides.client.second, keys.client),
    server: find(sides.server.first, sides.server.second, keys.server),
  });
  const once = by(onceIn);
  return SIDES.some((side) => once[side].length > 0) ? once : by(asManyIn);
}

interface Halves extends Alike {
  readonly first: CapturedConnection;
  readonly second: CapturedConnection;
}

function joined(halves: Halves): PairedCaptures {
  const { first, second, client, clocks } = halves;
  const toClock = (nth: Nth) => (ns: number) => (nth === client ? ns : onClientsClock(clocks, ns));
  const ends = { first: toClock('first')(first.endNs), second: toClock('second')(second.endNs) };
  const watched = (nth: Nth, atNs: number) => atNs >= toClock(nth)(0) && atNs <= ends[nth];
  const passing = SIDES.flatMap((side) => passagesOf(side, halves, toClock, watched));
  const crossedOf = (side: Side): Crossed => {
    const nth = (side === 'client') === (client === 'first') ? 'first' : 'second';
    // what left as its capture began or ended may have left just outside of it
    const isWithin = (atNs: number) => atNs > toClock(nth)(0) && atNs < ends[nth];
    return crossedIn(passing, side, isWithin);
  };
  const [one] = [first, second].sort((a, b) => RELIABLE[a.openedBy] - RELIABLE[b.openedBy]);
  return {
    connection: {
      ...first,
      openedBy: one?.openedBy ?? first.openedBy,
      segments: passing.sort((a, b) => a.atNs - b.atNs),
      endNs: Math.max(ends.first, ends.second),
      ways: clocks.ways,
    },
    ...{ clocks, client },
    crossed: { client: crossedOf('client'), server: crossedOf('server') },
  };
}

const RELIABLE = { syn: 0, synAck: 1, guessed: 2 } as const;

/** `isWithin`: the sender was watched then. */
function crossedIn(
  passing: readonly CapturedSegment[],
  side: Side,
  isWithin: (atNs: number) => boolean,
): Crossed {
  const own = passing.flatMap(({ from, passage, atNs }) =>
    from === side && passage ? [{ ...passage, atNs }] : [],
  );
  return {
    both: own.filter(({ left, came }) => left !== null && came.length > 0).length,
    lost: own.filter((one) => one.came.length === 0 && one.isWatched).length,
    unsent: own.filter(({ left, atNs }) => left === null && isWithin(atNs)).length,
  };
}
