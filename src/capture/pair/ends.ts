/**
 * Which of two captures was taken at which end, by the packets that both have: where a packet is sent it is captured sooner. How the clocks
 * differ follows with it.
 */
import type { CapturedConnection, CapturedSegment, Nth } from '../captured.ts';
import { SIDES, type Side } from '../../trace/side.ts';
import { inOrder } from '../follow/order.ts';
import { timingOf } from '../follow/timing.ts';
import { clocksOf, oneClock, type Clocks } from './clocks.ts';
import type { KeyOf, Same } from './copies.ts';

/** By side and capture: the segments of a side as a capture has them. */
export type Sides = Readonly<Record<Side, Readonly<Record<Nth, readonly CapturedSegment[]>>>>;
export type Sames = Readonly<Record<Side, readonly Same[]>>;
export type SideKeys = Readonly<Record<Side, KeyOf>>;

export const otherOf = (nth: Nth): Nth => (nth === 'first' ? 'second' : 'first');

export interface Ends {
  readonly client: Nth;
  readonly clocks: Clocks;
}

export function clocksFor(client: Nth, sides: Sides, sames: Sames, isOneClock: boolean): Clocks {
  const crossingsOf = (side: Side) => {
    const sender = side === 'client' ? client : otherOf(client);
    return sames[side].map(([one, two]) => {
      const at = {
        first: sides[side].first[one]?.atNs ?? 0,
        second: sides[side].second[two]?.atNs ?? 0,
      };
      return { leftNs: at[sender], cameNs: at[otherOf(sender)] };
    });
  };
  const crossings = { toServer: crossingsOf('client'), toClient: crossingsOf('server') };
  const clocks = (isOneClock ? oneClock(crossings) : null) ?? clocksOf(crossings);
  if (clocks === null) throw new Error('no packet is in both captures');
  return clocks;
}

/** At the end that sends a packet it is captured sooner: that fits one of the two only. */
export function endsBy(sides: Sides, sames: Sames, isOneClock: boolean): Ends {
  const [one, two] = (['first', 'second'] as const).map((client) => ({
    client,
    clocks: clocksFor(client, sides, sames, isOneClock),
  })) as [Ends, Ends];
  return roomOf(one) >= roomOf(two) ? one : two;
}

const roomOf = ({ clocks: { ways, isSteady } }: Ends): number =>
  isSteady ? ways.client + ways.server : -1;

/** Two frames of a packet at one place are captured within this, or within this part of the loop. */
const NO_WAY_NS = 1_500;
const NO_PART = 0.01;

export function isApart(ends: Ends, loopNs: number): boolean {
  return roomOf(ends) > Math.max(NO_WAY_NS, NO_PART * loopNs);
}

/** From a place between both ends to both of them and back. */
export function loopNsOf({ segments }: CapturedConnection): number {
  const { toUs } = timingOf(inOrder(segments), 'between');
  return 2000 * (toUs.client + toUs.server);
}

/** The same frames, with the same times between them. */
export function isSameCapture(
  sides: Sides,
  sames: Sames,
  first: CapturedConnection,
  second: CapturedConnection,
): boolean {
  if (first.segments.length !== second.segments.length) return false;
  const apart = new Set(
    SIDES.flatMap((side) =>
      sames[side].map(
        ([one, two]) => (sides[side].first[one]?.atNs ?? 0) - (sides[side].second[two]?.atNs ?? 0),
      ),
    ),
  );
  return apart.size === 1;
}

/** Packets of one way alone do not tell: the sender is where each answers soon, or where more of them were captured. */
export function endsByLoops(
  sides: Sides,
  sames: Sames,
  first: CapturedConnection,
  second: CapturedConnection,
): { readonly client: Nth } {
  const near = (connection: CapturedConnection) => timingOf(inOrder(connection.segments)).vantage;
  if (near(first) === 'client' || near(second) === 'server') return { client: 'first' };
  if (near(first) === 'server' || near(second) === 'client') return { client: 'second' };
  const side = sames.client.length > 0 ? 'client' : 'server';
  const isFirst = sides[side].first.length >= sides[side].second.length;
  return { client: isFirst === (side === 'client') ? 'first' : 'second' };
}
