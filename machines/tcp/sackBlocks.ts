/** What a receiver tells in SACK blocks (RFC 2018, 4) and of what came twice (RFC 2883). */
import type { SackBlock, Segment } from './segment.ts';
import { after, before, earliest, notAfter, notBefore, type Seq } from './sequence.ts';
import type { Connected } from './turn.ts';

/** So many blocks are remembered, and fit into a header; beside timestamps one less. */
const MOST_BLOCKS = 4;

/** Something was put aside above a gap: its block goes to the front, and swallows those that it touches. */
export function noteHeld({ tcb }: Connected, start: Seq, end: Seq): void {
  if (!tcb.sackOk) return;
  let block: SackBlock = { start, end };
  let rest = tcb.sackBlocks;
  for (let touched = rest.find((other) => touch(block, other)); touched;) {
    block = joined(block, touched);
    const gone = touched;
    rest = rest.filter((other) => other !== gone);
    touched = rest.find((other) => touch(block, other));
  }
  tcb.sackBlocks = [block, ...rest].slice(0, MOST_BLOCKS);
}

const touch = (one: SackBlock, other: SackBlock): boolean =>
  notAfter(one.start, other.end) && notAfter(other.start, one.end);

const joined = (one: SackBlock, other: SackBlock): SackBlock => ({
  start: before(one.start, other.start) ? one.start : other.start,
  end: after(one.end, other.end) ? one.end : other.end,
});

/** RCV.NXT has moved: blocks that it covers are told no longer. */
export function dropCovered({ tcb }: Connected): void {
  if (tcb.sackBlocks.length === 0) return;
  tcb.sackBlocks =
    tcb.held.length === 0 ? [] : tcb.sackBlocks.filter(({ start }) => after(start, tcb.rcvNxt));
}

/** These octets have come before: the next ACK says so. */
export function noteRepeated({ tcb, profile }: Connected, start: Seq, end: Seq): void {
  if (!tcb.sackOk || !profile.dsack || notBefore(start, end)) return;
  tcb.dsack = { start, end };
}

/** The same for a segment that is old in part or as a whole: up to RCV.NXT. */
export const noteRepeatedUpTo = (turn: Connected, start: Seq, end: Seq): void =>
  noteRepeated(turn, start, earliest(end, turn.tcb.rcvNxt));

/** The blocks of a segment that leaves now; what came twice is told once. */
export function blocksNow({ tcb }: Connected): readonly SackBlock[] {
  if (!tcb.sackOk) return [];
  const most = tcb.timestampsOk ? MOST_BLOCKS - 1 : MOST_BLOCKS;
  const blocks = tcb.dsack ? [tcb.dsack, ...tcb.sackBlocks] : tcb.sackBlocks;
  tcb.dsack = null;
  return blocks.slice(0, most);
}

/** The first block, where it tells of octets that came twice: below SEG.ACK, or within the second block (RFC 2883, 4). */
export function dsackOf({ sack = [], ackNumber }: Segment): SackBlock | null {
  const [one, other] = sack;
  if (one === undefined) return null;
  const isWithin =
    other !== undefined && notAfter(one.end, other.end) && notBefore(one.start, other.start);
  return isWithin || before(one.start, ackNumber) ? one : null;
}
