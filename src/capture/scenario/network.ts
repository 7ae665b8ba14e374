/**
 * The network between the ends: how long one way takes, what is lost, what comes so late that others overtake it. Segments are named by
 * what they are (the third with data of the client), for how many ACKs go beside them is the stack's choice.
 */
import { MOST } from '../../simulation/expected.ts';
import type { Fault } from '../../simulation/scenario.ts';
import { kindOf, type SegmentKind } from '../../../machines/tcp/segment.ts';
import { TIMESTAMPS_OCTETS } from '../../../machines/tcp/negotiation.ts';
import type { ConnectionTrace, Flight } from '../../trace/connection.ts';
import { countFirst, flightsOf } from '../../trace/lookup.ts';
import { peerOf, SIDES, type Side } from '../../trace/side.ts';
import type { Timing } from '../follow/timing.ts';
import type { LeftOut } from './leftOut.ts';
import { isProbe, toldLate, withoutCopies } from './onTheWay.ts';

export interface Network {
  readonly delayUs: number;
  readonly faults: readonly Fault[];
  readonly leftOut: readonly LeftOut[];
}

export const delayOf = ({ toUs }: Timing): number => Math.round(toUs.client + toUs.server);

/** What is less late than this, or than this part of the way, is no more than the chance of any network. */
const LATE_US = 2_000;
const LATE_PART = 0.5;

interface Named {
  readonly flight: Flight;
  readonly kind: SegmentKind;
  /** It is so many of the segments that a link takes: from the first of these to the last, counted among those of its kind. */
  readonly from: number;
  readonly to: number;
  /** It asks whether the window is open, or the peer there: it may come and not be taken. */
  readonly isProbe: boolean;
}

export function networkOf(
  trace: ConnectionTrace,
  timing: Timing,
  mssOf: Readonly<Record<Side, number>>,
  hasOpening: boolean,
): Network {
  const delayUs = delayOf(timing);
  const lost: Fault[] = [];
  const late: (Fault & { readonly do: 'delay' })[] = [];
  for (const side of SIDES) {
    const passing = withoutCopies(flightsOf(trace, side));
    const all = named(trace, passing, mssOf[side], hasOpening && side === 'client');
    const answers = flightsOf(trace, peerOf(side));
    // nothing is known of an end that was never heard but that it did not answer
    if (all.length > 0 && answers.length === 0)
      lost.push({ match: { from: side, nth: 'all' }, do: 'drop' });
    else
      lost.push(
        ...lossesOf(
          side,
          all.filter((one) => !isAnswered(one, answers, delayUs)),
        ),
      );
    lost.push(...clampOf(trace, passing, mssOf[side]));
    late.push(...delaysOf(side, all, answers, delayUs));
  }
  // those that are latest matter most
  const room = MOST.entries - lost.length;
  const kept = new Set([...late].sort((a, b) => b.byUs - a.byUs).slice(0, Math.max(room, 0)));
  const faults = [...lost.slice(0, MOST.entries), ...late.filter((fault) => kept.has(fault))];
  const dropped = lost.length + late.length - faults.length;
  return { delayUs, faults, leftOut: dropped > 0 ? [{ what: 'faults', dropped }] : [] };
}

function named(
  trace: ConnectionTrace,
  flights: readonly Flight[],
  mss: number,
  isBehindAck: boolean,
): Named[] {
  const counted = new Map<SegmentKind, number>(isBehindAck ? [['ACK', 1]] : []);
  const take = (kind: SegmentKind, count: number): number => {
    const next = (counted.get(kind) ?? 0) + count;
    counted.set(kind, next);
    return next;
  };
  return flights.map((flight): Named => {
    const { segment } = flight;
    const kind = kindOf(segment);
    const cut = segment.syn ? 1 : Math.max(1, Math.ceil(segment.dataLen / mss));
    if (kind === 'FIN' && cut > 1) take('DATA', cut - 1);
    const count = kind === 'DATA' ? cut : 1;
    const to = take(kind, count);
    return { flight, kind, from: to - count + 1, to, isProbe: isProbe(trace, flight) };
  });
}

/** A probe that gets its answer when one would come was not lost, only not taken (RFC 9293, 3.8.6.1). */
function isAnswered(
  { flight, isProbe }: Named,
  answers: readonly Flight[],
  delayUs: number,
): boolean {
  if (!isProbe) return false;
  const { sentAt } = flight;
  const least = sentAt + 2 * delayUs * 0.9;
  const next = answers[countFirst(answers, ({ arrivals }) => (arrivals[0] ?? 0) < least)];
  return next?.arrivals[0] !== undefined && next.arrivals[0] <= least + delayUs + LATE_US;
}

/**
 * What is not the end of a write is as large as a segment may be (PSH, RFC 9293, 3.9.1.2). Where that is less than both SYNs allow, the peer's was
 * written into on its way.
 */
function clampOf(trace: ConnectionTrace, flights: readonly Flight[], mss: number): Fault[] {
  const [first] = flights;
  const tcb = trace.steps[flights.at(-1)?.step ?? -1]?.after.tcb;
  const data = flights.map(({ segment }) => segment).filter(({ dataLen }) => dataLen > 0);
  const largest = data.reduce((most, { dataLen }) => Math.max(most, dataLen), 0);
  const full = data.filter(({ psh, dataLen }) => !psh && dataLen === largest).length;
  const isTold = data.some(({ psh }) => psh) && full >= SOME && largest < mss;
  const onWire = largest + (tcb?.timestampsOk === true ? TIMESTAMPS_OCTETS : 0);
  if (first === undefined || !isTold || tcb?.sndWnd === 0) return [];
  const match = { from: peerOf(first.from), nth: 'all', flags: ['SYN'] } as const;
  return [{ match, do: 'clampMss', mss: onWire }];
}

/** So many segments that are cut so are no chance. */
const SOME = 3;

/** All of a kind that a side loses, as one fault. */
function lossesOf(side: Side, all: readonly Named[]): Fault[] {
  const byKind = new Map<SegmentKind, number[]>();
  for (const { flight, kind, from, to } of all) {
    if (flight.fate !== 'lost') continue;
    const list = byKind.get(kind) ?? [];
    for (let nth = from; nth <= to; nth += 1) list.push(nth);
    byKind.set(kind, list);
  }
  return [...byKind].flatMap(([kind, list]) =>
    chunks(list, MOST.entries).map((part): Fault => ({
      match: { from: side, kind, nth: part.length === 1 ? (part[0] as number) : part },
      do: 'drop',
    })),
  );
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let i = 0; i < items.length; i += size) parts.push(items.slice(i, i + size));
  return parts;
}

/** Those that are late, or that a later one overtakes. */
function delaysOf(side: Side, all: readonly Named[], answers: readonly Flight[], delayUs: number) {
  let soonest = Infinity;
  const found: (Fault & { readonly do: 'delay' })[] = [];
  for (const { flight, kind, from, to, isProbe } of all.toReversed()) {
    const [due] = flight.arrivals;
    if (due === undefined || isProbe) continue;
    const told = toldLate(flight, due, answers);
    const byUs = Math.round((told ?? due) - flight.sentAt - delayUs);
    const isLate = byUs > LATE_US && byUs > LATE_PART * delayUs;
    if (byUs > 0 && (isLate || told !== null || due > soonest)) {
      const nth = to > from ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : to;
      found.push({ match: { from: side, kind, nth }, do: 'delay', byUs });
    }
    soonest = Math.min(soonest, due);
  }
  return found.reverse();
}
