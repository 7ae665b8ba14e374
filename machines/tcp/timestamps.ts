/** Timestamps (RFC 7323, 3 to 5): our clock, the round trip of an echo, TS.Recent, and protection against old segments (PAWS). */
import type { Segment, Timestamps } from './segment.ts';
import { before, distance, notAfter, notBefore, seq } from './sequence.ts';
import type { Tcb } from './tcb.ts';
import type { Time } from './time.ts';
import type { Connected } from './turn.ts';

/** A tick of the timestamp clock: a millisecond (5.4 allows 1 ms to 1 s). */
const TICK_US = 1000;
/** TS.Recent is outdated after 24 days (5.5). */
const OUTDATED_US = 24 * 86_400e6;

/** TSval of a segment that leaves at this moment. */
export const timestampAt = ({ tsOffset }: Pick<Tcb, 'tsOffset'>, at: Time): number =>
  seq(tsOffset + Math.floor(at / TICK_US));

/** What a segment says of timestamps. Its echo means something only where it acknowledges something (3.2). */
export const timestampsNow = ({ tcb, now }: Connected): Timestamps => ({
  value: timestampAt(tcb, now),
  echo: tcb.tsRecent ?? 0,
});

/** The round trip that an echo tells, in microseconds; null where there is none (4.1). */
export function roundTripByTimestamp({ tcb, now }: Connected, segment: Segment): number | null {
  const { timestamps } = segment;
  if (!tcb.timestampsOk || timestamps === undefined || timestamps.echo === 0) return null;
  const ticks = distance(seq(timestamps.echo), seq(timestampAt(tcb, now)));
  return ticks < 2 ** 31 ? Math.max(ticks, 1) * TICK_US : null;
}

/** Its timestamp is older than TS.Recent: an old segment, whatever its numbers say (5.3, R1). */
export function isOld({ tcb, now }: Connected, segment: Segment): boolean {
  const { timestamps } = segment;
  if (!tcb.timestampsOk || timestamps === undefined || tcb.tsRecent === null) return false;
  if (now - tcb.tsRecentAt > OUTDATED_US) return false;
  return before(seq(timestamps.value), seq(tcb.tsRecent));
}

/** TS.Recent from a segment that covers Last.ACK.sent (4.3, step 2). */
export function takeTimestamp(turn: Connected, segment: Segment): void {
  const { tcb } = turn;
  const { timestamps } = segment;
  if (!tcb.timestampsOk || timestamps === undefined) return;
  if (!notAfter(segment.seq, tcb.lastAckSent)) return;
  const isNewer = tcb.tsRecent === null || notBefore(seq(timestamps.value), seq(tcb.tsRecent));
  if (isNewer || turn.now - tcb.tsRecentAt > OUTDATED_US) keepTimestamp(turn, timestamps.value);
}

export function keepTimestamp({ tcb, now }: Connected, value: number): void {
  tcb.tsRecent = value;
  tcb.tsRecentAt = now;
}
