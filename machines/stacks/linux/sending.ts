/**
 * How Linux cuts data into segments. It hands its network card packets of several segments, and each such packet ends
 * with PSH. Room is counted in segments; a packet begins only if a full segment (or all there is) fits the window, and may
 * then take the window to its edge.
 */
import { first } from '../../tcp/list.ts';
import { summaryOf } from '../../tcp/listChanges.ts';
import { flightSize, type InFlight } from '../../tcp/tcb.ts';
import { ms } from '../../tcp/time.ts';
import type { Connected } from '../../tcp/turn.ts';
import { recoveryOf, roomInSegments, segmentsIn } from './scoreboard.ts';
import { gathered, without, type Push } from './sendQueue.ts';
import { firstLength, linuxOf, set, type Buffer } from './variables.ts';

/** Segments that leave together. */
export interface Packet {
  readonly lengths: readonly number[];
  /** PSH is set on its end by what the program wrote; the end of several segments carries one anyway. */
  readonly psh: boolean;
}

/** What leaves in this very turn, and is not in flight yet. */
interface Gone {
  readonly segments: number;
  readonly octets: number;
  /** One of them is shorter than a full segment. */
  readonly short: boolean;
}

/** Takes from the queue what may leave now, or the first packet of it. */
export function packets(turn: Connected, push: Push): Packet[] {
  const { tcb } = turn;
  const leaving: Packet[] = [];
  const free = roomInSegments(tcb);
  const room = push === 'probe' ? Math.max(free, 1) : free;
  let gone: Gone = { segments: 0, octets: 0, short: false };
  for (
    let next = nextPacket(turn, room, gone, push);
    next;
    next = nextPacket(turn, room, gone, push)
  ) {
    const octets = sum(next.lengths);
    set(turn, { queue: without(linuxOf(tcb).queue, octets) });
    leaving.push(next);
    gone = {
      segments: gone.segments + next.lengths.length,
      octets: gone.octets + octets,
      short: gone.short || octets % tcb.sndMss > 0,
    };
    if (push !== 'all') break;
  }
  return leaving;
}

/** Why nothing more leaves although data waits; a packet may wait to become larger. */
export function whyHeld(turn: Connected): 'congestion' | 'window' | 'nagle' | 'cork' | 'packet' {
  const { tcb } = turn;
  const length = firstLength(tcb);
  if (roomInSegments(tcb) <= 0) return 'congestion';
  if (tcb.sndWnd - flightSize(tcb) < Math.min(length, tcb.sndMss)) return 'window';
  if (length >= tcb.sndMss) return 'packet';
  return isCorked(turn) ? 'cork' : 'nagle';
}

function nextPacket(turn: Connected, freeSegments: number, gone: Gone, push: Push): Packet | null {
  const { tcb } = turn;
  const room = freeSegments - gone.segments;
  const window = tcb.sndWnd - flightSize(tcb) - gone.octets;
  const most = segmentsPerPacket(turn);
  // where the window has room for two segments, at least two packets are on their way
  const half = Math.max(1, segmentsIn(tcb) >> 1);
  const quota = Math.min(room, half, most) * tcb.sndMss;
  if (quota <= 0) return null;
  set(turn, { queue: gathered(linuxOf(tcb).queue, quota) });
  const { queue } = linuxOf(tcb);
  const front = first(queue);
  if (!front || window < Math.min(front.len, tcb.sndMss)) return null;
  const isLast = queue.length === 1 && front.count === 1;
  const offer = { room, window, most, front, isLast, gone };
  if (
    push === 'all' &&
    (front.len <= tcb.sndMss ? isShort(turn, offer) : waitsForMore(turn, offer))
  )
    return null;
  const octets = front.len <= tcb.sndMss ? front.len : fitting(turn, offer, quota);
  return { lengths: cut(octets, tcb.sndMss), psh: front.psh && octets === front.len };
}

interface Offer {
  /** Segments that may leave, and the octets of the peer's window. */
  readonly room: number;
  readonly window: number;
  /** Segments in a full packet. */
  readonly most: number;
  /** What is to leave, and whether nothing follows it. */
  readonly front: Buffer;
  readonly isLast: boolean;
  readonly gone: Gone;
}

/** How much of a longer buffer leaves. */
function fitting(turn: Connected, { window, front, isLast, gone }: Offer, quota: number): number {
  if (quota <= window && !isLast) return Math.min(quota, front.len);
  const needed = Math.min(front.len, window, quota);
  const rest = needed === quota ? 0 : needed % turn.tcb.sndMss;
  return rest > 0 && nagleHolds(turn, gone) ? needed - rest : needed;
}

const isShort = (turn: Connected, { front, isLast, gone }: Offer): boolean =>
  isLast && front.len < turn.tcb.sndMss && nagleHolds(turn, gone);

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
function waitsForMore(turn: Connected, offer: Offer): boolean {
  const { tcb, now } = turn;
  const head = first(tcb.inFlight);
  const mayLeave = Math.min(offer.window, offer.room * tcb.sndMss);
  const { state } = recoveryOf(turn);
  if (state === 'recovery' || state === 'loss' || !head) return false;
  if (mayLeave >= offer.most * tcb.sndMss) return false;
  if (!offer.isLast && mayLeave >= offer.front.len) return false;
  if (mayLeave >= Math.min(tcb.sndWnd, tcb.cwnd) / 3) return false;
  if (offer.gone.segments === 0 && now - lastSentAt(tcb.inFlight) > ms(1)) return false;
  const srttUs = tcb.srttUs ?? 0;
  if (head.sentAt + srttUs - now > Math.min(srttUs / 2, ms(1))) return false;
  return mayLeave <= offer.front.len || !(tcb.closeAsked && offer.isLast);
}

const latest = (times: readonly number[]): number =>
  times.reduce((last, time) => Math.max(last, time), 0);
const lastSentAt = summaryOf<InFlight, number>(
  (entries) => latest(entries.map(({ sentAt }) => sentAt)),
  latest,
);

const least = (lengths: readonly number[]): number =>
  lengths.reduce((shortest, length) => Math.min(shortest, length), Infinity);
/** Octets in the shortest segment with data; infinitely many where there is none. */
const shortest = summaryOf<InFlight, number>(
  (entries) => least(entries.flatMap(({ dataLen }) => (dataLen > 0 ? [dataLen] : []))),
  least,
);

/** Nagle's algorithm in Minshall's form: a short segment waits only while another short one is unacknowledged. */
const nagleHolds = (turn: Connected, gone: Gone): boolean => {
  const { tcb, profile } = turn;
  if (tcb.closeAsked) return false;
  return isCorked(turn) || (profile.nagle && (gone.short || shortest(tcb.inFlight) < tcb.sndMss));
};

/** The program has said that more is to follow (TCP_CORK, MSG_MORE): a short segment waits, whatever is in flight. */
const isCorked = ({ tcb, profile }: Connected): boolean => profile.cork || linuxOf(tcb).more;
