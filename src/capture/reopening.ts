/**
 * A SYN between two sockets that have a connection already. A dissector begins another stream with it (rule 12); whether there is another
 * connection is told by what follows: a SYN in a synchronized state is answered with an ACK of the present numbers, and changes nothing
 * (RFC 9293, 3.10.7.4; RFC 5961, 4). It belongs to the connection that there is, unless that is closed, or the SYN is answered with a SYN+ACK, or
 * its sender says with a RST that it knows of no other (3.5.1, figure 9).
 */
import { advance, after, latest, notAfter, type Seq } from '../../machines/tcp/sequence.ts';
import { BIT, type CapturedPacket } from '../wire/packet.ts';
import type { Flow } from './analysis/flow.ts';

/** What there is between the two sockets, as far as it is asked here. */
interface Opened {
  readonly stream: number;
  readonly completeness: number;
  readonly reopening: Reopening | null;
  readonly high: Pick<Flow, 'baseSeq'>;
  readonly low: Pick<Flow, 'baseSeq'>;
}

export class Reopening {
  readonly former: Opened;
  readonly #iss: Seq;
  readonly #isFromHigh: boolean;
  /** Behind what it has sent of the connection that it opens. */
  #sentTo: Seq;
  /** So many SYNs of this number. */
  #syns = 0;
  /** The SYN was answered, or its sender goes on behind it: it opened a connection. */
  #isAnswered = false;
  #isUsed = false;
  /** The peer's ACK of other numbers: of the connection that it knows. */
  #challenge: Seq | null = null;
  /** The sender's RST that takes its number from there: it knows of no such connection. */
  #isDenied = false;
  /** Its sender goes on with other numbers. */
  #goesOn = false;
  /** The next SYN takes up the number of the connection before: this one was an old duplicate (3.5, figure 8). */
  #isOldDuplicate = false;
  #takesUp = false;

  constructor(former: Opened, { seq }: CapturedPacket, isFromHigh: boolean) {
    this.former = former;
    this.#iss = seq as Seq;
    this.#sentTo = this.#iss;
    this.#isFromHigh = isFromHigh;
    const own = former.reopening;
    if (own === null || own.#isFromHigh !== isFromHigh || own.#isUsed) return;
    if (ownOf(own.former, isFromHigh).baseSeq !== seq) return;
    own.#isOldDuplicate = true;
    this.#takesUp = true;
  }

  /** It opened nothing, and what answered it has ended. */
  get isOldDuplicate(): boolean {
    return this.#isOldDuplicate;
  }

  /** It is of the connection before. */
  get belongs(): boolean {
    if (this.#isOldDuplicate || this.#takesUp) return true;
    if (this.#isAnswered) return false;
    return this.#goesOn || (this.#challenge !== null && !this.#isDenied && this.#syns === 1);
  }

  see({ flags, seq, ack, dataLen }: CapturedPacket, isFromHigh: boolean): void {
    const isSyn = (flags & BIT.syn) !== 0;
    const isReset = (flags & BIT.rst) !== 0;
    const hasAck = (flags & BIT.ack) !== 0;
    if (isFromHigh !== this.#isFromHigh) {
      if (!hasAck || isReset) return;
      if (after(ack as Seq, this.#iss) && notAfter(ack as Seq, this.#sentTo))
        this.#isAnswered = true;
      else if (!isSyn) this.#challenge ??= ack as Seq;
    } else if (isSyn && !hasAck) {
      this.#syns += 1;
      this.#sentTo = advance(seq as Seq, 1 + dataLen);
    } else if (isReset) this.#isDenied ||= seq === this.#challenge;
    else if (hasAck) this.#seeOwn(seq as Seq, dataLen);
  }

  #seeOwn(seq: Seq, dataLen: number): void {
    const isIts = after(seq, this.#iss) && notAfter(seq, this.#sentTo);
    if (!isIts) this.#goesOn ||= !this.#isAnswered;
    else {
      this.#isAnswered = this.#isUsed = true;
      this.#sentTo = latest(this.#sentTo, advance(seq, dataLen));
    }
  }
}

const ownOf = (connection: Opened, isFromHigh: boolean) =>
  isFromHigh ? connection.high : connection.low;

/** The number of the stream that another one is part of: mostly its own. */
export function headOf(connection: Opened): number {
  let head = connection;
  while (head.reopening?.belongs === true) head = head.reopening.former;
  return head.stream;
}
