/**
 * The window Linux offers. What counts is the memory that segments take up, not their octets: small segments fill a
 * buffer sooner. The ratio of octets to memory is measured; the window is kept at whole segments.
 */
import { distance } from '../sequence.ts';
import type { Held, Tcb } from '../tcb.ts';
import type { Connected } from '../turn.ts';
import { bufferOf, set, type Chunk } from './variables.ts';

/** Memory of a segment with so many octets: headers and bookkeeping, in a block of a power of two. */
export function memoryOf(len: number): number {
  const needed = len + 86 + 320;
  return 2 ** Math.ceil(Math.log2(Math.max(needed, 512))) + 256;
}

const octetsIn = (memory: number, ratio: number): number => Math.max(0, (memory * ratio) >> 8);

const memoryUsed = ({ linux }: Pick<Tcb, 'linux'>): number =>
  linux.chunks.reduce((sum, chunk) => sum + chunk.memory, linux.heldMemory);

/** A segment is kept for the application: its memory counts, and says how well octets fit. */
export function keep(turn: Connected, len: number): void {
  const { linux } = turn.tcb;
  const memory = memoryOf(len);
  const ratio = len > linux.rcvMss ? Math.max(1, Math.floor((len * 256) / memory)) : linux.ratio;
  set(turn, { chunks: [...linux.chunks, { bytes: len, memory }], ratio });
}

/** The offer may grow while there is room for it. */
export function growOffer(turn: Connected, len: number): void {
  const { linux } = turn.tcb;
  const room = Math.min(clampOf(turn), spaceLeft(turn)) - linux.ssthresh;
  if (len < 128 || room <= 0) return;
  const worth =
    octetsIn(memoryOf(len), linux.ratio) <= len ? 2 * turn.profile.mss : 2 * linux.rcvMss;
  set(turn, {
    ssthresh: linux.ssthresh + Math.min(room, Math.max(worth, 2 * len)),
    quick: linux.quick | 1,
  });
}

/** Memory of what waits above a gap. */
export function countHeld(turn: Connected, held: readonly Held[]): void {
  set(turn, { heldMemory: held.reduce((sum, h) => sum + memoryOf(h.dataLen), 0) });
}

/** The application has read so many octets. */
export function release(turn: Connected, bytes: number): void {
  let left = bytes;
  const chunks: Chunk[] = [];
  for (const chunk of turn.tcb.linux.chunks) {
    const taken = Math.min(left, chunk.bytes);
    left -= taken;
    if (taken < chunk.bytes) chunks.push({ ...chunk, bytes: chunk.bytes - taken });
  }
  set(turn, { chunks });
}

const clampOf = ({ tcb, profile }: Connected): number =>
  Math.min(65535, octetsIn(bufferOf(profile), tcb.linux.ratio));

const spaceLeft = ({ tcb, profile }: Connected): number =>
  octetsIn(bufferOf(profile) - memoryUsed(tcb), tcb.linux.ratio);

/** The window for a segment that leaves now; the right edge never moves left. */
export function windowToOffer(turn: Connected): number {
  return Math.max(turn.tcb.rcvWnd, bestWindow(turn));
}

/** The window by the room there is, whatever was offered before. */
export function bestWindow(turn: Connected): number {
  const { tcb } = turn;
  const full = clampOf(turn);
  const mss = Math.min(tcb.linux.rcvMss, full);
  let free = spaceLeft(turn);
  if (free < full >> 1) {
    set(turn, { quick: 0 });
    if (free < mss) return 0;
  }
  free = Math.min(free, tcb.linux.ssthresh);
  const offered = offeredLast(tcb);
  return offered <= free - mss || offered > free ? free - (free % mss) : offered;
}

/** The window of the last segment, counted from its ACK. */
export const offeredLast = (tcb: Tcb): number =>
  tcb.rcvWnd + distance(tcb.linux.rcvWup, tcb.rcvNxt);
