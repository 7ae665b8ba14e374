/**
 * CUBIC (RFC 9438) with Linux's constants: 0.7 of the window is left after a loss; then the window follows a cubic of time, whose
 * middle is the window of the loss. HyStart may end slow start before a loss does. All in segments; integers, as in the kernel.
 */
import { setWindow } from '../../tcp/output/congestionWindow.ts';
import { after } from '../../tcp/sequence.ts';
import { later } from '../../tcp/time.ts';
import { cite, type Connected } from '../../tcp/turn.ts';
import type { CongestionControl } from './congestionControl.ts';
import { avoid, isUsed, slowStart } from './cwnd.ts';
import { newCubic, type Cubic } from './recoveryVariables.ts';
import { recoveryOf, segmentsIn, setRecovery } from './scoreboard.ts';

const SCALE = 1024;
/** Beta and C of RFC 9438 (0.7 and 0.4), in parts of 1024. */
const BETA = 717;
const C_SCALED = 410;
/** Of the estimate of what Reno would do, in eighths: 8 (1 + beta) / 3 (1 - beta). */
const RENO_SHARE = 15;
const TICK_US = 4000;

export const cubic: CongestionControl = {
  rule: 'linux.cubicShare',
  shareOf(turn) {
    const cwnd = segmentsIn(turn.tcb);
    const { lastMax } = cubicOf(turn);
    // fast convergence: the window was smaller this time, so another takes its share
    const isLess = cwnd < lastMax;
    setCubic(turn, {
      epochAt: null,
      lastMax: isLess ? Math.floor((cwnd * (SCALE + BETA)) / (2 * SCALE)) : cwnd,
    });
    return Math.max(Math.floor((cwnd * BETA) / SCALE), 2);
  },
  grow(turn, segments) {
    if (!isUsed(turn)) {
      cite(turn, 'linux.windowUnused');
      return;
    }
    const slowly = slowStart(turn, segments);
    if (slowly === 0) return;
    update(turn, slowly);
    avoid(turn, 'linux.cubicGrowth', cubicOf(turn).count, slowly);
  },
  sampled,
  forget: (turn) => {
    setCubic(turn, newCubic(turn.tcb.sndUna));
    beginRound(turn);
  },
  restart(turn) {
    const { epochAt } = cubicOf(turn);
    const { lastSentAt } = turn.tcb;
    const idle = turn.now - (lastSentAt ?? turn.now);
    if (epochAt === null || idle <= 0) return;
    const moved = later(epochAt, idle);
    setCubic(turn, { epochAt: moved > turn.now ? turn.now : moved });
  },
};

const cubicOf = (turn: Connected): Cubic => recoveryOf(turn).cubic;
const setCubic = (turn: Connected, changes: Partial<Cubic>): void =>
  setRecovery(turn, { cubic: { ...cubicOf(turn), ...changes } });

/** The window that the cubic asks for now, as the number of delivered segments that a segment more takes. */
function update(turn: Connected, segments: number): void {
  const cwnd = segmentsIn(turn.tcb);
  const was = cubicOf(turn);
  setCubic(turn, { acked: was.acked + segments });
  const sinceLastUs = was.lastAt === null ? Infinity : turn.now - was.lastAt;
  if (was.lastCwnd === cwnd && sinceLastUs <= 1e6 / 32) return;
  if (was.epochAt === null || sinceLastUs >= TICK_US) aim(turn, cwnd, segments);
  beFriendly(turn, cwnd);
}

