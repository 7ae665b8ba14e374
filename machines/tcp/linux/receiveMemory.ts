/**
 * The window Linux offers. What counts is the memory that segments take up, not their octets: small segments fill a
 * buffer sooner. The ratio of octets to memory is measured; the window is kept at whole segments.
 */
import { first, type List } from '../list.ts';
import { appended, last, replaced, sumOf, withoutFirst } from '../listChanges.ts';
import { LARGEST_WINDOW } from '../segment.ts';
import { distance } from '../sequence.ts';
import type { Held, Tcb } from '../tcb.ts';
import type { Connected } from '../turn.ts';
import { bufferOf, octetsIn, set, type MemoryChunk } from './variables.ts';

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
export const memoryUsed = ({ linux }: Pick<Tcb, 'linux'>): number =>
  linux.heldMemory + memoryIn(linux.chunks);

/** A segment is kept for the application: its memory counts, and says how well octets fit. */
export function keep(turn: Connected, len: number): void {
  const { chunks } = turn.tcb.linux;
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
  if (len > turn.tcb.linux.rcvMss)
    measureRatio(turn, Math.max(1, Math.floor((len * 256) / memoryOf(len))));
}

/** So many octets fit into 256 of memory: says anew how much may be offered at most. */
function measureRatio(turn: Connected, ratio: number): void {
  const { linux } = turn.tcb;
  if (ratio === linux.ratio) return;
  const clamp = octetsIn(bufferOf(turn.profile), ratio);
  const ssthresh =
    clamp < linux.clamp
      ? Math.min(linux.ssthresh, clamp)
      : Math.max(linux.ssthresh, Math.min(linux.offered, clamp));
  set(turn, { ratio, clamp, ssthresh });
}

/** The offer may grow while there is room for it. */
export function growOffer(turn: Connected, len: number): void {
  const { linux } = turn.tcb;
  const room = Math.min(linux.clamp, spaceLeft(turn)) - linux.ssthresh;
  if (len < 128 || room <= 0) return;
  const worth =
    octetsIn(memoryOf(len), linux.ratio) <= len ? 2 * turn.profile.mss : 2 * linux.rcvMss;
  set(turn, {
    ssthresh: linux.ssthresh + Math.min(room, Math.max(worth, 2 * len)),
    quick: linux.quick | 1,
  });
}

/** Memory of what waits above a gap. */
export function countHeld(turn: Connected, held: List<Held>): void {
  set(turn, { heldMemory: memoryOfHeld(held) });
}

/** The application has read so many octets. */
export function release(turn: Connected, bytes: number): void {
  let left = bytes;
  let { chunks } = turn.tcb.linux;
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

const spaceLeft = ({ tcb, profile }: Connected): number =>
  octetsIn(bufferOf(profile) - memoryUsed(tcb), tcb.linux.ratio);

/** The window for a segment that leaves now; the right edge never moves left. */
export function windowToOffer(turn: Connected): number {
  const { tcb } = turn;
  const offered = Math.max(offeredStill(tcb), bestWindow(turn));
  set(turn, { offered, rcvWup: tcb.rcvNxt });
  return Math.min(offered, LARGEST_WINDOW);
}

/** The window by the room there is, whatever was offered before. */
export function bestWindow(turn: Connected): number {
  const { tcb } = turn;
  const full = Math.min(tcb.linux.clamp, octetsIn(bufferOf(turn.profile), tcb.linux.ratio));
  const mss = Math.min(tcb.linux.rcvMss, full);
  let free = spaceLeft(turn);
  if (free < full >> 1) {
    set(turn, { quick: 0 });
    if (free < mss) return 0;
  }
  free = Math.min(free, tcb.linux.ssthresh);
  const { offered } = tcb.linux;
  return offered <= free - mss || offered > free ? free - (free % mss) : offered;
}

/** What is left of the window that was last offered. */
export const offeredStill = ({ linux, rcvNxt }: Tcb): number =>
  Math.max(0, linux.offered - distance(linux.rcvWup, rcvNxt));
