/**
 * Where the capture was taken, and how far that is from either end. Packets tell: the answer to a segment passes so long after
 * it as the way to its receiver and back takes, at the least. Times at an end that is not where the capture was taken are estimates: half
 * of that loop, for nothing tells the one half from the other.
 */
import { segEnd, segLen, type Segment } from '../../../machines/tcp/segment.ts';
import { after, notBefore, type Seq } from '../../../machines/tcp/sequence.ts';
import { peerOf, type Side } from '../../trace/side.ts';
import type { Ordered } from './order.ts';

/** At an end, at each of them, or somewhere between; unknown where the packets do not tell. */
export type Vantage = Side | 'both' | 'between' | 'unknown';

/** What an end sends and gets was captured there. */
export const isAt = (vantage: Vantage, side: Side): boolean =>
  vantage === side || vantage === 'both';

export interface Timing {
  readonly vantage: Vantage;
  /** From the point of capture to an end, one way, in microseconds; 0 at the end where it was taken. */
  readonly toUs: Readonly<Record<Side, number>>;
  /** From the point of capture to an end and back it is at least as long, in microseconds: 0 where that is not sure. */
  readonly leastLoopUs: Readonly<Record<Side, number>>;
}

/** An answer within so small a part of the other loop comes from the very machine. */
const NEAR_PART = 0.1;
/** Between two machines nothing is as fast as this; within one everything is. */
const NEAR_US = 150;

export function timingOf(segments: readonly Ordered[], chosen?: Vantage): Timing {
  const all = { client: loopTo('client', segments), server: loopTo('server', segments) };
  const loops = { client: all.client.us, server: all.server.us };
  const vantage = chosen ?? vantageOf(loops);
  const half = (side: Side) =>
    vantage === side ? 0 : Math.floor((loops[side] ?? loops[peerOf(side)] ?? 0) / 2);
  const least = (side: Side) => (vantage === side ? 0 : all[side].leastUs);
  return {
    vantage,
    toUs: { client: half('client'), server: half('server') },
    leastLoopUs: { client: least('client'), server: least('server') },
  };
}

type Loops = Readonly<Record<Side, number | null>>;

function vantageOf({ client, server }: Loops): Vantage {
  if (client === null || server === null) {
    if (client !== null && client < NEAR_US) return 'client';
    return server !== null && server < NEAR_US ? 'server' : 'unknown';
  }
  const [near, far, side] =
    client < server ? ([client, server, 'client'] as const) : ([server, client, 'server'] as const);
  return near < far * NEAR_PART || (near < NEAR_US && far > 2 * near) ? side : 'between';
}

/** One ACK of data may have been delayed (RFC 9293, 3.8.6.3); of so many one was prompt. */
const PROMPT_AMONG = 2;
/** Where that is not sure: an answer sooner than this part of the loop, or than this, answers something else. */
const UNSURE_PART = 0.5;
const UNSURE_US = 20_000;

interface Loop {
  /** The shortest time from a segment to what first acknowledges it; what was sent twice does not count (Karn). null: nothing is. */
  readonly us: number | null;
  /** As far as it is sure: what answers may have waited for a delayed ACK, or for an application. */
  readonly leastUs: number;
}

function loopTo(side: Side, segments: readonly Ordered[]): Loop {
  let highest: Seq | null = null;
  let shortest: number | null = null;
  let pureAcks = 0;
  let isOfSyn = false;
  let iss: Seq | null = null;
  let hasAnswered = false;
  let waiting = new Waits();
  for (const { from, segment, atNs, leftNs } of segments) {
    // the capture has it behind what answers it
    const isDisplaced = leftNs !== atNs;
    if (from === side) {
      // two SYN+ACKs that cross do not answer each other
      if (segment.syn && hasAnswered) continue;
      const last = waiting.takeAnswered(segment);
      if (last === null || last.again) continue;
      const loop = Math.max(0, (atNs - last.atNs) / 1000);
      if (shortest === null || loop < shortest) shortest = loop;
      if (segLen(segment) > 0 && !segment.syn) continue;
      pureAcks += 1;
      isOfSyn ||= last.syn;
    } else if (segLen(segment) > 0) {
      const end = segEnd(segment);
      const answers = segment.syn && segment.ack && !hasAnswered;
      if (segment.syn && (segment.seq !== iss || answers)) {
        // another connection of the same sockets; or, where both opened, what an ACK answers (3.5, figure 7)
        iss = segment.seq;
        hasAnswered = segment.ack;
        highest = null;
        waiting = new Waits();
      }
      if (highest === null || after(end, highest))
        waiting.add({ end, syn: segment.syn, ack: segment.ackNumber, atNs });
      else waiting.sentAgain(end);
      if (isDisplaced) waiting.sentAgain(end);
      if (highest === null || after(end, highest)) highest = end;
    }
  }
  const isPrompt = isOfSyn || pureAcks >= PROMPT_AMONG;
  const leastUs = isPrompt ? (shortest ?? 0) : Math.min((shortest ?? 0) * UNSURE_PART, UNSURE_US);
  return { us: shortest, leastUs };
}

interface Waiting {
  readonly end: Seq;
  readonly syn: boolean;
  readonly ack: Seq;
  readonly atNs: number;
}

/** What waits for an answer, the lowest number first. */
class Waits {
  #all: Waiting[] = [];
  #head = 0;
  /** Up to this number it was sent twice. */
  #again: Seq | null = null;
  readonly #lastBy = new Map<Seq, Waiting>();

  add(one: Waiting): void {
    this.#all.push(one);
    this.#lastBy.set(one.ack, one);
  }

  sentAgain(end: Seq): void {
    if (this.#again === null || after(end, this.#again)) this.#again = end;
  }

  /** The last one that a segment answers; it waits no longer, nor does what was sent before it. */
  takeAnswered(
    answer: Segment,
  ): { readonly atNs: number; readonly syn: boolean; readonly again: boolean } | null {
    const { ack, ackNumber, rst, seq } = answer;
    // a reset takes its number from what it answers (3.5.2)
    const upTo = ack ? ackNumber : rst ? this.#lastBy.get(seq)?.end : undefined;
    if (upTo === undefined) return null;
    let last: Waiting | null = null;
    for (let next = this.#all[this.#head]; next !== undefined && notBefore(upTo, next.end);) {
      last = next;
      next = this.#all[++this.#head];
    }
    if (last === null) return null;
    const { atNs, syn } = last;
    return { atNs, syn, again: this.#again !== null && notBefore(this.#again, last.end) };
  }
}
