/**
 * A segment leaves an end that is followed, and nothing that has just arrived calls for it: what made it leave? The first that can have: a
 * call of the program, a timer. Where neither would send just this, it is taken as it is.
 */
import type { SendReason, TimerName } from '../../../machines/tcp/effects.ts';
import type { RuleId } from '../../../machines/tcp/rules.ts';
import { segEnd, segLen, type Segment } from '../../../machines/tcp/segment.ts';
import { advance, after, before, distance } from '../../../machines/tcp/sequence.ts';
import { mayTransfer, type Tcb } from '../../../machines/tcp/tcb.ts';
import { later, s } from '../../../machines/tcp/time.ts';
import type { Call } from '../../trace/calls.ts';
import type { Cause, Evidence } from '../../trace/connection.ts';
import { beginsAnew, goesOnAfter, isNoneOfIts, opensLater, readsOn, tellsWindow } from './ahead.ts';
import { causeAgain } from './again.ts';
import type { ShadowEnd } from './end.ts';
import { BURST_US, type Shadowing } from './following.ts';
import { closeUnopened, leaveInSilence } from './finish.ts';
import { bringWhatItKnows, meetSynAgain, sendTheGap, takeToBeEstablished } from './unseen.ts';

/** The next segment of an end leaves. */
export function depart(following: Shadowing, end: ShadowEnd): void {
  const index = end.coming.next;
  if (index === undefined) return;
  const { segment, sentAt } = following.get(index);
  following.goOnTo(sentAt);
  bringWhatItKnows(following, end, segment);
  // what it knows may have come with this very segment as the answer
  if (end.coming.next !== index) return;
  if (segment.rst) reset(following, end, segment);
  else if (segment.syn) syn(following, end, segment);
  else if (end.tcb === null && !opensLater(end)) takeToBeEstablished(following, end, segment);
  if (end.coming.next === index && !segment.rst && !segment.syn && end.tcb)
    synchronized(following, end, segment);
  if (end.coming.next !== index) return;
  if (segment.rst) asSeen(following, end, call({ call: 'abort' }), 'reset', 'call.abortReset');
  else asSeen(following, end, timer('retransmission'), 'first', 'send.data');
}

const call = (of: Call): Cause => ({ kind: 'call', call: of, action: null });
const timer = (name: TimerName): Cause => ({ kind: 'timer', timer: name });

function happens(following: Shadowing, end: ShadowEnd, cause: Cause, evidence?: Evidence): void {
  const known = following.get(end.coming.next ?? 0).captured === null ? 'assumed' : 'inferred';
  following.happen(end, cause, evidence ?? known);
}

/** Nothing that is known would send just this: it is assumed. The timer that is named is not set to have fired. */
function asSeen(
  following: Shadowing,
  end: ShadowEnd,
  cause: Cause,
  reason: SendReason,
  rule: RuleId,
): void {
  following.step(end, cause, 'assumed', (done) => {
    following.leaveAsSeen(end, done, reason, rule);
  });
}

function reset(following: Shadowing, end: ShadowEnd, { seq }: Segment): void {
  const { tcb } = end;
  // of somebody else, or an answer to what is not of this connection: the end goes on
  if (goesOnAfter(end, 1)) return;
  if (end.state === 'SYN_SENT') {
    if (end.coming.first('noReset', 1) === null) closeUnopened(following, end);
    return;
  }
  if (tcb !== null && end.state !== 'TIME_WAIT' && (seq === tcb.sndNxt || seq === tcb.sndUna))
    happens(following, end, call({ call: 'abort' }));
  else if (tcb !== null && end.state !== 'TIME_WAIT')
    happens(following, end, call({ call: 'abort' }), 'assumed');
}

