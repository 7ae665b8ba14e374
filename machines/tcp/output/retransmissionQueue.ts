/** The retransmission queue and its timer (RFC 9293, 3.8.1; RFC 6298, 5). */
import { first, itemsOf } from '../list.ts';
import { appended, itemAt, listOf, replaced, spliced, withoutFirst } from '../listChanges.ts';
import { advance, distance, notAfter, type Seq } from '../sequence.ts';
import type { Options } from '../segment.ts';
import type { InFlight } from '../tcb.ts';
import type { SendReason } from '../effects.ts';
import { watchUserTimeout } from '../timers/userTimeout.ts';
import { cite, type Connected } from '../turn.ts';
import { sendEntry } from './segments.ts';

export const endOf = (entry: InFlight): Seq =>
  advance(entry.seq, entry.dataLen + (entry.syn ? 1 : 0) + (entry.fin ? 1 : 0));

/** Sends something new: it joins the queue, SND.NXT moves over it, and the timers run (RFC 6298, 5.1). */
export function sendNew(
  turn: Connected,
  what: {
    dataLen?: number;
    syn?: boolean;
    fin?: boolean;
    psh?: boolean;
    packet?: Seq;
    endsPacket?: boolean;
    /** Said in options of this segment alone. */
    options?: Options;
  },
): void {
  const { tcb } = turn;
  const { packet, endsPacket = false } = what;
  const entry: InFlight = {
    seq: tcb.sndNxt,
    dataLen: what.dataLen ?? 0,
    syn: what.syn ?? false,
    fin: what.fin ?? false,
    psh: what.psh ?? ((what.dataLen ?? 0) > 0 && tcb.unsent === 0),
    ...(packet === undefined ? {} : { packet }),
    sentAt: turn.now,
    order: tcb.sentInAll++,
    transmissions: 1,
  };
  join(turn, entry);
  sendEntry(turn, entry, 'first', endsPacket, what.options);
  turn.policies.recovery.newInFlight(turn);
  watchUserTimeout(turn);
}

function join({ tcb }: Connected, entry: InFlight): void {
  tcb.inFlight = appended(tcb.inFlight, entry);
  tcb.sndNxt = endOf(entry);
}

/** A SYN and data in one segment, and each an entry of its own: should they be lost, the SYN goes again alone. */
export function sendSynWithData(turn: Connected, dataLen: number, options: Options): void {
  const { tcb, now } = turn;
  const sent = { fin: false, sentAt: now, transmissions: 1 };
  const syn = { ...sent, seq: tcb.sndNxt, dataLen: 0, syn: true, psh: false };
  join(turn, { ...syn, order: tcb.sentInAll++ });
  turn.policies.recovery.newInFlight(turn);
  const data = { ...sent, seq: tcb.sndNxt, dataLen, syn: false, psh: true };
  join(turn, { ...data, order: tcb.sentInAll++ });
  sendEntry(turn, { ...syn, dataLen, order: tcb.sentInAll }, 'first', false, options);
  watchUserTimeout(turn);
}

/** Cuts what is in flight into segments of at most so many octets. */
export function cutInFlight({ tcb }: Connected, most: number): void {
  tcb.inFlight = listOf(
    [...itemsOf(tcb.inFlight)].flatMap((entry) => {
      const pieces = Math.max(1, Math.ceil(entry.dataLen / most));
      return Array.from({ length: pieces }, (_, i) => ({
        ...entry,
        seq: advance(entry.seq, i * most),
        dataLen: Math.min(most, entry.dataLen - i * most),
        psh: entry.psh && i === pieces - 1,
      }));
    }),
  );
}

/** Sends the front of the queue, what SND.UNA points at, once more (a SYN perhaps for the first time with an ACK). */
export function resendFront(turn: Connected, reason: SendReason): void {
  if (turn.tcb.inFlight.length > 0) resendAt(turn, 0, reason);
}

/** Sends an entry of the queue once more, with what follows it where the profile says so and it fits. */
export function resendAt(
  turn: Connected,
  index: number,
  reason: SendReason,
  endsPacket = false,
): void {
  const { inFlight } = turn.tcb;
  let again = itemAt(inFlight, index);
  if (again === undefined) throw new Error(`nothing is in flight at ${index}`);
  let merged = 1;
  if (turn.profile.mergeRetransmissions && !again.syn) {
    for (
      let next = itemAt(inFlight, index + merged);
      next && fitTogether(turn, again, next);
      next = itemAt(inFlight, index + merged)
    ) {
      again = {
        ...again,
        dataLen: again.dataLen + next.dataLen,
        fin: next.fin,
        psh: next.psh || again.psh,
      };
      merged += 1;
    }
    if (merged > 1) cite(turn, 'linux.mergesAgain');
  }
  const entry = {
    ...again,
    ...(again.lost ? { again: true } : {}),
    sentAt: turn.now,
    order: turn.tcb.sentInAll++,
    transmissions: again.transmissions + 1,
  };
  turn.tcb.inFlight = spliced(inFlight, index, merged, [entry]);
  sendEntry(turn, entry, reason, endsPacket);
}

const fitTogether = ({ tcb }: Connected, first: InFlight, next: InFlight): boolean =>
  !first.fin && !next.sacked && first.dataLen + next.dataLen <= tcb.sndMss;

/** Takes away what `ack` covers; an entry covered in part loses that part. Gives what was covered in full. */
export function takeAcknowledged(turn: Connected, ack: Seq): InFlight[] {
  const done: InFlight[] = [];
  for (const entry of itemsOf(turn.tcb.inFlight)) {
    if (!notAfter(endOf(entry), ack)) break;
    done.push(entry);
  }
  const left = withoutFirst(turn.tcb.inFlight, done.length);
  const front = first(left);
  const isCut = front !== undefined && !notAfter(ack, front.seq);
  turn.tcb.inFlight = isCut ? replaced(left, 0, cutFront(front, ack)) : left;
  return done;
}

function cutFront(entry: InFlight, ack: Seq): InFlight {
  const covered = distance(entry.seq, ack) - (entry.syn ? 1 : 0);
  return { ...entry, seq: ack, syn: false, dataLen: entry.dataLen - covered };
}
