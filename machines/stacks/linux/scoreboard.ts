/**
 * What Linux takes each segment in flight for: arrived (sacked), lost, or sent again and on its way; and the counts that all
 * else goes by, in segments. Without SACK the number that have arrived is guessed from duplicate ACKs.
 */
import { first } from '../../tcp/list.ts';
import { counterOf, mappedWhere, rememberedOf, summaryOf } from '../../tcp/listChanges.ts';
import { endOf } from '../../tcp/output/retransmissionQueue.ts';
import { after, type Seq } from '../../tcp/sequence.ts';
import type { InFlight, Tcb } from '../../tcp/tcb.ts';
import type { Connected } from '../../tcp/turn.ts';
import type { Recovery } from './recoveryVariables.ts';
import { linuxOf, set } from './variables.ts';

export const recoveryOf = ({ tcb }: Pick<Connected, 'tcb'>): Recovery => linuxOf(tcb).recovery;

export const setRecovery = (turn: Connected, changes: Partial<Recovery>): void =>
  set(turn, { recovery: { ...recoveryOf(turn), ...changes } });

/** The congestion window in segments, and a window of so many. */
export const segmentsIn = ({ cwnd, sndMss }: Pick<Tcb, 'cwnd' | 'sndMss'>): number =>
  Math.floor(cwnd / sndMss);
export const ofSegments = ({ sndMss }: Pick<Tcb, 'sndMss'>, segments: number): number =>
  segments * sndMss;

const sackedIn = counterOf<InFlight>(({ sacked = false }) => sacked);
const lostIn = counterOf<InFlight>(({ lost = false }) => lost);
const againIn = counterOf<InFlight>(({ again = false }) => again);

/** Arrived out of order: told by SACK, or counted by duplicate ACKs. */
export const sackedOut = (tcb: Tcb): number =>
  sackedIn(tcb.inFlight) + linuxOf(tcb).recovery.duplicates;
export const lostOut = (tcb: Tcb): number => lostIn(tcb.inFlight);
export const againOut = (tcb: Tcb): number => againIn(tcb.inFlight);

/** Segments on their way: sent, and neither arrived nor lost; with retransmissions that are. */
export const segmentsOut = (tcb: Tcb): number =>
  tcb.inFlight.length - sackedOut(tcb) - lostOut(tcb) + againOut(tcb);

/** Segments that the congestion window leaves free. */
export const roomInSegments = (tcb: Tcb): number => segmentsIn(tcb) - segmentsOut(tcb);

/** Something in flight has been sent more than once: its ACK may be that of either. */
export const anyAgain = (tcb: Tcb): boolean =>
  againOut(tcb) > 0 || (first(tcb.inFlight)?.transmissions ?? 1) > 1;

/** The end of what is known to have arrived: above it nothing is said yet. */
export function highestSacked(tcb: Tcb): Seq {
  if (sackedIn(tcb.inFlight) === 0) return tcb.sndUna;
  return highestSackedIn(tcb.inFlight) ?? tcb.sndUna;
}

const latest = (ends: readonly (Seq | null)[]): Seq | null =>
  ends.reduce(
    (last, end) => (last === null || (end !== null && after(end, last)) ? end : last),
    null,
  );
const highestSackedIn = summaryOf<InFlight, Seq | null>(
  (items) => latest(items.map((entry) => (entry.sacked ? endOf(entry) : null))),
  latest,
);

/** Takes a segment for lost; one that has gone again is lost once more. Counts what is newly lost. */
export function markLost(
  turn: Connected,
  isLost: (entry: InFlight) => boolean,
  concerns: (items: readonly InFlight[]) => boolean = () => true,
): number {
  let newly = 0;
  turn.tcb.inFlight = mappedWhere(turn.tcb.inFlight, concerns, (entry) => {
    if (entry.sacked || (entry.lost && !entry.again) || !isLost(entry)) return entry;
    newly += 1;
    // a copy that went again without being lost is still on its way
    if (!entry.lost) return { ...entry, lost: true };
    const { again: _again, ...rest } = entry;
    return rest;
  });
  return newly;
}

/** Nothing is lost after all. */
export function unmarkLost({ tcb }: Connected): void {
  tcb.inFlight = mappedWhere(tcb.inFlight, anyLost, ({ lost: _lost, ...entry }) => entry);
}
const anyLost = rememberedOf<InFlight, boolean>((items) => items.some(({ lost }) => lost));

/** Without SACK. A duplicate ACK: one segment more has arrived, whichever it was. */
export function countDuplicate(turn: Connected): void {
  setRecovery(turn, { duplicates: recoveryOf(turn).duplicates + 1 });
  limitDuplicates(turn, 0);
}

/** Without SACK. One segment of an ACK closes the hole; the rest had been counted by duplicate ACKs. Says how many arrived. */
export function eatDuplicates(turn: Connected, segments: number): number {
  const { duplicates } = recoveryOf(turn);
  setRecovery(turn, { duplicates: Math.max(0, duplicates - (segments - 1)) });
  limitDuplicates(turn, segments);
  return Math.max(segments - duplicates, 1);
}

const MOST_REORDERING = 300;

/** More duplicates than segments: the network reorders, or doubles. */
function limitDuplicates(turn: Connected, acknowledged: number): void {
  const { tcb } = turn;
  const out = tcb.inFlight.length;
  const holes = Math.min(Math.max(lostOut(tcb), 1), out);
  if (recoveryOf(turn).duplicates + holes <= out) return;
  setRecovery(turn, {
    duplicates: out - holes,
    threshold: Math.min(out + acknowledged, MOST_REORDERING),
    reorderingSeen: true,
  });
}
