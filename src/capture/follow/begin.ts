/** How both ends stand before the first captured segment: closed and listening, or in the middle of a connection that began before. */
import type { TcpName } from '../../../machines/stacks/profiles.ts';
import { newEndpoint, step } from '../../../machines/tcp/step.ts';
import { segEnd, type Segment } from '../../../machines/tcp/segment.ts';
import { after, earliest, notAfter, notBefore, type Seq } from '../../../machines/tcp/sequence.ts';
import { time } from '../../../machines/tcp/time.ts';
import { peerOf, type Side } from '../../trace/side.ts';
import type { CapturedConnection } from '../captured.ts';
import type { Transit } from './transit.ts';
import { Coming } from './coming.ts';
import { ShadowEnd } from './end.ts';
import { scalingOf, type Scaling } from './scaling.ts';
import { seenEndpoint, seenProfile, type Seen } from './seenStack.ts';
import { adoptEstablished } from './unseen.ts';

/** Both ends, and what is taken to be the case of them. */
export function beginningOf(
  passing: readonly Transit[],
  stacks: Readonly<Record<Side, TcpName>>,
  { segments, older }: Pick<CapturedConnection, 'segments' | 'older'>,
): Readonly<Record<Side, ShadowEnd>> {
  const scaling = scalingOf(segments);
  const ends = {
    client: newEnd('client', passing, stacks.client, scaling?.client ?? null),
    server: newEnd('server', passing, stacks.server, scaling?.server ?? null),
  };
  const opening = passing.find(({ segment }) => !segment.rst);
  if (opening && isInTheMiddle(opening, passing)) startInTheMiddle(ends, passing);
  else if (older !== undefined && knowsAnother(passing)) goOnWith(older, ends.server, passing);
  else if (isListening(passing)) listen(ends.server);
  return ends;
}

const of = (passing: readonly Transit[], side: Side): Segment[] =>
  passing.filter(({ from }) => from === side).map(({ segment }) => segment);

function newEnd(
  side: Side,
  passing: readonly Transit[],
  stack: TcpName,
  scaling: Scaling | null,
): ShadowEnd {
  const own = of(passing, side);
  const syn = own.find((segment) => segment.syn) ?? null;
  const profile = seenProfile(stack, syn, takesSynData(passing));
  const first = own.find(({ rst }) => !rst)?.seq ?? of(passing, peerOf(side))[0]?.ackNumber ?? 1;
  const iss = [syn?.seq ?? (first - 1) >>> 0];
  const seen: Seen = { ackLeaves: false, window: null };
  const mine = passing.flatMap(({ from, isAnothers }, i) =>
    from === side && isAnothers !== true ? [i] : [],
  );
  const coming = new Coming(passing, mine);
  const arrivals = passing
    .flatMap(({ from, arrivesAt }) => (from === side || arrivesAt === null ? [] : [arrivesAt]))
    .sort((a, b) => a - b);
  const snapshot = newEndpoint(seenEndpoint(profile, iss, seen));
  return new ShadowEnd(side, snapshot, seen, coming, arrivals, scaling);
}

/** Data came with the SYN, and the SYN+ACK acknowledges it (RFC 7413). */
function takesSynData(passing: readonly Transit[]): boolean {
  const syns = of(passing, 'client').filter((segment) => segment.syn && segment.dataLen > 0);
  const answers = of(passing, 'server').filter((segment) => segment.syn && segment.ack);
  const acknowledged = new Set(answers.map(({ ackNumber }) => ackNumber));
  return syns.some((syn) => acknowledged.has(segEnd(syn)));
}

/** The capture began after the connection had. Who answers such a segment with a reset alone never knew of one. */
function isInTheMiddle({ segment, from }: Transit, passing: readonly Transit[]): boolean {
  if (segment.syn) return false;
  const answers = of(passing, peerOf(from));
  return answers.length === 0 || answers.some(({ rst, syn }) => !rst && !syn);
}

/** Somebody listens where a SYN is answered with one, or the client goes on as after such an answer. */
function isListening(passing: readonly Transit[]): boolean {
  const opens = (side: Side) => of(passing, side).some(({ syn, ack }) => syn && !ack);
  if (opens('server')) return false;
  return passing.some(
    ({ from, segment: { syn, ack, rst } }) =>
      (from === 'server' && syn && ack) || (from === 'client' && !syn && ack && !rst),
  );
}

function listen(end: ShadowEnd): void {
  end.snapshot = step(end.snapshot, { type: 'listen', now: time(0) }).snapshot;
  end.noteView();
}

/** What each end sends next is the first number of its own, or what the other one expects. */
function startInTheMiddle(
  ends: Readonly<Record<Side, ShadowEnd>>,
  passing: readonly Transit[],
): void {
  const firstOf = (side: Side) => of(passing, side).find(({ rst }) => !rst);
  const next = (side: Side): Seq | null => firstOf(side)?.seq ?? null;
  const expects = (side: Side): Seq | null => {
    const first = firstOf(side);
    return first?.ack ? first.ackNumber : null;
  };
  for (const side of ['client', 'server'] as const) {
    const peer = peerOf(side);
    const sndNxt = next(side) ?? expects(peer);
    const rcvNxt = soonest(expects(side), next(peer)) ?? expects(side) ?? next(peer);
    if (sndNxt === null) continue;
    const una = expects(peer);
    adoptEstablished(ends[side], sndNxt, rcvNxt ?? 0);
    ends[side].takeScaling();
    // what it sent before the capture began is still out where the other end has not got it
    if (una !== null && !notBefore(una, sndNxt)) ends[side].adopt({ sndUna: una });
    ends[side].noteView();
  }
}

/** The server answers the SYN with an ACK of other numbers: those of a connection that it has still (3.5.1, figure 9; 3.10.7.4). */
function knowsAnother(passing: readonly Transit[]): boolean {
  const [syn] = of(passing, 'client');
  const [answer] = of(passing, 'server');
  if (syn?.syn !== true || syn.ack || answer === undefined) return false;
  return isPlainAck(answer) && !isOf(syn, answer);
}

const isPlainAck = ({ ack, syn, rst, fin, dataLen }: Segment): boolean =>
  ack && !syn && !rst && !fin && dataLen === 0;

const isOf = (syn: Segment, { ackNumber }: Segment): boolean =>
  after(ackNumber, syn.seq) && notAfter(ackNumber, segEnd(syn));

function goOnWith(older: 'open' | 'closed', end: ShadowEnd, passing: readonly Transit[]): void {
  const answer = of(passing, 'server')[0] as Segment;
  listen(end);
  adoptEstablished(end, answer.seq, answer.ackNumber);
  // behind both FINs it is TIME_WAIT that still answers (3.10.7.4)
  if (older === 'closed') end.beIn({ state: 'TIME_WAIT' });
  end.noteView();
}

const soonest = (a: Seq | null, b: Seq | null): Seq | null =>
  a === null || b === null ? null : earliest(a, b);
