/** What SACK blocks say of the segments in flight (RFC 2018, 5), and what D-SACKs do (RFC 2883). */
import { mappedWhere, rememberedOf } from '../../tcp/listChanges.ts';
import { endOf } from '../../tcp/output/retransmissionQueue.ts';
import { dsackOf } from '../../tcp/sackBlocks.ts';
import type { SackBlock } from '../../tcp/segment.ts';
import {
  after,
  before,
  distance,
  notAfter,
  notBefore,
  offset,
  type Seq,
} from '../../tcp/sequence.ts';
import type { InFlight } from '../../tcp/tcb.ts';
import type { Connected } from '../../tcp/turn.ts';
import type { AckSeen } from './ackSeen.ts';
import { rackAdvance, setRack } from './rack.ts';
import { highestSacked, recoveryOf, setRecovery } from './scoreboard.ts';

/** Takes the blocks of a segment. */
export function tagSacked(turn: Connected, ack: AckSeen): void {
  const { tcb } = turn;
  const blocks = ack.segment.sack ?? [];
  const [newest] = blocks;
  if (newest === undefined) return;
  const repeats = dsackOf(ack.segment) !== null && countDsack(turn, ack, newest);
  if (tcb.inFlight.length === 0) return;
  for (const block of blocks.toSorted((a, b) => offset(b.start, a.start))) {
    const repeated = repeats && block === newest;
    if (isValid(turn, block, repeated)) tagBlock(turn, ack, block, repeated);
  }
  const { state, undoFrom } = recoveryOf(turn);
  if (state !== 'loss' || undoFrom !== null) noteReordering(turn, ack.reorderedFrom);
}

/** Whether the D-SACK may be about something of ours that went again. */
function countDsack(turn: Connected, ack: AckSeen, { start, end }: SackBlock): boolean {
  const { tcb } = turn;
  const recovery = recoveryOf(turn);
  const length = distance(start, end);
  if (notBefore(start, end) || length > tcb.maxSndWnd) return false;
  const segments = Math.max(1, Math.ceil(length / tcb.sndMss));
  const isOfProbe = segments === 1 && recovery.probeSeq === end;
  setRecovery(turn, { dsacked: recovery.dsacked + segments });
  if (isOfProbe) ack.dsackOfProbe = true;
  if (recoveryOf(turn).dsacked > recovery.allAgain) return false;
  if (recovery.reorderingSeen && !isOfProbe) setRack(turn, { dsackSeen: true });
  ack.dsacking = true;
  ack.sackDelivered += segments;
  const { undoFrom } = recovery;
  if (undoFrom !== null && !after(end, ack.priorSndUna) && after(end, undoFrom))
    countNeedless(turn, segments);
  return true;
}

/** So many retransmissions are shown to have been needless. */
function countNeedless(turn: Connected, segments: number): void {
  const { undoFrom, undoLeft } = recoveryOf(turn);
  if (undoFrom === null || undoLeft <= 0) return;
  setRecovery(turn, { undoLeft: Math.max(0, undoLeft - segments) });
}

/** A block is of what is in flight; one of octets that came twice may also lie below, but not too far. */
function isValid(turn: Connected, { start, end }: SackBlock, repeats: boolean): boolean {
  const { sndUna, sndNxt, maxSndWnd } = turn.tcb;
  if (after(end, sndNxt) || notBefore(start, end) || notBefore(start, sndNxt)) return false;
  if (after(start, sndUna)) return true;
  const { undoFrom } = recoveryOf(turn);
  if (!repeats || undoFrom === null) return false;
  if (after(end, sndUna)) return false;
  if (notBefore(start, undoFrom)) return true;
  return after(end, undoFrom) && distance(start, end) <= maxSndWnd;
}

const startOf = (items: readonly InFlight[]): Seq => (items[0] as InFlight).seq;
const endOfPart = (items: readonly InFlight[]): Seq => endOf(items.at(-1) as InFlight);
const isAllSacked = rememberedOf<InFlight, boolean>((items) =>
  items.every(({ sacked, again }) => sacked && !again),
);

function tagBlock(turn: Connected, ack: AckSeen, block: SackBlock, repeats: boolean): void {
  const touches = (items: readonly InFlight[]) =>
    before(startOf(items), block.end) &&
    after(endOfPart(items), block.start) &&
    (repeats || !isAllSacked(items));
  // what is found out one by one decides about the next: the queue is only put in place at the end
  turn.tcb.inFlight = mappedWhere(turn.tcb.inFlight, touches, (entry) =>
    notBefore(entry.seq, block.start) && notAfter(endOf(entry), block.end)
      ? tagOne(turn, ack, entry, repeats)
      : entry,
  );
}

function tagOne(turn: Connected, ack: AckSeen, entry: InFlight, repeats: boolean): InFlight {
  const { undoFrom } = recoveryOf(turn);
  const wentAgain = entry.transmissions > 1;
  if (repeats && wentAgain) {
    if (undoFrom !== null && after(endOf(entry), undoFrom)) countNeedless(turn, 1);
    if (entry.sacked) ack.noteReordered(entry.seq);
  }
  if (entry.sacked) return repeats && entry.again ? without(entry, 'again') : entry;
  rackAdvance(turn, entry);
  if (!wentAgain) {
    if (before(entry.seq, ack.highestSacked)) ack.noteReordered(entry.seq);
    if (!after(endOf(entry), recoveryOf(turn).highSeq)) ack.originalArrived = true;
    ack.firstSackedAt ??= entry.sentAt;
    ack.lastSackedAt = entry.sentAt;
  }
  ack.dataSacked = true;
  ack.sackDelivered += 1;
  if (after(endOf(entry), ack.highestSacked)) ack.highestSacked = endOf(entry);
  // a copy that went again without being lost is still on its way
  const isOut = entry.again && !entry.lost && !repeats;
  const { lost: _lost, again: _again, ...rest } = entry;
  return { ...rest, sacked: true, ...(isOut ? { again: true } : {}) };
}

function without(entry: InFlight, flag: 'again'): InFlight {
  const { [flag]: _flag, ...rest } = entry;
  return rest;
}

/** Something arrived after what was sent later (RFC 8985, 6.2, step 3): from so far below the highest that arrived. */
export function noteReordering(turn: Connected, from: Seq): void {
  const { tcb } = turn;
  const highest = highestSacked(tcb);
  if (!before(from, highest)) return;
  const { threshold } = recoveryOf(turn);
  const segments = Math.ceil(distance(from, highest) / tcb.sndMss);
  setRecovery(turn, {
    reorderingSeen: true,
    threshold: Math.min(Math.max(threshold, segments), 300),
  });
}
