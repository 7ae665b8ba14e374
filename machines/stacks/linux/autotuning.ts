/**
 * The receive buffer grows with what the application takes in a round trip, so that the window never holds the sender back
 * ("dynamic right-sizing"): twice that, and more while it still grows.
 */
import { advance, before, distance } from '../../tcp/sequence.ts';
import type { Segment } from '../../tcp/segment.ts';
import { roundTripByTimestamp } from '../../tcp/timestamps.ts';
import { cite, type Connected } from '../../tcp/turn.ts';
import { memoryFor, octetsIn } from './memory.ts';
import { memoryUsed } from './receiveMemory.ts';
import { linuxOf, set } from './variables.ts';

/** The first octet that the application has not taken. */
const copiedTo = ({ tcb }: Connected) => advance(tcb.rcvNxt, -tcb.unread);

/** The connection is established: the first measure begins. */
export function beginMeasuring(turn: Connected): void {
  const { tcb, profile, now } = turn;
  const mss = profile.mss - (tcb.timestampsOk ? 12 : 0);
  const { ssthresh, offered } = linuxOf(tcb);
  set(turn, {
    taken: Math.min(ssthresh, offered, 10 * mss),
    takenSince: now,
    takenFrom: copiedTo(turn),
  });
}

/** Data arrived in order: a round trip is over when a window's worth has come since the last one began. */
export function measureByWindow(turn: Connected): void {
  const { tcb, now } = turn;
  const { rcvRttFrom, rcvRttSince, offered } = linuxOf(tcb);
  if (rcvRttFrom !== null) {
    if (before(tcb.rcvNxt, rcvRttFrom)) return;
    noteRoundTrip(turn, Math.max(now - rcvRttSince, 1), true);
  }
  set(turn, { rcvRttFrom: advance(tcb.rcvNxt, offered), rcvRttSince: now });
}

/** A full segment that echoes another timestamp than the last one tells a round trip. */
export function measureByEcho(turn: Connected, segment: Segment): void {
  const echo = segment.timestamps?.echo;
  const { lastEcho, rcvMss } = linuxOf(turn.tcb);
  if (echo === undefined || echo === lastEcho) return;
  set(turn, { lastEcho: echo });
  if (segment.dataLen < rcvMss) return;
  const sampleUs = roundTripByTimestamp(turn, segment);
  if (sampleUs !== null) noteRoundTrip(turn, sampleUs, false);
}

function noteRoundTrip(turn: Connected, sampleUs: number, byWindow: boolean): void {
  const { rcvRttUs } = linuxOf(turn.tcb);
  if (rcvRttUs === 0 || sampleUs < rcvRttUs) set(turn, { rcvRttUs: sampleUs });
  else if (!byWindow && turn.tcb.unread === 0)
    set(turn, { rcvRttUs: rcvRttUs + (sampleUs - rcvRttUs) / 8 });
}

/** The application has read: once a round trip, the buffer follows. */
export function adjustBuffer(turn: Connected): void {
  const { tcb, now } = turn;
  const { rcvRttUs, takenSince, takenFrom, taken } = linuxOf(tcb);
  if (rcvRttUs === 0 || now - takenSince < rcvRttUs) return;
  const copied = distance(takenFrom, copiedTo(turn)) - tcb.unread;
  if (copied > taken) growBuffer(turn, copied);
  set(turn, { takenSince: now, takenFrom: copiedTo(turn) });
}

function growBuffer(turn: Connected, copied: number): void {
  const { tcb, profile } = turn;
  const { taken, ratio, rcvBuf } = linuxOf(tcb);
  set(turn, { taken: copied });
  if (!profile.rcvBufGrows || profile.rcvBufLocked) return;
  const twice = 2 * copied;
  const more = Math.floor((twice * (copied - taken)) / taken);
  const held = tcb.sackBlocks.reduce(
    (most, { end }) => Math.max(most, distance(tcb.rcvNxt, end)),
    0,
  );
  const wanted = Math.min(memoryFor(twice + 2 * more + held, ratio), profile.rcvBufMax);
  if (wanted <= rcvBuf) return;
  cite(turn, 'linux.bufferGrows');
  set(turn, { rcvBuf: wanted, clamp: octetsIn(wanted, ratio) });
}

/** More has come than the buffer may hold: it grows to that, as far as it may, so that nothing is dropped. */
export function makeRoom(turn: Connected): void {
  const { tcb, profile } = turn;
  const used = memoryUsed(tcb);
  if (used <= linuxOf(tcb).rcvBuf || !profile.rcvBufGrows || profile.rcvBufLocked) return;
  set(turn, { rcvBuf: Math.min(used, Math.max(profile.rcvBufMax, linuxOf(tcb).rcvBuf)) });
}