function syn(following: Shadowing, end: ShadowEnd, segment: Segment): void {
  if (end.front?.syn === true && end.front.seq === segment.seq) {
    const isFirst = end.synLeft !== segment.seq;
    const isUnseen = following.get(end.coming.next ?? 0).captured === null;
    if (isFirst && isUnseen) {
      // the answer to a SYN was not captured; no timer has sent it
      following.recorder.stopTimer(end.side, 'retransmission', following.now);
      asSeen(following, end, timer('retransmission'), 'first', 'listen.syn');
    } else happens(following, end, timer('retransmission'));
    return;
  }
  if (end.tcb !== null && !beginsAnew(end, segment)) return;
  // the SYN of a connection that is over, late
  if (end.hasHadIss(segment.seq) && end.tcb === null && end.hasBegun) return;
  // what it had before is over, without a word
  if (end.tcb !== null && !mayReopen(following, end)) leaveInSilence(following, end);
  end.takeIss(segment.seq);
  if (segment.ack) meetSynAgain(following, end, segment);
  else {
    const { dataLen } = segment;
    const what = { call: 'connect', ...(dataLen > 0 && { bytes: dataLen }) } as const;
    happens(following, end, call(what));
  }
}

/** The numbers of a connection in TIME_WAIT are taken up again (RFC 6191). */
const mayReopen = ({ now }: Shadowing, { state, tcb }: ShadowEnd): boolean =>
  state === 'TIME_WAIT' && tcb?.tsRecent !== null && now - (tcb?.tsRecentAt ?? now) > s(1);

/** A close() before the connection is established (3.10.4), where both opened. */
const closesUnopened = ({ origin }: Tcb, { fin }: Segment): boolean => fin && origin === 'active';

/** Data, FIN, ACK. */
function synchronized(following: Shadowing, end: ShadowEnd, segment: Segment): void {
  const tcb = end.tcb as Tcb;
  const index = end.coming.next;
  if (segLen(segment) > 0 && !mayTransfer(end.state, tcb) && !closesUnopened(tcb, segment))
    takeToBeEstablished(following, end, segment);
  if (following.get(index ?? 0).isRefused === true && isNoneOfIts(end, segment)) {
    // its own numbers go on as if it had not been
    following.step(end, timer('retransmission'), 'assumed', (done) => {
      following.leave(end, done, 'first');
    });
    return;
  }
  // the number of a segment tells what has left before it
  if (segLen(segment) === 0 || after(segment.seq, tcb.sndNxt)) sendTheGap(following, end, segment);
  // it may have left with what was put in before it
  if (end.coming.next !== index || end.tcb === null) return;
  if (segLen(segment) === 0) pureAck(following, end, segment);
  else if (before(segment.seq, tcb.sndNxt)) again(following, end, segment);
  else fresh(following, end, segment);
}

/** No timer of a delayed ACK is as short (Linux: 40 ms): what leaves sooner has not waited for one. */
const SHORTEST_DELAY_US = 20_000;

const isDelayed = ({ now }: Shadowing, { timers: { delayedAck } }: Tcb): boolean =>
  delayedAck !== undefined && now - delayedAck.startedAt >= SHORTEST_DELAY_US;

function pureAck(following: Shadowing, end: ShadowEnd, segment: Segment): void {
  const tcb = end.tcb as Tcb;
  const isBelow = segment.seq === advance(tcb.sndNxt, -1) && end.front === undefined;
  if (isBelow && tcb.sndWnd === 0)
    asSeen(following, end, timer('persist'), 'probe', 'linux.emptyProbe');
  else if (isBelow) asSeen(following, end, timer('keepAlive'), 'keepAlive', 'timer.keepAlive');
  else if (tcb.ackOwed !== 'no' && segment.ackNumber === tcb.rcvNxt)
    happens(
      following,
      end,
      timer('delayedAck'),
      isDelayed(following, tcb) ? 'inferred' : 'assumed',
    );
  else if (tellsWindow(following, end))
    asSeen(following, end, call({ call: 'receive' }), 'ack', 'send.windowUpdate');
  else asSeen(following, end, timer('delayedAck'), 'ack', 'ack.atOnce');
}

