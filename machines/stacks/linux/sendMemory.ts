/**
 * The send buffer as Linux counts it, in memory: what is written and not acknowledged, in packets that each take up a little
 * more than their octets. A packet may be begun as long as there is any room, and is then filled up. A program that waits
 * is woken when a third of the buffer is free.
 */
import { first, type List } from '../../tcp/list.ts';
import { sumOf } from '../../tcp/listChanges.ts';
import { TIMESTAMPS_OCTETS } from '../../tcp/negotiation.ts';
import type { InFlight, Tcb } from '../../tcp/tcb.ts';
import type { Connected } from '../../tcp/turn.ts';
import { recoveryOf, segmentsIn, segmentsOut } from './scoreboard.ts';
import { linuxOf, set, type Buffers } from './variables.ts';

/** What describes a packet, and room for its headers: 832 octets on the kernel that the recordings are of. */
const DESCRIPTOR = 256;
const HEADERS = 256;
const TRAILER = 320;
const OVERHEAD = DESCRIPTOR + HEADERS + TRAILER;

/** At least so many segments are thought to be in flight. */
const LEAST_SEGMENTS = 10;

const startsPacket = ({ packet, seq }: InFlight): boolean => packet === undefined || packet === seq;

const written = sumOf<Buffers>(({ len, count }) => count * (len + OVERHEAD));
const sent = sumOf<InFlight>((entry) => entry.dataLen + (startsPacket(entry) ? OVERHEAD : 0));

/** A packet whose front is acknowledged is still one. */
const frontIsCut = (inFlight: List<InFlight>): boolean => {
  const front = first(inFlight);
  return front !== undefined && !startsPacket(front);
};

/** Memory that is taken up. */
export const memoryInUse = (tcb: Tcb): number =>
  written(linuxOf(tcb).queue) + sent(tcb.inFlight) + (frontIsCut(tcb.inFlight) ? OVERHEAD : 0);

/** No packet may be begun. */
export function isFull({ tcb }: Connected): boolean {
  const { sndBuf } = linuxOf(tcb);
  return sndBuf !== null && memoryInUse(tcb) >= sndBuf;
}

/** Whether a program that waits for room is woken. While the congestion window is not filled, the buffer grows first. */
export function wakesWriter(turn: Connected): boolean {
  const { tcb } = turn;
  if (segmentsOut(tcb) < segmentsIn(tcb)) growSendBuffer(turn);
  const { sndBuf } = linuxOf(tcb);
  const used = memoryInUse(tcb);
  return sndBuf === null || (used < sndBuf && sndBuf - used >= used >> 1);
}

/** Room for two windows, each segment of it in memory of its own, which is a power of two. It never shrinks. */
export function growSendBuffer(turn: Connected): void {
  const { tcb, profile } = turn;
  const { sndBuf } = linuxOf(tcb);
  if (sndBuf === null || profile.sndBufMax === null) return;
  const segment = tcb.sndMss + (tcb.timestampsOk ? TIMESTAMPS_OCTETS : 0);
  const perSegment = 2 ** Math.ceil(Math.log2(segment + HEADERS + TRAILER)) + DESCRIPTOR;
  const segments = Math.max(LEAST_SEGMENTS, segmentsIn(tcb), recoveryOf(turn).threshold + 1);
  const wanted = Math.min(2 * segments * perSegment, profile.sndBufMax);
  if (wanted > sndBuf) set(turn, { sndBuf: wanted });
}
