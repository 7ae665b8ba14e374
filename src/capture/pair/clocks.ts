/**
 * Two clocks set by the packets between them. A packet comes after it has left, whatever the clocks say: each one bounds what the
 * server's clock may differ by from the client's, from above or from below, according to its way. Of all straight lines between
 * both bounds that one is taken which stays furthest from either: the shortest way there and the shortest back are taken to be alike,
 * for no packet tells them apart. Its slope is the drift.
 */

/** A packet that was captured at both ends: nanoseconds, each on the clock of its end. */
export interface Crossing {
  readonly leftNs: number;
  readonly cameNs: number;
}

export interface Crossings {
  readonly toServer: readonly Crossing[];
  readonly toClient: readonly Crossing[];
}

export interface Clocks {
  /** The client's clock shows so much more than the server's when that shows `atNs`; and how much that grows, in parts of the time. */
  readonly aheadNs: number;
  readonly atNs: number;
  readonly drift: number;
  /** How that is known: packets of both ways, of one (whose shortest is taken for 0), or one clock stamped both ends. */
  readonly basis: 'bothWays' | 'oneWay' | 'oneClock';
  /** The shortest way to either end. */
  readonly ways: { readonly client: number; readonly server: number };
  /** No line leaves all packets the time to come: a clock was set while it was captured. */
  readonly isSteady: boolean;
}

/** A moment of the server's clock on that of the client. */
export const onClientsClock = ({ aheadNs, atNs, drift }: Clocks, serverNs: number): number =>
  serverNs + aheadNs + drift * (serverNs - atNs);

/** No clock that is no worse than a watch drifts more: what looks so is the chance of few packets. */
const MOST_DRIFT = 200e-6;
/** Further than this no line is looked for. */
const FURTHEST = 1e-3;
/** Among fewer packets a line says nothing. */
const ENOUGH = 8;

interface Bounds {
  readonly above: readonly Point[];
  readonly below: readonly Point[];
  /** Where the lines are turned about. */
  readonly middle: number;
}

/** What would have to be added to the server's clock at one of its moments if the packet took no time. */
interface Point {
  readonly at: number;
  readonly ahead: number;
}

/** null: no packet was captured at both ends. */
export function clocksOf({ toServer, toClient }: Crossings): Clocks | null {
  const below = toServer.map(({ leftNs, cameNs }) => ({ at: cameNs, ahead: leftNs - cameNs }));
  const above = toClient.map(({ leftNs, cameNs }) => ({ at: leftNs, ahead: cameNs - leftNs }));
  const all = [...below, ...above].map(({ at }) => at);
  if (all.length === 0) return null;
  const middle = (least(all) + most(all)) / 2;
  const bounds = { above, below, middle };
  const isOneWay = below.length === 0 || above.length === 0;
  const drift = isOneWay ? 0 : driftIn(bounds);
  const line = lineWith(bounds, drift);
  const way = Math.max(0, line.room);
  return {
    ...{ aheadNs: line.ahead, atNs: middle, drift },
    basis: isOneWay ? 'oneWay' : 'bothWays',
    ways: { client: way, server: way },
    isSteady: isOneWay || line.room >= 0,
  };
}

/** Both ends were stamped by one clock, if no packet comes before it has left: null where one does. */
export function oneClock({ toServer, toClient }: Crossings): Clocks | null {
  const shortest = (crossings: readonly Crossing[]) =>
    least(crossings.map(({ leftNs, cameNs }) => cameNs - leftNs));
  const [server, client] = [shortest(toServer), shortest(toClient)];
  if (server < 0 || client < 0 || Math.min(server, client) === Infinity) return null;
  const ways = { client: finite(client, server), server: finite(server, client) };
  return { aheadNs: 0, atNs: 0, drift: 0, basis: 'oneClock', ways, isSteady: true };
}

const finite = (ns: number, otherwise: number): number => (Number.isFinite(ns) ? ns : otherwise);

/** How far from both bounds the best line of this slope is, and what it says in the middle. */
function lineWith({ above, below, middle }: Bounds, slope: number) {
  const upper = least(above.map(({ at, ahead }) => ahead - slope * (at - middle)));
  const lower = most(below.map(({ at, ahead }) => ahead - slope * (at - middle)));
  if (upper === Infinity) return { ahead: lower, room: 0 };
  if (lower === -Infinity) return { ahead: upper, room: 0 };
  return { ahead: (upper + lower) / 2, room: (upper - lower) / 2 };
}

/** The room is a concave function of the slope: its top is closed in upon. */
function driftIn(bounds: Bounds): number {
  const room = (slope: number) => lineWith(bounds, slope).room;
  let [low, high] = [-FURTHEST, FURTHEST];
  for (let i = 0; i < 90; i++) {
    const [one, two] = [low + (high - low) / 3, high - (high - low) / 3];
    if (room(one) < room(two)) low = one;
    else high = two;
  }
  const slope = (low + high) / 2;
  const without = room(0);
  if (without < 0) return room(slope) > without ? slope : 0;
  return isShown(bounds, slope) ? slope : 0;
}

/** The line explains by what most packets seem late: not only the few that it was laid along. */
function isShown(bounds: Bounds, slope: number): boolean {
  const { above, below } = bounds;
  if (above.length + below.length < ENOUGH || Math.abs(slope) > MOST_DRIFT) return false;
  return 3 * lateness(bounds, slope) < lateness(bounds, 0);
}

/** By how much more than the shortest way three of four packets take at the most. */
function lateness({ above, below, middle }: Bounds, slope: number): number {
  const { ahead, room } = lineWith({ above, below, middle }, slope);
  const line = (at: number) => ahead + slope * (at - middle);
  const late = [
    ...above.map((point) => point.ahead - line(point.at) - room),
    ...below.map((point) => line(point.at) - point.ahead - room),
  ].sort((a, b) => a - b);
  return late[Math.floor(late.length * 0.75)] ?? 0;
}

const least = (all: readonly number[]): number => all.reduce((a, b) => Math.min(a, b), Infinity);
const most = (all: readonly number[]): number => all.reduce((a, b) => Math.max(a, b), -Infinity);
