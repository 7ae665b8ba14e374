/** What the packets show later: what a segment meant is often clear only from what follows it. */
import { segEnd, type Segment } from '../../../machines/tcp/segment.ts';
import { advance, after, before, notAfter, type Seq } from '../../../machines/tcp/sequence.ts';
import type { ShadowEnd } from './end.ts';
import type { Shadowing } from './following.ts';

/** What an end sends behind so many of its next segments. */
function* sentBehind(end: ShadowEnd, but: number): Generator<Segment, undefined> {
  for (const { segment } of end.coming.behind(but)) yield segment;
}

/** The end speaks on in its connection, after so many of its next segments: not in a new one. */
export function goesOnAfter(end: ShadowEnd, but = 0): boolean {
  const spoken = end.coming.first('speaks', but);
  if (spoken === null) return false;
  const syn = end.coming.synBefore('speaks', but);
  return syn === null || spoken.seq !== advance(syn.seq, 1);
}

/** What an end says next that is no SYN; null: nothing. */
export const nextBehindSyns = ({ coming }: ShadowEnd): Segment | null => coming.first('noSyn');

/** The other end resets the connection before this one sends its next segment. */
export function isResetBefore(following: Shadowing, end: ShadowEnd): boolean {
  const { next } = end.coming;
  const until = next === undefined ? Infinity : following.get(next).sentAt;
  return following.peer(end).coming.isResetBefore(until);
}

/** The other end knows what this one speaks of: it says something other than that it does not, or is not heard at all. */
export function isUnderstood(following: Shadowing, end: ShadowEnd): boolean {
  const { coming } = following.peer(end);
  return coming.isSilent || coming.first('noReset') !== null;
}

/** So many of its next segments tell whether a number was meant. */
const NEAR = 8;

/** An end goes back on what it has acknowledged: it was not the one who said it. */
export function takesBack(end: ShadowEnd, { ackNumber }: Segment): boolean {
  let seen = 0;
  for (const { ack, rst, syn, ackNumber: next } of sentBehind(end, 1)) {
    if ((syn && !ack) || ++seen > NEAR) return false;
    if (ack && !rst && before(next, ackNumber)) return true;
  }
  return false;
}

/** The number of the next segment is above those of what comes: it was not meant. */
export function takesNumberBack(following: Shadowing, end: ShadowEnd): boolean {
  const { next } = end.coming;
  if (next === undefined) return false;
  const number = following.get(next).segment.seq;
  let seen = 0;
  for (const segment of sentBehind(end, 1)) {
    if (segment.syn || ++seen > NEAR) return false;
    if (segment.dataLen === 0 && !segment.fin && !segment.rst && before(segment.seq, number))
      return true;
  }
  return false;
}

/** The end itself does not send it again: another host's, or of another time. */
export function isNoneOfIts({ coming }: ShadowEnd, { seq, dataLen }: Segment): boolean {
  const copy = coming.copyOf(seq);
  return copy === null || copy.seq !== seq || copy.dataLen !== dataLen;
}

/** After its SYN an end goes on with the number behind it: it has begun anew. */
export const beginsAnew = ({ coming }: ShadowEnd, { seq: iss }: Segment): boolean =>
  coming.first('plain', 1)?.seq === advance(iss, 1);

/** It opens a connection later: what it says before is not of one. */
export const opensLater = ({ coming }: ShadowEnd): boolean => coming.first('syn') !== null;

/** It has closed its sending only: it takes data that comes after its FIN. */
export function readsOn(following: Shadowing, end: ShadowEnd): boolean {
  const { tcb } = end;
  if (tcb === null) return false;
  const { rcvNxt, iss, irs } = tcb;
  let highest: Seq = rcvNxt;
  for (const { ack, rst, syn, seq, ackNumber } of sentBehind(end, 1)) {
    // another connection of the same sockets
    if (syn && seq !== iss) break;
    if (ack && !rst && after(ackNumber, highest)) highest = ackNumber;
  }
  if (highest === rcvNxt) return false;
  for (const segment of sentBehind(following.peer(end), 0)) {
    if (segment.syn && segment.seq !== irs) return false;
    const isTaken = notAfter(segEnd(segment), highest) && after(segEnd(segment), rcvNxt);
    if (segment.dataLen > 0 && isTaken) return true;
  }
  return false;
}

/** The next segment tells another window than the one before it did. */
export const tellsWindow = (following: Shadowing, end: ShadowEnd): boolean =>
  following.windowToldNext(end) !== end.tcb?.rcvWnd;
