/** What the packets show later: what a segment meant is often clear only from what follows it. */
import { segEnd, type Segment } from '../../../machines/tcp/segment.ts';
import { after, notAfter, notBefore, type Seq } from '../../../machines/tcp/sequence.ts';
import type { End } from './end.ts';
import type { Following } from './following.ts';

/** The segments that an end has still to send, from the one behind the next on. */
function* comingFrom(following: Following, end: End, from = end.left): Generator<Segment> {
  for (let i = from; i < end.mine.length; i++) yield following.get(end.mine[i] as number).segment;
}

/** The end speaks on in its connection. */
export function goesOnAfter(following: Following, end: End): boolean {
  for (const { rst, syn, ack } of comingFrom(following, end)) if (!rst && !syn && ack) return true;
  return false;
}

/** It has closed its sending only: it takes data that comes after its FIN. */
export function readsOn(following: Following, end: End): boolean {
  const rcvNxt = end.tcb?.rcvNxt;
  if (rcvNxt === undefined) return false;
  let highest: Seq = rcvNxt;
  for (const { ack, rst, ackNumber } of comingFrom(following, end, end.left + 1))
    if (ack && !rst && after(ackNumber, highest)) highest = ackNumber;
  for (const segment of comingFrom(following, following.peer(end))) {
    const isTaken = notAfter(segEnd(segment), highest) && after(segEnd(segment), rcvNxt);
    if (segment.dataLen > 0 && isTaken) return true;
  }
  return false;
}

/** The end never sends anything from this number on, so that what took the number was its FIN. */
export function saysNoMoreAfter(following: Following, end: End, number: Seq): boolean {
  for (const segment of comingFrom(following, end))
    if (segment.dataLen > 0 && notBefore(segment.seq, number)) return false;
  return true;
}

/** The end sends this number later on. */
export function sendsLater(following: Following, end: End, number: Seq): boolean {
  for (const segment of comingFrom(following, end, end.left + 1))
    if (notAfter(segment.seq, number) && after(segEnd(segment), number)) return true;
  return false;
}

/** The next segment tells another window than the one before it did. */
export const tellsWindow = (following: Following, end: End): boolean =>
  following.windowToldNext(end) !== end.tcb?.rcvWnd;
