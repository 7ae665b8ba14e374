/**
 * A file that holds the packets of a connection twice: of two interfaces, or of two captures that were put together. Two places of capture
 * lie in it then; where both were at the same place, each packet is kept once.
 */
import { SIDES, type Side } from '../../trace/side.ts';
import type { CapturedConnection, CapturedSegment } from '../captured.ts';
import { grouped, keyFor } from './copies.ts';
import { pairOf, type PairedCaptures } from './pair.ts';

export interface OneFile {
  /** What is to be followed. */
  readonly connection: CapturedConnection;
  /** Both ends are in the file; null: one place is. */
  readonly pair: PairedCaptures | null;
}

export function oneFile(connection: CapturedConnection): OneFile {
  const halves = byInterface(connection) ?? byCopies(connection);
  if (halves === null) return { connection, pair: null };
  const pair = pairOf(halves.first, halves.second, { isOneClock: true });
  if (typeof pair !== 'string') return { connection: pair.connection, pair };
  const segments = pair === 'nothingInCommon' ? connection.segments : halves.once;
  return { connection: { ...connection, segments }, pair: null };
}

interface Halves {
  readonly first: CapturedConnection;
  readonly second: CapturedConnection;
  /** Each packet once. */
  readonly once: readonly CapturedSegment[];
}

/** By the two interfaces that have most of it, where there is more than one. */
function byInterface(connection: CapturedConnection): Halves | null {
  const { segments } = connection;
  const counts = new Map<number, number>();
  for (const { interfaceId = 0 } of segments)
    counts.set(interfaceId, (counts.get(interfaceId) ?? 0) + 1);
  const [one, two] = [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id);
  if (one === undefined || two === undefined) return null;
  const of = (id: number) => segments.filter(({ interfaceId = 0 }) => interfaceId === id);
  const [first, second] = [of(one), of(two)];
  const copies = new Set(SIDES.flatMap((side) => copiesIn(first, second, side)));
  return {
    first: { ...connection, segments: first },
    second: { ...connection, segments: second },
    once: segments.filter((segment) => !copies.has(segment)),
  };
}

/** What of the second the first has too. */
function copiesIn(
  first: readonly CapturedSegment[],
  second: readonly CapturedSegment[],
  side: Side,
): CapturedSegment[] {
  const [own, others] = [first, second].map((all) => all.filter(({ from }) => from === side));
  if (own === undefined || others === undefined) return [];
  const key = keyFor(own, others);
  const known = grouped(own, key);
  return [...grouped(others, key)].flatMap(([which, group]) =>
    group.slice(0, known.get(which)?.length ?? 0).map((i) => others[i] as CapturedSegment),
  );
}

/** So large a part of the packets must be there twice. */
const MOSTLY = 0.3;
/** A copy that comes so many times later than most do was sent again, unless it has the same identification. */
const LATER = 4;

/** The copies of one packet stand in the order in which it passed: first where it was sent, then where it came. */
function byCopies(connection: CapturedConnection): Halves | null {
  const { segments } = connection;
  const groups = SIDES.flatMap((side) => {
    const own = segments.filter(({ from }) => from === side);
    return [...grouped(own, keyFor(own, own)).values()].map((group) =>
      group.map((index) => own[index] as CapturedSegment),
    );
  });
  const twice = groups.filter(({ length }) => length > 1);
  const sure = twice.filter(([one]) => one !== undefined && isOnePacket(one));
  if (sure.length < Math.max(LEAST, MOSTLY * groups.length)) return null;
  const ways = sure.map(([one, two]) => (two?.atNs ?? 0) - (one?.atNs ?? 0)).sort((a, b) => a - b);
  const latestNs = LATER * (ways[Math.floor(ways.length / 2)] ?? 0) + SLACK_NS;
  const came = new Set<CapturedSegment>();
  for (const group of twice) {
    for (let i = 1; i < group.length; i++) {
      const [one, two] = [group[i - 1] as CapturedSegment, group[i] as CapturedSegment];
      if (two.ipId !== 0 || (!came.has(one) && two.atNs - one.atNs <= latestNs)) came.add(two);
    }
  }
  const half = (side: Side): CapturedConnection => ({
    ...connection,
    segments: segments.filter((one) => (one.from === side) !== came.has(one)),
  });
  const once = segments.filter((one) => !came.has(one));
  return { first: half('client'), second: half('server'), once };
}

/** What was sent again would have another identification, and another timestamp. */
const isOnePacket = ({ ipId, segment }: CapturedSegment): boolean =>
  ipId !== 0 || segment.timestamps !== undefined;

/** Of fewer packets nothing can be said. */
const LEAST = 2;
const SLACK_NS = 100e3;
