/** Seventh: process the segment text (RFC 9293, 3.10.7.4). The sixth step, urgent data, is left out: see the README. */
import { indexOf, itemAt, listOf, spliced, withoutFirst } from '../listChanges.ts';
import { oweAck, resetFor, sendReset } from '../output/segments.ts';
import { takeMarks } from '../ecn.ts';
import { dropCovered, noteHeld, noteRepeated, noteRepeatedUpTo } from '../sackBlocks.ts';
import { dataStart, type Segment } from '../segment.ts';
import { advance, after, before, distance, earliest, notBefore } from '../sequence.ts';
import type { Held } from '../tcb.ts';
import { cite, raise, report, type Connected } from '../turn.ts';

/** Delivers text in order, once; keeps what is above a gap; says whether processing goes on. */
export function takeText(turn: Connected, text: Held, segment: Segment): boolean {
  const { tcb, policies } = turn;
  const arrived = { len: text.dataLen, psh: segment.psh, fin: text.fin };
  if (isTooLate(turn, text)) {
    cite(turn, 'text.afterClose');
    if (turn.profile.resetCarriesAck) resetFor(turn, segment);
    else sendReset(turn);
    report(turn, 'connection reset');
    raise(turn, 'gone');
    return false;
  }
  if (text.dataLen === 0) return true;
  if (tcb.peerFin) {
    cite(turn, 'text.ignored');
    return true;
  }
  tcb.dsack = null;
  policies.window.arrives?.(turn, segment);
  noteRepeatedUpTo(turn, dataStart(segment), advance(text.seq, text.dataLen));
  if (takeMarks(turn, segment)) oweAck(turn);
  if (after(text.seq, tcb.rcvNxt)) {
    cite(turn, 'text.held');
    hold(turn, { ...text, fin: false });
    policies.acks.dataHeld(turn, arrived);
    policies.window.held?.(turn, text.dataLen);
    return true;
  }
  const gapWasOpen = tcb.held.length > 0;
  deliver(turn, text);
  deliverHeld(turn);
  dropCovered(turn);
  if (gapWasOpen) {
    cite(turn, 'text.gapFilled');
    policies.acks.gapFilled(turn, arrived);
  } else {
    cite(turn, 'text.delivered');
    policies.acks.dataInOrder(turn, arrived);
    policies.window.inOrder(turn, text.dataLen);
  }
  return true;
}

/** New data, or a FIN above a gap, for a program that has closed both ways and will never read it. */
const isTooLate = ({ tcb, profile }: Connected, text: Held): boolean =>
  tcb.orphan &&
  profile.halfDuplexClose &&
  !tcb.peerFin &&
  (text.dataLen > 0 || (text.fin && after(text.seq, tcb.rcvNxt)));

/** Keeps a stretch that is out of order, sorted, for when the gap closes. */
export function hold(turn: Connected, text: Held): void {
  tellHeld(turn, text);
  const { held } = turn.tcb;
  // from the end: most of what is out of order comes in the order of sending
  let place = held.length;
  for (let h = itemAt(held, place - 1); h && after(h.seq, text.seq); h = itemAt(held, place - 1))
    place -= 1;
  for (let at = place - 1, h = itemAt(held, at); h?.seq === text.seq; h = itemAt(held, --at))
    if (h.dataLen >= text.dataLen && h.fin === text.fin) return;
  turn.tcb.held = spliced(held, place, 0, [text]);
  turn.policies.window.heldChanged(turn);
}

/** What is held is told in SACK blocks, and what had been held before as a repetition. */
function tellHeld(turn: Connected, { seq, dataLen, fin }: Held): void {
  const end = advance(seq, dataLen + (fin ? 1 : 0));
  const known = turn.tcb.sackBlocks.find(
    (block) => notBefore(seq, block.start) && before(seq, block.end),
  );
  if (known) noteRepeated(turn, seq, earliest(end, known.end));
  noteHeld(turn, seq, end);
}

/** Hands the octets from RCV.NXT on to the application; the window shrinks by what it does not take at once. */
export function deliver(turn: Connected, text: Held): void {
  const { tcb } = turn;
  const end = advance(text.seq, text.dataLen);
  const fresh = distance(tcb.rcvNxt, end);
  turn.effects.push({ kind: 'deliver', seq: tcb.rcvNxt, bytes: fresh });
  tcb.rcvNxt = end;
  tcb.unacked += fresh;
  turn.policies.window.delivered(turn, fresh);
}

/** Text that came with the SYN waits for the connection to be established (3.10.7.2). */
export function deliverTextOfSyn(turn: Connected): void {
  const { held, rcvNxt } = turn.tcb;
  if (indexOf(held, (h) => h.seq === rcvNxt && h.dataLen > 0) < 0) return;
  deliverHeld(turn);
  cite(turn, 'text.delivered');
  oweAck(turn);
}

/** Delivers what the gap kept back; a held FIN stays for the eighth step, unless text has passed it (it was a forgery). */
function deliverHeld(turn: Connected): void {
  let fins = 0;
  for (;;) {
    const { held, rcvNxt } = turn.tcb;
    const next = itemAt(held, fins);
    if (!next || after(next.seq, rcvNxt)) break;
    if (next.dataLen === 0) {
      fins += 1;
      continue;
    }
    turn.tcb.held = spliced(held, fins, 1);
    turn.policies.window.heldChanged(turn);
    if (after(advance(next.seq, next.dataLen), rcvNxt)) deliver(turn, next);
    if (next.fin) hold(turn, { seq: advance(next.seq, next.dataLen), dataLen: 0, fin: true });
  }
  const { held, rcvNxt } = turn.tcb;
  const kept = indexOf(held, (h) => !before(h.seq, rcvNxt));
  turn.tcb.held = kept < 0 ? listOf() : withoutFirst(held, kept);
}
