/**
 * RACK (RFC 8985, 6): what was sent well before something that has arrived is lost; "well" is the reordering window. Times, not
 * numbers, decide, so a lost retransmission is found as a lost segment is.
 */
import { rememberedOf } from '../../tcp/listChanges.ts';
import type { InFlight } from '../../tcp/tcb.ts';
import type { Connected } from '../../tcp/turn.ts';
import type { Rack } from './recoveryVariables.ts';
import { markLost, recoveryOf, sackedOut, setRecovery } from './scoreboard.ts';

/** So many recoveries a wider reordering window is kept, and the most quarters of a round trip that it grows to. */
const RECOVERIES_KEPT = 16;
const MOST_STEPS = 255;

export const setRack = (turn: Connected, changes: Partial<Rack>): void =>
  setRecovery(turn, { rack: { ...recoveryOf(turn).rack, ...changes } });

/** A segment has arrived (6.2, steps 1 and 2): remembers the one that was sent last. */
export function rackAdvance(turn: Connected, entry: InFlight): void {
  const { rack, minRttUs } = recoveryOf(turn);
  const rttUs = turn.now - entry.sentAt;
  // sooner than any round trip took: what arrived is rather the copy sent before
  if (entry.transmissions > 1 && rttUs < (minRttUs ?? Infinity)) return;
  setRack(turn, { advanced: true, rttUs, order: Math.max(rack.order ?? 0, entry.order) });
}

/** The reordering window (6.2, step 4). Microseconds. */
function reorderingWindow(turn: Connected): number {
  const { reorderingSeen, state, threshold, rack, minRttUs } = recoveryOf(turn);
  const isSure = state === 'recovery' || state === 'loss' || sackedOut(turn.tcb) >= threshold;
  if (!reorderingSeen && isSure) return 0;
  const quarters = Math.floor((minRttUs ?? Infinity) / 4) * rack.steps;
  return Math.min(quarters, turn.tcb.srttUs ?? 0);
}

/** How long a segment has still to arrive before it is lost. Microseconds. */
export const timeLeft = (turn: Connected, entry: InFlight, windowUs: number): number =>
  recoveryOf(turn).rack.rttUs + windowUs - (turn.now - entry.sentAt);

/** Which of these was sent first of those that may yet be found lost. */
const oldestOpen = rememberedOf<InFlight, number>((items) =>
  items.reduce(
    (oldest, { sacked, lost, again, order }) =>
      sacked || (lost && !again) ? oldest : Math.min(oldest, order),
    Infinity,
  ),
);

/** What is lost is marked (6.2, step 5); says how many segments, and how long the rest has at most, 0 where none waits. */
function detectLoss(turn: Connected): { newly: number; waitUs: number } {
  const { order } = recoveryOf(turn).rack;
  if (order === null) return { newly: 0, waitUs: 0 };
  const windowUs = reorderingWindow(turn);
  let waitUs = 0;
  const newly = markLost(
    turn,
    (entry) => {
      if (entry.order >= order) return false;
      const left = timeLeft(turn, entry, windowUs);
      if (left > 0) waitUs = Math.max(waitUs, left);
      return left <= 0;
    },
    (items) => oldestOpen(items) < order,
  );
  return { newly, waitUs };
}

/** After an ACK: looks for losses if something sent later has arrived. */
export function rackMarkLost(turn: Connected): { newly: number; waitUs: number } {
  if (!recoveryOf(turn).rack.advanced) return { newly: 0, waitUs: 0 };
  setRack(turn, { advanced: false });
  return detectLoss(turn);
}

/** The reordering window is over. */
export function rackTimeout(turn: Connected): void {
  detectLoss(turn);
}

/** D-SACKs that reordering explains widen the window, once a round trip (6.2, step 4). */
export function adaptWindow(turn: Connected, priorDelivered: number): void {
  const { rack, allDelivered } = recoveryOf(turn);
  if (priorDelivered === 0) return;
  const dsackSeen = rack.dsackSeen && priorDelivered >= rack.lastDelivered;
  if (dsackSeen) {
    setRack(turn, {
      dsackSeen: false,
      steps: Math.min(MOST_STEPS, rack.steps + 1),
      lastDelivered: allDelivered,
      persist: RECOVERIES_KEPT,
    });
  } else {
    setRack(turn, { dsackSeen, ...(rack.persist === 0 ? { steps: 1 } : {}) });
  }
}

/** A recovery is over, or (`by` 1) was undone by D-SACKs. */
export function countRecovery(turn: Connected, by: 1 | -1): void {
  const { persist } = recoveryOf(turn).rack;
  setRack(turn, { persist: Math.max(0, Math.min(RECOVERIES_KEPT, persist + by)) });
}
