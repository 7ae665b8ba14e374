/**
 * The window Linux offers. What counts is the memory that segments take up, not their octets: small segments fill a
 * buffer sooner. The ratio of octets to memory is measured; the window is kept at whole segments.
 */
import { first, type List } from '../../tcp/list.ts';
import { appended, last, replaced, sumOf, withoutFirst } from '../../tcp/listChanges.ts';
import { TIMESTAMPS_OCTETS } from '../../tcp/negotiation.ts';
import { LARGEST_WINDOW } from '../../tcp/segment.ts';
import { distance } from '../../tcp/sequence.ts';
import type { Held, Tcb } from '../../tcp/tcb.ts';
import type { Connected } from '../../tcp/turn.ts';
import { octetsIn } from './memory.ts';
import { linuxOf, set, type MemoryChunk } from './variables.ts';

/** Headers in front of the text, and what the kernel keeps behind it and beside it. */
const HEADERS = 70;
const READ_HEADERS = 54;
const BEHIND = 320;
const BESIDE = 256;
/** Small segments all take a block of this size, others one of a power of two. */
const SMALL_BLOCK = 576;

/** The block that a segment with so many octets is put into. */
function blockOf(len: number): number {
  const needed = Math.ceil((len + HEADERS) / 64) * 64 + BEHIND;
  return needed <= SMALL_BLOCK ? SMALL_BLOCK : 2 ** Math.ceil(Math.log2(needed));
}

/** Memory of a segment with so many octets. */
export const memoryOf = (len: number): number => blockOf(len) + BESIDE;

/** Octets of later segments that its block has room for. */
const roomBehind = (len: number): number => blockOf(len) - BEHIND - READ_HEADERS - len;

/** Memory that unread segments take up. */
const memoryIn = sumOf<MemoryChunk>(({ memory }) => memory);
const memoryOfHeld = sumOf<Held>(({ dataLen }) => memoryOf(dataLen));

/** Memory that is taken up, by what is held above a gap too. */
export function memoryUsed(tcb: Tcb): number {
  const { heldMemory, chunks } = linuxOf(tcb);
  return heldMemory + memoryIn(chunks);
}

/** A segment is kept for the application: its memory counts, and says how well octets fit. */
export function keep(turn: Connected, len: number): void {
  const { chunks } = linuxOf(turn.tcb);
  const end = last(chunks);
  const added =
    end && end.room >= len
      ? replaced(chunks, chunks.length - 1, {
          ...end,
          bytes: end.bytes + len,
          room: end.room - len,
        })
      : appended(chunks, { bytes: len, memory: memoryOf(len), room: roomBehind(len) });
  set(turn, { chunks: added });
  measureMemory(turn, len);
}

/** A larger segment than before says how well octets fit into memory. */
export function measureMemory(turn: Connected, len: number): void {
  if (len > linuxOf(turn.tcb).rcvMss)
    measureRatio(turn, Math.max(1, Math.floor((len * 256) / memoryOf(len))));
}

/** So many octets fit into 256 of memory: says anew how much may be offered at most. */
function measureRatio(turn: Connected, ratio: number): void {
  const linux = linuxOf(turn.tcb);
  if (ratio === linux.ratio) return;
  const clamp = octetsIn(linuxOf(turn.tcb).rcvBuf, ratio);
  const ssthresh =
    clamp < linux.clamp
      ? Math.min(linux.ssthresh, clamp)
      : Math.max(linux.ssthresh, Math.min(linux.offered, clamp));
  set(turn, { ratio, clamp, ssthresh });
}

/** The offer may grow while there is room for it. */
export function growOffer(turn: Connected, len: number): void {
  const { tcb, profile } = turn;
  const linux = linuxOf(tcb);
  const room = Math.min(linux.clamp, spaceLeft(turn)) - linux.ssthresh;
  if (room <= 0) return;
  const mss = profile.mss - (tcb.timestampsOk ? TIMESTAMPS_OCTETS : 0);
  const worth = octetsIn(memoryOf(len), linux.ratio) <= len ? 2 * mss : worthOfSmall(turn, len);
  if (worth === 0) return;
  set(turn, {
    ssthresh: linux.ssthresh + Math.min(room, Math.max(worth, 2 * len)),
    quick: linux.quick | 1,
  });
}

/** Segments that waste memory are worth less, and nothing once the offer is large. */
function worthOfSmall({ tcb, profile }: Connected, len: number): number {
  const { ratio, ssthresh, rcvMss } = linuxOf(tcb);
  let memory = octetsIn(memoryOf(len), ratio) >> 1;
  let window = octetsIn(profile.rcvBufMax, ratio) / 2;
  while (ssthresh <= window) {
    if (memory <= len) return 2 * rcvMss;
    memory >>= 1;
    window /= 2;
  }
  return 0;
}

/** Memory of what waits above a gap. */
export function countHeld(turn: Connected, held: List<Held>): void {
  set(turn, { heldMemory: memoryOfHeld(held) });
}

/** The application has read so many octets. */
export function release(turn: Connected, bytes: number): void {
  let left = bytes;
  let { chunks } = linuxOf(turn.tcb);
  for (let next = first(chunks); next && left > 0; next = first(chunks)) {
    const taken = Math.min(left, next.bytes);
    left -= taken;
    chunks =
      taken < next.bytes
        ? replaced(chunks, 0, { ...next, bytes: next.bytes - taken })
        : withoutFirst(chunks);
  }
  set(turn, { chunks });
}

const spaceLeft = ({ tcb }: Connected): number =>
  octetsIn(linuxOf(tcb).rcvBuf - memoryUsed(tcb), linuxOf(tcb).ratio);

/** The window for a segment that leaves now; the right edge never moves left. */
export function windowToOffer(turn: Connected): number {
  const { tcb } = turn;
  const step = 2 ** tcb.rcvScale;
  const [still, best] = [offeredStill(tcb), bestWindow(turn)];
  const offered = best < still ? Math.ceil(still / step) * step : best;
  set(turn, { offered });
  return Math.min(offered, LARGEST_WINDOW * 2 ** tcb.rcvScale);
}

/** The window by the room there is, whatever was offered before. */
export function bestWindow(turn: Connected): number {
  const { tcb } = turn;
  const { clamp, ratio, rcvMss, ssthresh, offered, rcvBuf } = linuxOf(tcb);
  const step = 2 ** tcb.rcvScale;
  const allowed = octetsIn(rcvBuf, ratio);
  const full = Math.min(clamp, allowed);
  const mss = Math.min(rcvMss, full);
  let free = spaceLeft(turn);
  if (free < full >> 1) {
    set(turn, { quick: 0 });
    free -= free % step;
    if (free < mss || free < Math.floor(allowed / 16)) return 0;
  }
  free = Math.min(free, ssthresh);
  if (tcb.rcvScale > 0) return Math.ceil(free / step) * step;
  return offered <= free - mss || offered > free ? free - (free % mss) : offered;
}

/** What is left of the window that was last offered. */
export const offeredStill = (tcb: Tcb): number =>
  Math.max(0, linuxOf(tcb).offered - distance(tcb.lastAckSent, tcb.rcvNxt));
