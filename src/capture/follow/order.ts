/**
 * The order in which the captured segments left. A file has them as they were captured: where paths or queues are several, one overtakes
 * another. An answer that stands before what it answers was overtaken by it; a segment that was passed over and carries an
 * earlier timestamp or identification than those before it left before them: it was not sent again.
 */
import { segEnd, segLen, type Segment } from '../../../machines/tcp/segment.ts';
import { advance, after, before, notAfter, type Seq } from '../../../machines/tcp/sequence.ts';
import { peerOf, type Side } from '../../trace/side.ts';
import type { CapturedSegment } from '../captured.ts';

export interface Ordered extends CapturedSegment {
  /** Its place in the file. */
  readonly place: number;
  /** When it passed, or would have if nothing had overtaken it. */
  readonly leftNs: number;
}

/** No timer sends a SYN again as soon as this (RFC 6298, 2.1: 1 s). */
const SYN_AGAIN_NS = 190e6;
/** An answer overtakes what it answers by less than this. */
const OVERTAKEN_NS = 10e6;
/** Identifications this far apart may be those of neighbours. */
const NEAR_IDS = 256;
/** So many gaps are kept in mind. */
const MOST_GAPS = 64;

interface Gap {
  readonly start: Seq;
  readonly end: Seq;
  /** What came although these numbers had not; and what its end had sent before it. */
  readonly opener: Ordered;
  readonly former: Ordered | null;
}

/** What an end has sent so far, and what of it is missing. */
interface Stream {
  iss: Seq | null;
  highest: Seq | null;
  last: Ordered | null;
  gaps: Gap[];
  /** ACKs of what is not there. */
  claims: Ordered[];
}

export function inOrder(segments: readonly CapturedSegment[]): Ordered[] {
  const order: Ordered[] = [];
  const newStream = (): Stream => ({ iss: null, highest: null, last: null, gaps: [], claims: [] });
  const streams: Record<Side, Stream> = { client: newStream(), server: newStream() };
  segments.forEach((captured, place) => {
    const { from, segment, atNs } = captured;
    const own = streams[from];
    const overtaker = overtakerOf(captured, own, streams[peerOf(from)]);
    const leftNs = Math.min(atNs, overtaker?.leftNs ?? atNs);
    const one: Ordered = { ...captured, place, leftNs };
    if (overtaker === null) order.push(one);
    else order.splice(order.lastIndexOf(overtaker), 0, one);
    note(own, one);
    noteClaim(streams[peerOf(from)], segment, one);
  });
  return order;
}

/** What stands before it in the file although it left later; null: nothing. */
function overtakerOf(captured: CapturedSegment, own: Stream, peer: Stream): Ordered | null {
  const { segment, atNs } = captured;
  if (segment.rst || segLen(segment) === 0) return null;
  if (segment.syn) {
    const answer = peer.last;
    if (segment.ack || answer === null || own.iss === segment.seq) return null;
    const { syn, ack, ackNumber } = answer.segment;
    const isIts = syn && ack && ackNumber === advance(segment.seq, segLen(segment));
    return isIts && atNs - answer.atNs < SYN_AGAIN_NS ? answer : null;
  }
  const gap = own.gaps.find(
    ({ start, end }) => notAfter(start, segment.seq) && notAfter(segEnd(segment), end),
  );
  if (gap !== undefined) return isEarlier(captured, gap) ? gap.opener : null;
  if (own.highest === null || before(segment.seq, own.highest)) return null;
  const claim = own.claims.find(
    (ack) => after(ack.segment.ackNumber, segment.seq) && atNs - ack.atNs < OVERTAKEN_NS,
  );
  return claim !== undefined && notAfter(segEnd(segment), claim.segment.ackNumber) ? claim : null;
}

/** It left before the segment that opened the gap: its timestamp says so (RFC 7323, 3), or its place among identifications. */
function isEarlier({ segment, ipId }: CapturedSegment, { opener, former }: Gap): boolean {
  const [own, other] = [segment.timestamps?.value, opener.segment.timestamps?.value];
  if (own !== undefined && other !== undefined && own !== other) return ((own - other) | 0) < 0;
  if (former === null || ipId === 0 || opener.ipId === 0 || former.ipId === 0) return false;
  return isNextId(former.ipId, ipId) && isNextId(ipId, opener.ipId);
}

const isNextId = (one: number, next: number): boolean => {
  const apart = (next - one) & 0xffff;
  return apart > 0 && apart < NEAR_IDS;
};

function note(stream: Stream, one: Ordered): void {
  const { segment } = one;
  const { last: former } = stream;
  stream.last = one;
  if (segment.rst || segLen(segment) === 0) return;
  if (segment.syn && segment.seq !== stream.iss)
    Object.assign(stream, { iss: segment.seq, highest: null, gaps: [], claims: [] });
  const end = segEnd(segment);
  const { highest } = stream;
  if (highest === null || after(end, highest)) {
    if (highest !== null && after(segment.seq, highest)) {
      const gap: Gap = { start: highest, end: segment.seq, opener: one, former };
      stream.gaps = [...stream.gaps.slice(1 - MOST_GAPS), gap];
    }
    stream.highest = end;
    stream.claims = stream.claims.filter((ack) => after(ack.segment.ackNumber, end));
  } else if (stream.gaps.length > 0) stream.gaps = stream.gaps.flatMap((gap) => rest(gap, segment));
}

/** What of a gap a segment leaves. */
function rest(gap: Gap, segment: Segment): Gap[] {
  const [start, end] = [segment.seq, segEnd(segment)];
  if (!before(start, gap.end) || !after(end, gap.start)) return [gap];
  return [
    ...(after(start, gap.start) ? [{ ...gap, end: start }] : []),
    ...(before(end, gap.end) ? [{ ...gap, start: end }] : []),
  ];
}

/** An ACK of what its peer has not been seen to send. */
function noteClaim(peer: Stream, { ack, ackNumber, rst, syn }: Segment, one: Ordered): void {
  if (!ack || rst || syn || peer.highest === null || !after(ackNumber, peer.highest)) return;
  peer.claims = [...peer.claims.filter(({ atNs }) => one.atNs - atNs < OVERTAKEN_NS), one];
  if (peer.claims.length > MOST_GAPS) peer.claims.shift();
}