function aim(turn: Connected, cwnd: number, segments: number): void {
  const was = cubicOf(turn);
  setCubic(turn, { lastCwnd: cwnd, lastAt: turn.now });
  if (was.epochAt === null) {
    const isAbove = was.lastMax <= cwnd;
    setCubic(turn, {
      epochAt: turn.now,
      acked: segments,
      renoCwnd: cwnd,
      k: isAbove ? 0 : Math.round(Math.cbrt((2 ** 40 / C_SCALED) * (was.lastMax - cwnd))),
      origin: isAbove ? cwnd : was.lastMax,
    });
  }
  const { epochAt, delayMinUs, k, origin, lastMax } = cubicOf(turn);
  // time and K in 1/1024 s
  const t = Math.floor(((turn.now - (epochAt ?? turn.now) + delayMinUs) * 1024) / 1e6);
  const delta = Math.floor((C_SCALED * Math.abs(t - k) ** 3) / 2 ** 40);
  const target = t < k ? origin - delta : origin + delta;
  const count = target > cwnd ? Math.floor(cwnd / (target - cwnd)) : 100 * cwnd;
  setCubic(turn, { count: lastMax === 0 ? Math.min(count, 20) : count });
}

/** Never slower than Reno would be (RFC 9438, 4.3), nor faster than a segment more for every two. */
function beFriendly(turn: Connected, cwnd: number): void {
  let { acked, renoCwnd, count } = cubicOf(turn);
  const per = Math.max((cwnd * RENO_SHARE) >> 3, 1);
  const more = Math.max(Math.ceil(acked / per) - 1, 0);
  acked -= more * per;
  renoCwnd += more;
  if (renoCwnd > cwnd) count = Math.min(count, Math.floor(cwnd / (renoCwnd - cwnd)));
  setCubic(turn, { acked, renoCwnd, count: Math.max(count, 2) });
}

// HyStart: slow start ends where ACKs of one flight come spread out, or late

const LOW_WINDOW = 16;
const TRAIN_GAP_US = 2000;
const MIN_SAMPLES = 8;
const [DELAY_LEAST_US, DELAY_MOST_US] = [4000, 16_000];

function sampled(turn: Connected, rttUs: number): void {
  const { tcb, now } = turn;
  const { epochAt, delayMinUs, found } = cubicOf(turn);
  if (epochAt !== null && now - epochAt < 1e6) return;
  const delay = Math.max(rttUs, 1);
  if (delayMinUs === 0 || delay < delayMinUs) setCubic(turn, { delayMinUs: delay });
  const inSlowStart = tcb.cwnd < tcb.ssthresh;
  if (!found && inSlowStart && segmentsIn(tcb) >= LOW_WINDOW) watch(turn, delay);
}

function beginRound(turn: Connected): void {
  setCubic(turn, {
    roundAt: turn.now,
    lastAckAt: turn.now,
    endSeq: turn.tcb.sndNxt,
    roundRttUs: Number.MAX_SAFE_INTEGER,
    samples: 0,
  });
}

function watch(turn: Connected, delay: number): void {
  const { tcb, now } = turn;
  if (after(tcb.sndUna, cubicOf(turn).endSeq)) beginRound(turn);
  const { lastAckAt, roundAt, delayMinUs } = cubicOf(turn);
  if (now - lastAckAt <= TRAIN_GAP_US) {
    setCubic(turn, { lastAckAt: now });
    if (now - roundAt > Math.floor((delayMinUs + trainDelay(turn)) / 2)) leaveSlowStart(turn);
  }
  const { roundRttUs, samples } = cubicOf(turn);
  setCubic(turn, { roundRttUs: Math.min(roundRttUs, delay) });
  if (samples < MIN_SAMPLES) setCubic(turn, { samples: samples + 1 });
  else {
    const least = Math.min(Math.max(delayMinUs >> 3, DELAY_LEAST_US), DELAY_MOST_US);
    if (cubicOf(turn).roundRttUs > delayMinUs + least) leaveSlowStart(turn);
  }
}

/** Packets of the most segments spread a train out by so much at the pace of slow start. Microseconds. */
function trainDelay({ tcb }: Connected): number {
  if (tcb.srttUs === null) return 0;
  const octetsPerSecond = (2 * tcb.cwnd * 1e6) / tcb.srttUs;
  return Math.min(1000, Math.floor((65_536 * 4 * 1e6) / octetsPerSecond));
}

function leaveSlowStart(turn: Connected): void {
  cite(turn, 'linux.hystart');
  setCubic(turn, { found: true });
  setWindow(turn, 'linux.hystart', { ssthresh: turn.tcb.cwnd });
}
