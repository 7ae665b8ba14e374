/**
 * How Linux cuts data into segments. It hands its network card packets of several segments, and each such packet ends
 * with PSH. Room is counted in segments; a packet begins only if a full segment (or all there is) fits the window, and may
 * then take the window to its edge.
 */
import { flightSize } from '../tcb.ts';
import { ms } from '../time.ts';
import type { Connected } from '../turn.ts';
import { roomInSegments, segmentsIn } from './congestionState.ts';
import { gathered, without, type Push } from './sendQueue.ts';
import { firstLength, set, type Buffer } from './variables.ts';

/** Segments that leave together. */
export interface Packet {
  readonly lengths: readonly number[];
  /** PSH is set on its end by what the program wrote; the end of several segments carries one anyway. */
  readonly psh: boolean;
}

/** Takes from the queue what may leave now, or the first packet of it. */
export function packets(turn: Connected, push: Push): Packet[] {
  const { tcb } = turn;
  const leaving: Packet[] = [];
  for (let next = nextPacket(turn, leaving); next; next = nextPacket(turn, leaving)) {
    set(turn, { queue: without(tcb.linux.queue, sum(next.lengths)) });
    leaving.push(next);
    if (push === 'one') break;
  }
  return leaving;
}

/** Why nothing more leaves although data waits; a packet may wait to become larger. */
export function whyHeld(turn: Connected): 'congestion' | 'window' | 'nagle' | 'packet' {
  const { tcb } = turn;
  const length = firstLength(tcb);
  if (roomInSegments(tcb) <= 0) return 'congestion';
  if (tcb.sndWnd - flightSize(tcb) < Math.min(length, tcb.sndMss)) return 'window';
  return length < tcb.sndMss ? 'nagle' : 'packet';
}

function nextPacket(turn: Connected, leaving: readonly Packet[]): Packet | null {
  const { tcb } = turn;
  const gone = leaving.flatMap((packet) => packet.lengths);
  const room = roomInSegments(tcb) - gone.length;
  const window = tcb.sndWnd - flightSize(tcb) - sum(gone);
  const most = segmentsPerPacket(turn);
  // where the window has room for two segments, at least two packets are on their way
  const half = Math.max(1, segmentsIn(tcb) >> 1);
  const quota = Math.min(room, half, most) * tcb.sndMss;
  if (quota <= 0) return null;
  set(turn, { queue: gathered(tcb.linux.queue, quota) });
  const [first, ...others] = tcb.linux.queue;
  if (!first || window < Math.min(first.len, tcb.sndMss)) return null;
  const offer = { room, window, most, first, isLast: others.length === 0, gone };
  if (first.len <= tcb.sndMss ? isShort(turn, offer) : waitsForMore(turn, offer)) return null;
  const octets = first.len <= tcb.sndMss ? first.len : fitting(turn, offer, quota);
  return { lengths: cut(octets, tcb.sndMss), psh: first.psh && octets === first.len };
}

interface Offer {
  /** Segments that may leave, and the octets of the peer's window. */
  readonly room: number;
  readonly window: number;
  /** Segments in a full packet. */
  readonly most: number;
  /** What is to leave, and whether nothing follows it. */
  readonly first: Buffer;
  readonly isLast: boolean;
  /** What leaves in this very turn. */
  readonly gone: readonly number[];
}

/** How much of a longer buffer leaves. */
function fitting(turn: Connected, { window, first, isLast, gone }: Offer, quota: number): number {
  if (quota <= window && !isLast) return Math.min(quota, first.len);
  const needed = Math.min(first.len, window, quota);
  const rest = needed === quota ? 0 : needed % turn.tcb.sndMss;
  return rest > 0 && nagleHolds(turn, gone) ? needed - rest : needed;
}

const isShort = (turn: Connected, { first, isLast, gone }: Offer): boolean =>
  isLast && first.len < turn.tcb.sndMss && nagleHolds(turn, gone);

const sum = (lengths: readonly number[]): number => lengths.reduce((all, len) => all + len, 0);

const cut = (octets: number, size: number): number[] =>
  Array.from({ length: Math.ceil(octets / size) }, (_, i) => Math.min(size, octets - i * size));

const LEAST_SEGMENTS = 2;
const LARGEST_PACKET = 65_536;

/** A packet holds about a millisecond of what the connection can send; more where no round trip, or a very short one, is known. */
export function segmentsPerPacket({ tcb }: Connected): number {
  if (tcb.srttUs === null) return Math.floor(LARGEST_PACKET / tcb.sndMss);
  const gain = tcb.cwnd < tcb.ssthresh / 2 ? 2 : 1.2;
  const octetsPerSecond = (gain * Math.max(tcb.cwnd, flightSize(tcb)) * 1e6) / tcb.srttUs;
  const octets = octetsPerSecond / 1024 + LARGEST_PACKET / 2 ** Math.floor(tcb.srttUs / 512);
  return Math.max(Math.floor(Math.min(octets, LARGEST_PACKET) / tcb.sndMss), LEAST_SEGMENTS);
}

/**
 * Less than a packet's worth may leave, something has left just now, and the next ACK, which makes more room, is not
 * far: it pays to wait for a larger packet.
 */
function waitsForMore({ tcb, now }: Connected, offer: Offer): boolean {
  const head = tcb.inFlight[0];
  const mayLeave = Math.min(offer.window, offer.room * tcb.sndMss);
  const { state } = tcb.linux.congestion;
  if (state === 'recovery' || state === 'loss' || !head) return false;
  if (mayLeave >= offer.most * tcb.sndMss) return false;
  if (!offer.isLast && mayLeave >= offer.first.len) return false;
  if (mayLeave >= Math.min(tcb.sndWnd, tcb.cwnd) / 3) return false;
  const lastSentAt = Math.max(...tcb.inFlight.map((entry) => entry.sentAt));
  if (offer.gone.length === 0 && now - lastSentAt > ms(1)) return false;
  const srttUs = tcb.srttUs ?? 0;
  if (head.sentAt + srttUs - now > Math.min(srttUs / 2, ms(1))) return false;
  return mayLeave <= offer.first.len || !(tcb.closeAsked && offer.isLast);
}

/** Nagle's algorithm in Minshall's form: a short segment waits only while another short one is unacknowledged. */
const nagleHolds = ({ tcb, profile }: Connected, gone: readonly number[]): boolean =>
  profile.nagle &&
  !tcb.closeAsked &&
  (tcb.inFlight.some((entry) => entry.dataLen > 0 && entry.dataLen < tcb.sndMss) ||
    gone.some((octets) => octets < tcb.sndMss));
