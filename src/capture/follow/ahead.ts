/** What the packets show later: what a segment meant is often clear only from what follows it. */
import { segEnd, type Segment } from '../../../machines/tcp/segment.ts';
import {
  advance,
  after,
  before,
  notAfter,
  notBefore,
  type Seq,
} from '../../../machines/tcp/sequence.ts';
import type { ShadowEnd } from './end.ts';
import type { Shadowing } from './following.ts';

/** The segments that an end has still to send, from the one behind the next on. */
function* comingFrom(following: Shadowing, end: ShadowEnd, from = end.left): Generator<Segment> {
  for (let i = from; i < end.mine.length; i++) yield following.get(end.mine[i] as number).segment;
}

/** The end speaks on in its connection, after so many of its next segments: not in a new one. */
export function goesOnAfter(following: Shadowing, end: ShadowEnd, but = 0): boolean {
  let iss: Seq | null = null;
  for (const { rst, syn, ack, seq } of comingFrom(following, end, end.left + but)) {
    if (syn) iss = seq;
    else if (!rst && ack) return iss === null || seq !== advance(iss, 1);
  }
  return false;
}

/** The SYN+ACK with which an end answers a SYN of this number; null: there is none before the next connection. */
export function answerTo(following: Shadowing, end: ShadowEnd, number: Seq): Segment | null {
  for (const segment of comingFrom(following, end))
    if (segment.syn && segment.ack && segment.ackNumber === advance(number, 1)) return segment;
  return null;
}

/** What an end says next that is no SYN; null: nothing. */
export function nextBehindSyns(following: Shadowing, end: ShadowEnd): Segment | null {
  for (const segment of comingFrom(following, end)) if (!segment.syn) return segment;
  return null;
}

/** The other end resets the connection before this one sends its next segment. */
export function isResetBefore(following: Shadowing, end: ShadowEnd): boolean {
  const until = end.next === undefined ? Infinity : following.get(end.next).sentAt;
  const peer = following.peer(end);
  return peer.mine
    .slice(peer.left)
    .map((index) => following.get(index))
    .some(({ segment, sentAt }) => segment.rst && sentAt < until);
}

/** The other end knows what this one speaks of: it says something other than that it does not, or is not heard at all. */
export function isUnderstood(following: Shadowing, end: ShadowEnd): boolean {
  const peer = following.peer(end);
  if (peer.mine.length === 0) return true;
  for (const { rst } of comingFrom(following, peer)) if (!rst) return true;
  return false;
}

/** So many of its next segments tell whether a number was meant. */
const NEAR = 8;

/** An end goes back on what it has acknowledged: it was not the one who said it. */
export function takesBack(following: Shadowing, end: ShadowEnd, { ackNumber }: Segment): boolean {
  let seen = 0;
  for (const { ack, rst, syn, ackNumber: next } of comingFrom(following, end, end.left + 1)) {
    if ((syn && !ack) || ++seen > NEAR) return false;
    if (ack && !rst && before(next, ackNumber)) return true;
  }
  return false;
}

/** The number of the next segment is above those of what comes: it was not meant. */
export function takesNumberBack(following: Shadowing, end: ShadowEnd): boolean {
  const number = end.next === undefined ? null : following.get(end.next).segment.seq;
  if (number === null) return false;
  let seen = 0;
  for (const segment of comingFrom(following, end, end.left + 1)) {
    if (segment.syn || ++seen > NEAR) return false;
    if (segment.dataLen === 0 && !segment.fin && !segment.rst && before(segment.seq, number))
      return true;
  }
  return false;
}

/** The segment in which an end sends this number later on; null: it does not. */
export function laterCopy(following: Shadowing, end: ShadowEnd, number: Seq): Segment | null {
  for (const segment of comingFrom(following, end, end.left + 1))
    if (notAfter(segment.seq, number) && after(segEnd(segment), number)) return segment;
  return null;
}

/** After its SYN an end goes on with the number behind it: it has begun anew. */
export function beginsAnew(following: Shadowing, end: ShadowEnd, { seq: iss }: Segment): boolean {
  for (const { syn, rst, seq } of comingFrom(following, end, end.left + 1))
    if (!syn && !rst) return seq === advance(iss, 1);
  return false;
}

/** It opens a connection later: what it says before is not of one. */
export function opensLater(following: Shadowing, end: ShadowEnd): boolean {
  for (const { syn } of comingFrom(following, end)) if (syn) return true;
  return false;
}

/** It has closed its sending only: it takes data that comes after its FIN. */
export function readsOn(following: Shadowing, end: ShadowEnd): boolean {
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
export function saysNoMoreAfter(following: Shadowing, end: ShadowEnd, number: Seq): boolean {
  for (const segment of comingFrom(following, end))
    if (segment.dataLen > 0 && notBefore(segment.seq, number)) return false;
  return true;
}

/** The next segment tells another window than the one before it did. */
export const tellsWindow = (following: Shadowing, end: ShadowEnd): boolean =>
  following.windowToldNext(end) !== end.tcb?.rcvWnd;