/** Numbers that have left before. */
function again(following: Shadowing, end: ShadowEnd, segment: Segment): void {
  const tcb = end.tcb as Tcb;
  const isBelow = segEnd(segment) === tcb.sndNxt && segment.dataLen <= 1 && !segment.fin;
  if (isBelow && end.front === undefined) {
    asSeen(following, end, timer('keepAlive'), 'keepAlive', 'timer.keepAlive');
    return;
  }
  if (segment.fin && tcb.finSeq === null) {
    // its FIN has not left yet: what seemed to have left behind this number was not its own
    end.takeBackTo(segment.seq);
    finish(following, end, segment);
    return;
  }
  if (isWindowProbe(tcb, segment)) {
    asSeen(following, end, timer('persist'), 'probe', 'timer.persist');
    return;
  }
  const why = causeAgain(end, segment, following.now, false);
  if (why === null) return;
  const isFront = why.reason === 'timerAgain' && end.front?.seq === segment.seq;
  if (isFront) happens(following, end, timer(why.timer));
  else asSeen(following, end, timer(why.timer), why.reason, why.rule);
}

/** An octet past the edge of a closed window (RFC 9293, 3.8.6.1). */
const isWindowProbe = ({ sndWnd, sndUna }: Tcb, { dataLen, seq }: Segment): boolean =>
  sndWnd === 0 && dataLen === 1 && seq === sndUna;

/** What has not left before: a write, and what belongs to it; a FIN. */
function fresh(following: Shadowing, end: ShadowEnd, segment: Segment): void {
  const tcb = end.tcb as Tcb;
  if (segment.fin) {
    finish(following, end, segment);
    return;
  }
  if (isWindowProbe(tcb, segment)) {
    asSeen(following, end, timer('persist'), 'probe', 'timer.persist');
    return;
  }
  if (tcb.closeAsked) return;
  const { bytes, isCut } = writtenAtOnce(following, end, segment);
  const isSeen = following.get(end.coming.next ?? 0).captured !== null;
  following.happen(end, call({ call: 'send', bytes }), isSeen ? 'inferred' : 'assumed', {
    event: { type: 'send', bytes: segment.dataLen, now: following.now },
    further(done) {
      for (let rest = bytes - segment.dataLen; rest > 0 && end.coming.next !== undefined;) {
        rest -= following.get(end.coming.next).segment.dataLen;
        following.leaveAsSeen(end, done, 'first', 'send.data');
      }
      end.goesOnWriting = isCut;
    },
  });
}

/**
 * The octets of the segments that leave close upon each other, each but the last as large as any, before anything else arrives; and
 * whether that cuts it short.
 */
function writtenAtOnce(
  following: Shadowing,
  end: ShadowEnd,
  first: Segment,
): { readonly bytes: number; readonly isCut: boolean } {
  let bytes = 0;
  let at = following.now;
  const tcb = end.tcb as Tcb;
  let number = tcb.sndNxt;
  let { largest } = end;
  const arrival = end.nextArrival(at);
  for (const { segment, sentAt } of end.coming.behind(0)) {
    const isNext =
      segment.seq === number &&
      segment.ackNumber === first.ackNumber &&
      !segment.syn &&
      !segment.fin &&
      !segment.rst;
    if (!isNext || segment.dataLen === 0 || (bytes > 0 && sentAt > later(at, BURST_US))) break;
    if (bytes > 0 && sentAt >= arrival) return { bytes, isCut: true };
    bytes += segment.dataLen;
    number = segEnd(segment);
    at = sentAt > at ? sentAt : at;
    largest = Math.max(largest, segment.dataLen);
    if (segment.dataLen < largest) break;
  }
  return { bytes, isCut: false };
}

function finish(following: Shadowing, end: ShadowEnd, segment: Segment): void {
  const tcb = end.tcb as Tcb;
  const room = distance(tcb.sndUna, segEnd(segment));
  end.adopt({ sndWnd: Math.max(tcb.sndWnd, room) });
  if (segment.dataLen > 0 && !tcb.closeAsked) {
    // it leaves with the FIN, in the next step
    following.step(end, call({ call: 'send', bytes: segment.dataLen }), 'inferred', (done) => {
      done.push({ kind: 'cite', rule: 'call.send' });
      end.adopt({ unsent: segment.dataLen });
    });
  }
  happens(following, end, call({ call: readsOn(following, end) ? 'shutdown' : 'close' }));
  if (end.tcb) end.adopt({ sndWnd: tcb.sndWnd });
}
