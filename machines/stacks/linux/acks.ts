/**
 * When Linux acknowledges. Early on, and after any disturbance, ACKs go at once ("quick"); once data is answered with
 * data ("ping-pong") they wait to ride on the answer; else they wait for the ATO, 40 ms at first.
 */
import { listOf } from '../../tcp/listChanges.ts';
import { oweAck, sendAck } from '../../tcp/output/segments.ts';
import type { AckPolicy, Arrived } from '../../tcp/policy.ts';
import { distance } from '../../tcp/sequence.ts';
import { later, ms } from '../../tcp/time.ts';
import { cite, startTimer, stopTimer, type Connected } from '../../tcp/turn.ts';
import { linuxOf, newVariables, set } from './variables.ts';
import { bestWindow, measureMemory } from './receiveMemory.ts';

const ATO_MIN_US = ms(40);
const DELAY_MAX_US = ms(200);
/** Without a measure of the data's rhythm the timer is set to the next tick. */
const TICK_US = ms(4);
const MAX_QUICK = 16;

export const linuxAcks: AckPolicy<Connected> = {
  variables: newVariables,
  dataInOrder: dataArrived,
  gapFilled(turn, text) {
    dataArrived(turn, text);
    // with a FIN on it Linux forgets that there was a gap
    if (text.fin) turn.tcb.held = listOf();
    else oweAck(turn);
  },
  /** It says something of the peer's segments all the same. */
  dataHeld(turn, text) {
    measureMemory(turn, text.len);
    measureSegment(turn, text);
    oweAck(turn);
  },
  cameBefore: enterQuickMode,
  finTaken(turn) {
    if (['SYN_RCVD', 'ESTABLISHED'].includes(turn.state)) finArrived(turn);
    else oweAck(turn);
  },
  dataLeaves,
  decide: decideAck,
  ackLeft,
  delayEnded,
  connected: answersAtOnce,
};

/** Data arrived in order: measures its segment size and rhythm, and asks for an ACK. */
function dataArrived(turn: Connected, text: Arrived): void {
  measureSegment(turn, text);
  const { atoUs, lastDataAt } = linuxOf(turn.tcb);
  if (atoUs === 0) {
    moreQuick(turn);
    set(turn, { atoUs: ATO_MIN_US });
  } else {
    const gap = turn.now - (lastDataAt ?? turn.now);
    if (gap <= ATO_MIN_US / 2) set(turn, { atoUs: (atoUs >> 1) + ATO_MIN_US / 2 });
    else if (gap < atoUs) set(turn, { atoUs: Math.min((atoUs >> 1) + gap, turn.tcb.rtoUs) });
    else if (gap > turn.tcb.rtoUs) moreQuick(turn);
  }
  set(turn, { lastDataAt: turn.now });
  if (turn.tcb.ackOwed !== 'now') turn.tcb.ackOwed = 'asked';
}

/** The segment size the peer uses, guessed from what comes; short segments are remembered until the next ACK. */
function measureSegment(turn: Connected, { len, psh }: Arrived): void {
  const { rcvMss, lastShort, pushed } = linuxOf(turn.tcb);
  if (len >= rcvMss) {
    set(turn, { rcvMss: Math.min(len, turn.profile.mss), lastShort: 0 });
    if (psh && pushed === 0) set(turn, { pushed: 1 });
    return;
  }
  set(turn, { lastShort: len, pushed: pushed === 0 ? 1 : 2 });
  if (len >= 536 && len === lastShort) set(turn, { rcvMss: len });
}

function moreQuick(turn: Connected): void {
  const { quick, rcvMss } = linuxOf(turn.tcb);
  const fits = Math.floor(linuxOf(turn.tcb).offered / (2 * rcvMss)) || 2;
  set(turn, { quick: Math.max(quick, Math.min(fits, MAX_QUICK)) });
}

/** Something came that had come before: quick ACKs from here on. */
export function enterQuickMode(turn: Connected): void {
  moreQuick(turn);
  set(turn, { pingPong: false, atoUs: ATO_MIN_US });
}

/** A FIN arrived: the program will most likely answer with its own, so the ACK waits for that. */
function finArrived(turn: Connected): void {
  set(turn, { pingPong: true });
  if (turn.tcb.ackOwed !== 'now') turn.tcb.ackOwed = 'asked';
}

/** Data leaves; soon after data came, it is an answer. */
function dataLeaves(turn: Connected): void {
  const { lastDataAt, atoUs } = linuxOf(turn.tcb);
  if (lastDataAt !== null && turn.now - lastDataAt < atoUs) set(turn, { pingPong: true });
}

/** Decides about an ACK that is asked for: now, or when the timer says so. */
function decideAck(turn: Connected): void {
  const { tcb } = turn;
  if (tcb.ackOwed !== 'asked') return;
  const { quick, pingPong, rcvMss } = linuxOf(tcb);
  const muchIsUnacked =
    distance(tcb.lastAckSent, tcb.rcvNxt) > rcvMss && bestWindow(turn) >= linuxOf(tcb).offered;
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
  const { atoUs, pingPong, pushed } = linuxOf(tcb);
  let wait = atoUs;
  if (wait > ATO_MIN_US) {
    let most = pingPong || pushed > 0 ? DELAY_MAX_US : ms(500);
    if (tcb.srttUs !== null) most = Math.min(most, Math.max(tcb.srttUs, ATO_MIN_US));
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
function ackLeft(turn: Connected): void {
  const { quick } = linuxOf(turn.tcb);
  const asked = turn.tcb.ackOwed !== 'no';
  set(turn, {
    pushed: 0,
    ...(asked && quick > 0 ? { quick: quick - 1 } : {}),
    ...(asked && quick === 1 ? { atoUs: ATO_MIN_US } : {}),
  });
  stopTimer(turn, 'delayedAck');
}

/** The ACK of the SYN+ACK leaves before the program hears of it; or with data that waited, which counts as an answer. */
function answersAtOnce(turn: Connected): void {
  set(turn, { lastDataAt: turn.now });
  if (turn.tcb.unsent > 0) enterQuickMode(turn);
  else sendAck(turn);
}

/** The delayed-ACK timer fired: the ping-pong is over, or the rhythm is slower than thought. */
function delayEnded(turn: Connected): void {
  const { pingPong, atoUs } = linuxOf(turn.tcb);
  if (pingPong) set(turn, { pingPong: false, atoUs: ATO_MIN_US });
  else set(turn, { atoUs: Math.min(atoUs * 2, turn.tcb.rtoUs) });
}
