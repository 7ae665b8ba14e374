/**
 * When Linux acknowledges. Early on, and after any disturbance, ACKs go at once ("quick"); once data is answered with
 * data ("ping-pong") they wait to ride on the answer; else they wait for the ATO, 40 ms at first.
 */
import { distance } from '../sequence.ts';
import { later, ms } from '../time.ts';
import { cite, startTimer, stopTimer, type Connected } from '../turn.ts';
import { set } from './variables.ts';
import { bestWindow, measureMemory } from './receiveMemory.ts';

const ATO_MIN_US = ms(40);
const DELAY_MAX_US = ms(200);
/** Without a measure of the data's rhythm the timer is set to the next tick. */
const TICK_US = ms(4);
const MAX_QUICK = 16;

/** Data arrived in order: measures its segment size and rhythm, and asks for an ACK. */
export function dataArrived(turn: Connected, len: number, psh: boolean): void {
  measureSegment(turn, len, psh);
  const { atoUs, lastDataAt } = turn.tcb.linux;
  if (atoUs === 0) {
    moreQuick(turn);
    set(turn, { atoUs: ATO_MIN_US });
  } else {
    const gap = turn.now - (lastDataAt ?? turn.now);
    if (gap <= ATO_MIN_US / 2) set(turn, { atoUs: atoUs / 2 + ATO_MIN_US / 2 });
    else if (gap < atoUs) set(turn, { atoUs: Math.min(atoUs / 2 + gap, turn.tcb.rtoUs) });
    else if (gap > turn.tcb.rtoUs) moreQuick(turn);
  }
  set(turn, { lastDataAt: turn.now });
  if (turn.tcb.ackOwed !== 'now') turn.tcb.ackOwed = 'asked';
}

/** Data arrived above a gap: it says something of the peer's segments all the same. */
export function dataHeld(turn: Connected, len: number, psh: boolean): void {
  measureMemory(turn, len);
  measureSegment(turn, len, psh);
}

/** The segment size the peer uses, guessed from what comes; short segments are remembered until the next ACK. */
function measureSegment(turn: Connected, len: number, psh: boolean): void {
  const { rcvMss, lastShort, pushed } = turn.tcb.linux;
  if (len >= rcvMss) {
    set(turn, { rcvMss: Math.min(len, turn.profile.mss), lastShort: 0 });
    if (psh && pushed === 0) set(turn, { pushed: 1 });
    return;
  }
  set(turn, { lastShort: len, pushed: pushed === 0 ? 1 : 2 });
  if (len >= 536 && len === lastShort) set(turn, { rcvMss: len });
}

function moreQuick(turn: Connected): void {
  const { quick, rcvMss } = turn.tcb.linux;
  const fits = Math.floor(turn.tcb.linux.offered / (2 * rcvMss)) || 2;
  set(turn, { quick: Math.max(quick, Math.min(fits, MAX_QUICK)) });
}

/** Something came that had come before: quick ACKs from here on. */
export function enterQuickMode(turn: Connected): void {
  moreQuick(turn);
  set(turn, { pingPong: false, atoUs: ATO_MIN_US });
}

/** A FIN arrived: the program will most likely answer with its own, so the ACK waits for that. */
export function finArrived(turn: Connected): void {
  set(turn, { pingPong: true });
  if (turn.tcb.ackOwed !== 'now') turn.tcb.ackOwed = 'asked';
}

/** Data leaves; soon after data came, it is an answer. */
export function dataLeaves(turn: Connected): void {
  const { lastDataAt, atoUs } = turn.tcb.linux;
  set(turn, { lastSentAt: turn.now });
  if (lastDataAt !== null && turn.now - lastDataAt < atoUs) set(turn, { pingPong: true });
}

/** Decides about an ACK that is asked for: now, or when the timer says so. */
export function decideAck(turn: Connected): void {
  const { tcb } = turn;
  if (tcb.ackOwed !== 'asked') return;
  const { quick, pingPong, rcvMss, rcvWup } = tcb.linux;
  const muchIsUnacked =
    distance(rcvWup, tcb.rcvNxt) > rcvMss && bestWindow(turn) >= tcb.linux.offered;
  const isQuick = quick > 0 && !pingPong;
  if (muchIsUnacked || isQuick || tcb.held.length > 0) {
    tcb.ackOwed = 'now';
    cite(turn, isQuick ? 'linux.quickAck' : 'ack.atOnce');
  } else {
    cite(turn, pingPong ? 'linux.awaitsAnswer' : 'ack.delayed');
    startDelay(turn);
  }
}

function startDelay(turn: Connected): void {
  const { tcb } = turn;
  const { atoUs, pingPong, pushed } = tcb.linux;
  let wait = atoUs;
  if (wait > ATO_MIN_US) {
    let most = pingPong || pushed > 0 ? DELAY_MAX_US : ms(500);
    if (tcb.srttUs !== null) most = Math.min(most, Math.max(tcb.srttUs / 8, ATO_MIN_US));
    wait = Math.min(wait, most);
  }
  wait = Math.max(TICK_US, wait);
  tcb.ackOwed = 'delayed';
  const running = tcb.timers.delayedAck;
  if (running && running.deadline <= later(turn.now, wait / 4)) tcb.ackOwed = 'now';
  else if (!running || running.deadline > later(turn.now, wait))
    startTimer(turn, 'delayedAck', wait);
}

/** An ACK has left. */
export function ackLeft(turn: Connected): void {
  const { quick } = turn.tcb.linux;
  const asked = turn.tcb.ackOwed !== 'no';
  set(turn, {
    rcvWup: turn.tcb.rcvNxt,
    pushed: 0,
    ...(asked && quick > 0 ? { quick: quick - 1 } : {}),
    ...(asked && quick === 1 ? { atoUs: ATO_MIN_US } : {}),
  });
  stopTimer(turn, 'delayedAck');
}

/** The delayed-ACK timer fired: the ping-pong is over, or the rhythm is slower than thought. */
export function delayEnded(turn: Connected): void {
  const { pingPong, atoUs } = turn.tcb.linux;
  if (pingPong) set(turn, { pingPong: false, atoUs: ATO_MIN_US });
  else set(turn, { atoUs: Math.min(atoUs * 2, turn.tcb.rtoUs) });
}
