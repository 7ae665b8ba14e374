/**
 * Sequence numbers as tcpdump prints them: those of a connection's first line, and of each with SYN, as they are; the others from
 * there on, unless it was told `-S`. Which of both a text does is not written in it: it is what makes its numbers lie closer
 * together.
 */
import { advance, offset, seq, type Seq } from '../../../machines/tcp/sequence.ts';
import type { PrintedSocket } from './contract.ts';
import type { PrintedLine } from './line.ts';

/** Where the numbers of a connection begin, by who sends them; null: not printed. */
interface Begin {
  base: Seq | null;
  /** The next number after all that were seen. */
  next: Seq | null;
}

const nameOf = ({ address, port }: PrintedSocket) => `${address} ${port}`;

class Beginnings {
  readonly #connections = new Map<string, Map<string, Begin>>();

  /** Of what its sender sends and of what the other one does; and whether the line prints its numbers as they are. */
  of({ from, to, flags }: PrintedLine) {
    const [own, others] = [nameOf(from), nameOf(to)];
    const name = [own, others].sort().join();
    let connection = this.#connections.get(name);
    const isFirst = connection === undefined || flags.includes('S');
    connection ??= new Map<string, Begin>();
    this.#connections.set(name, connection);
    const begin = (end: string): Begin => {
      const found = connection.get(end) ?? { base: null, next: null };
      connection.set(end, found);
      return found;
    };
    return { isFirst, sent: begin(own), received: begin(others) };
  }
}

/** What a connection's later lines count from is told by this one. */
function set({ seq: first, ack }: PrintedLine, sent: Begin, received: Begin): void {
  sent.base = first === null ? sent.base : seq(first);
  if (ack !== null) received.base = advance(seq(ack), -1);
}

/** Whether numbers are printed as they are. */
export function areAbsolute(lines: readonly PrintedLine[]): boolean {
  const beginnings = new Beginnings();
  let votes = 0;
  for (const line of lines) {
    const { isFirst, sent, received } = beginnings.of(line);
    if (isFirst) set(line, sent, received);
    else votes += vote(line.seq, sent.base) + vote(line.ack, received.base);
  }
  return votes > 0;
}

function vote(number: number | null, base: Seq | null): number {
  if (number === null || base === null) return 0;
  return Math.sign(Math.abs(number | 0) - Math.abs(offset(base, seq(number))));
}

export interface Numbers {
  readonly seq: Seq;
  readonly ackNumber: Seq;
  readonly blocks: readonly { readonly start: Seq; readonly end: Seq }[];
}

/** The numbers of each line as they were in the segment. */
export function numbersOf(lines: readonly PrintedLine[], isAbsolute: boolean): Numbers[] {
  const beginnings = new Beginnings();
  return lines.map((line) => {
    const { isFirst, sent, received } = beginnings.of(line);
    if (isFirst) set(line, sent, received);
    const from = (base: Seq | null) => (n: number) =>
      isFirst || isAbsolute ? seq(n) : advance(base ?? seq(0), n);
    const [own, others] = [from(sent.base), from(received.base)];
    const first = line.seq === null ? (sent.next ?? seq(0)) : own(line.seq);
    const ackNumber = line.ack === null ? seq(0) : others(line.ack);
    const length = line.dataLen + Number(/S/.test(line.flags)) + Number(/F/.test(line.flags));
    const end = advance(first, length);
    if (sent.next === null || isFirst || offset(sent.next, end) > 0) sent.next = end;
    // Who has sent nothing yet goes on where the other one expects it.
    if (line.ack !== null) received.next ??= ackNumber;
    const blocks = (line.options.blocks ?? []).map((block) => ({
      start: others(block.start),
      end: others(block.end),
    }));
    return { seq: first, ackNumber, blocks };
  });
}
