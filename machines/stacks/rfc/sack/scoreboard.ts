/**
 * The scoreboard of RFC 6675, section 4: Update (), IsLost () and SetPipe (). What a SACK tells, and what is taken for lost, is marked
 * on the segments in flight. All octets of a segment share their marks: a block that ends within one cuts it in two.
 */
import {
  indexOf,
  itemAt,
  mappedWhere,
  rememberedOf,
  spliced,
  sumOf,
} from '../../../tcp/listChanges.ts';
import { endOf } from '../../../tcp/output/retransmissionQueue.ts';
import type { SackBlock, Segment } from '../../../tcp/segment.ts';
import {
  advance,
  after,
  before,
  distance,
  notAfter,
  notBefore,
  type Seq,
} from '../../../tcp/sequence.ts';
import { itemsOf } from '../../../tcp/list.ts';
import type { InFlight, Tcb } from '../../../tcp/tcb.ts';
import type { Connected } from '../../../tcp/turn.ts';
import { sackOf } from './variables.ts';

/** Update (): says whether the ACK tells of octets that were not known to have arrived, which makes it a duplicate ACK (section 2). */
export function update(turn: Connected, { sack = [] }: Segment): boolean {
  const { tcb } = turn;
  const known = sackedIn(tcb.inFlight);
  for (const block of sack) if (isOfFlight(tcb, block)) markArrived(turn, block);
  const isNews = sackedIn(tcb.inFlight) > known;
  if (isNews) markLost(turn);
  return isNews;
}

/** What lies below SND.UNA, or was never sent, says nothing of what is in flight (RFC 2883; RFC 2018, 5). */
const isOfFlight = ({ sndUna, sndNxt }: Tcb, { start, end }: SackBlock): boolean =>
  before(start, end) && after(end, sndUna) && notAfter(end, sndNxt);

function markArrived(turn: Connected, { start, end }: SackBlock): void {
  splitAt(turn, start);
  splitAt(turn, end);
  const touches = (items: readonly InFlight[]) =>
    before((items[0] as InFlight).seq, end) && after(endOf(items.at(-1) as InFlight), start);
  turn.tcb.inFlight = mappedWhere(turn.tcb.inFlight, touches, (entry) =>
    entry.sacked || before(entry.seq, start) || after(endOf(entry), end) ? entry : arrived(entry),
  );
}

const arrived = ({ lost: _lost, again: _again, ...entry }: InFlight): InFlight => ({
  ...entry,
  sacked: true,
});

function splitAt({ tcb }: Connected, at: Seq): void {
  const index = indexOf(tcb.inFlight, (entry) => after(endOf(entry), at));
  const entry = index < 0 ? undefined : itemAt(tcb.inFlight, index);
  if (entry === undefined || notAfter(at, entry.seq)) return;
  const dataLen = distance(entry.seq, at);
  tcb.inFlight = spliced(tcb.inFlight, index, 1, [
    { ...entry, dataLen, fin: false, psh: false },
    { ...entry, seq: advance(entry.seq, dataLen), dataLen: entry.dataLen - dataLen },
  ]);
}

/** Takes for lost what IsLost () says. */
function markLost({ tcb }: Connected): void {
  const edge = lossEdge(tcb);
  if (edge === null) return;
  const reaches = (items: readonly InFlight[]) => before((items[0] as InFlight).seq, edge);
  tcb.inFlight = mappedWhere(tcb.inFlight, reaches, (entry) =>
    !entry.sacked && !entry.lost && before(entry.seq, edge) ? { ...entry, lost: true } : entry,
  );
}

/**
 * IsLost () of all octets at once: above one that is lost, DupThresh stretches with gaps between them, or more than DupThresh - 1
 * full segments, have arrived; so what has not arrived below this edge is lost. null: nothing is.
 */
export function lossEdge(tcb: Tcb): Seq | null {
  const { dupThresh } = sackOf(tcb);
  let [stretches, octets, isWithin] = [0, 0, false];
  for (const part of tcb.inFlight.parts.toReversed())
    for (const entry of part.toReversed()) {
      if (entry.sacked) {
        octets += lengthOf(entry);
        if (!isWithin) stretches += 1;
        if (stretches >= dupThresh || octets > (dupThresh - 1) * tcb.sndMss) return entry.seq;
      }
      isWithin = entry.sacked === true;
    }
  return null;
}

/** SetPipe (): octets on their way. What is not lost counts, and what has gone again counts, be it lost or not. */
export function pipeOf(tcb: Tcb): number {
  const { highRxt } = sackOf(tcb);
  const edge = lossEdge(tcb);
  let pipe = 0;
  for (const entry of itemsOf(tcb.inFlight)) {
    if (entry.sacked) continue;
    const isLost = edge !== null && before(entry.seq, edge);
    if (!isLost) pipe += lengthOf(entry);
    if (before(entry.seq, highRxt)) pipe += lengthOf(entry);
  }
  return pipe;
}

/** After a timeout: octets that have left since it, and have not arrived. What left before it counts as gone from the network. */
export function sentSinceTimeout(tcb: Tcb): number {
  const { highRxt } = sackOf(tcb);
  let octets = 0;
  for (const entry of itemsOf(tcb.inFlight))
    if (!entry.sacked && (before(entry.seq, highRxt) || notBefore(entry.seq, tcb.recover)))
      octets += lengthOf(entry);
  return octets;
}

/** Where the highest octet that is known to have arrived ends; SND.UNA where there is none above it. */
export function highestSacked({ sndUna, inFlight }: Tcb): Seq {
  for (const part of inFlight.parts.toReversed()) {
    const entry = part.findLast(({ sacked }) => sacked);
    if (entry) return endOf(entry);
  }
  return sndUna;
}

/** The SACK information is expunged: the timeout might mean that the receiver has reneged (RFC 2018, 5 and 8). Says whether there was any. */
export function forget({ tcb }: Connected): boolean {
  const known = sackedIn(tcb.inFlight) > 0;
  tcb.inFlight = mappedWhere(
    tcb.inFlight,
    isMarked,
    ({ sacked: _sacked, lost: _lost, again: _again, ...entry }) => entry,
  );
  return known;
}

export const lengthOf = (entry: InFlight): number => distance(entry.seq, endOf(entry));

const isMarked = rememberedOf<InFlight, boolean>((items) =>
  items.some(({ sacked, lost, again }) => sacked ?? lost ?? again),
);
const sackedIn = sumOf<InFlight>((entry) => (entry.sacked ? lengthOf(entry) : 0));
