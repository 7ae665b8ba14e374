/** What SACK blocks may say (RFC 2018, 4; RFC 2883), and what a sender may believe of them. */
import { itemsOf } from '../../../machines/tcp/list.ts';
import { endOf } from '../../../machines/tcp/output/retransmissionQueue.ts';
import type { SackBlock } from '../../../machines/tcp/segment.ts';
import { advance, notAfter, notBefore } from '../../../machines/tcp/sequence.ts';
import type { InFlight, Tcb } from '../../../machines/tcp/tcb.ts';
import type { ConnectionTrace, Frame, Step } from '../connection.ts';
import { peerOf, SIDES, type Side } from '../side.ts';
import { when } from './laws.ts';

/** The blocks of what left in a step cover octets that have arrived, and nothing else. */
export const ofBlocks = (trace: ConnectionTrace, { sent, after: { tcb } }: Step): string[] =>
  sent.flatMap((index) => {
    const blocks = trace.flights[index]?.segment.sack ?? [];
    return blocks.flatMap((block) => [
      ...when(notBefore(block.start, block.end), 'a SACK block has octets'),
      ...when(tcb !== null && !hasArrived(tcb, block), 'a SACK block covers only what arrived'),
    ]);
  });

/** It has been taken already, or lies in one of the stretches that are held above a gap. */
function hasArrived(tcb: Tcb, { start, end }: SackBlock): boolean {
  if (notAfter(end, tcb.rcvNxt)) return true;
  return stretches(tcb).some((held) => notAfter(held.start, start) && notAfter(end, held.end));
}

/** What is held above RCV.NXT, neighbours as one. */
function stretches({ held }: Tcb): SackBlock[] {
  const joined: SackBlock[] = [];
  for (const { seq, dataLen, fin } of itemsOf(held)) {
    const end = advance(seq, dataLen + (fin ? 1 : 0));
    const last = joined.at(-1);
    if (last && notAfter(seq, last.end))
      joined[joined.length - 1] = {
        start: last.start,
        end: notAfter(end, last.end) ? last.end : end,
      };
    else joined.push({ start: seq, end });
  }
  return joined;
}

/** A header has room for so many blocks beside timestamps (RFC 7323, and one goes to a D-SACK). */
const FIT_ALWAYS = 2;

/**
 * An ACK tells of all that is held: there is room for its blocks, and each is a whole stretch. Of one that grew together out of
 * many, of which some were told long ago, Linux remembers pieces.
 */
function tellsAll(receiver: Tcb): boolean {
  const held = stretches(receiver);
  const isTold = ({ start, end }: SackBlock) =>
    receiver.sackBlocks.some((block) => block.start === start && block.end === end);
  return held.length <= FIT_ALWAYS && held.every(isTold);
}

/** What senders take for arrived beside what receivers hold; to be asked about each step, in order. */
export class Scoreboards {
  /** Segments of each side that are still on their way. */
  readonly #onTheWay: Record<Side, number> = { client: 0, server: 0 };
  /** Each side's last segment, until the other end has taken it: then what it told is known. */
  readonly #untold: Record<Side, number | null> = { client: null, server: null };

  of(trace: ConnectionTrace, { sent, cause, rules }: Step, ends: Frame['ends']): string[] {
    const flight = cause.kind === 'segment' ? trace.flights[cause.flight ?? -1] : undefined;
    if (flight) {
      const { from, index } = flight;
      this.#onTheWay[from] -= 1;
      if (this.#untold[from] === index && rules.includes('sequence.acceptable'))
        this.#untold[from] = null;
    }
    for (const index of sent) {
      const { from, arrivals } = trace.flights[index] ?? {};
      if (!from) continue;
      this.#onTheWay[from] += arrivals?.length ?? 0;
      this.#untold[from] = index;
    }
    return SIDES.flatMap((side) => this.#between(ends[side].tcb, ends[peerOf(side)].tcb, side));
  }

  #between(sender: Tcb | null, receiver: Tcb | null, side: Side): string[] {
    if (!sender?.sackOk || !receiver) return [];
    if (receiver.irs !== sender.iss || sender.irs !== receiver.iss) return [];
    const entries = [...itemsOf(sender.inFlight)];
    const block = (entry: InFlight) => ({ start: entry.seq, end: endOf(entry) });
    return [
      ...when(
        entries.some((entry) => entry.sacked && !hasArrived(receiver, block(entry))),
        'what is taken for arrived has arrived',
      ),
      ...when(
        this.#atRest(side, sender, receiver) &&
          // that of a SYN may not be taken yet (TCP_DEFER_ACCEPT)
          entries.some((each) => !each.syn && !each.sacked && hasArrived(receiver, block(each))),
        "at rest the scoreboard equals the receiver's holes",
      ),
    ];
  }

  /** Nothing is on its way, and the receiver has said all that it holds. */
  #atRest(side: Side, sender: Tcb, receiver: Tcb): boolean {
    const quiet = this.#onTheWay.client === 0 && this.#onTheWay.server === 0;
    const said = this.#untold[peerOf(side)] === null && tellsAll(receiver);
    return quiet && said && sender.retransmissions === 0 && receiver.ackOwed === 'no';
  }
}
