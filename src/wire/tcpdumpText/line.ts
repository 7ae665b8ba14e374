/**
 * One line that tcpdump printed. Of version 4: `10.0.0.1.80 > 10.0.0.2.9: Flags [P.], seq 1:6, ack 1, win 502, length 5`; of
 * version 3: `10.0.0.1.80 > 10.0.0.2.9: P 1:6(5) ack 1 win 502 <nop,nop,timestamp 1 2>`. What stands in front (-e, -v, an
 * interface) does not matter.
 */
import type { PrintedSocket, TextProblem } from './contract.ts';
import { optionsIn, type PrintedOptions } from './options.ts';

/** Numbers as they are printed. */
export interface PrintedLine {
  readonly from: PrintedSocket;
  readonly to: PrintedSocket;
  /** Letters: `S`, `F`, `R`, `P`, `.`, `U`, `E`, `W`. */
  readonly flags: string;
  readonly seq: number | null;
  readonly ack: number | null;
  readonly win: number;
  readonly dataLen: number;
  readonly options: PrintedOptions;
}

/** What is wrong, and the place in the line, from 0. */
export interface LineProblem {
  readonly kind: TextProblem['kind'];
  readonly at: number;
}

/** The longest that can be printed is a tenth of it; what is longer would be looked through for long. */
const LONGEST_LINE = 10_000;

const SOCKETS = /(\S+)\.([\w-]+) > (\S+)\.([\w-]+): /;
const FLAGS = /^Flags \[([^\]]*)\]/;
const FLAGS_OF_OLD = /^([SFRPUWE.]+) (?=\d+:\d+\(|ack |win |\[)/;

/** A segment; what is wrong with it; or null for a line that is no segment. */
export function readLine(line: string): PrintedLine | LineProblem | null {
  const sockets = line.length > LONGEST_LINE ? null : SOCKETS.exec(line);
  if (sockets === null) return null;
  const [all, sourceAddress = '', sourcePort = '', address = '', port = ''] = sockets;
  const ends = {
    from: { address: sourceAddress, port: sourcePort },
    to: { address, port },
  };
  const start = sockets.index + all.length;
  const rest = line.slice(start);
  if (/^tcp \d/.test(rest)) return { kind: 'quiet', at: start };
  if (/\[\|tcp\]/.test(rest)) return { kind: 'cut', at: start + rest.indexOf('[|tcp]') };
  const flags = FLAGS.exec(rest);
  if (flags !== null) return readNew(ends, flags[1] ?? '', rest, start);
  const old = FLAGS_OF_OLD.exec(rest);
  return old === null ? null : readOld(ends, old[1] ?? '', rest, start);
}

type Ends = Pick<PrintedLine, 'from' | 'to'>;

/** A field of a line: what was printed, and where. */
interface Field {
  readonly text: string;
  readonly at: number;
}

/** What is wrong is thrown within this file alone: a line has many places where it can be. */
class Unreadable extends Error {
  readonly problem: LineProblem;

  constructor(problem: LineProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

const NUMBER = /^\d{1,10}$/;

function numberIn({ text, at }: Field): number {
  if (NUMBER.test(text) && Number(text) < 2 ** 32) return Number(text);
  throw new Unreadable({ kind: 'number', at });
}

function caught(read: () => PrintedLine): PrintedLine | LineProblem {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof Unreadable) return thrown.problem;
    throw thrown;
  }
}

function lettersIn(text: string, at: number): string {
  if (text === 'none') return '';
  const wrong = text.search(/[^SFRPUWEe.]/);
  if (wrong >= 0) throw new Unreadable({ kind: 'flags', at: at + wrong });
  return text;
}

/** What a form finds in a line behind its sockets; places count from the beginning of the line. */
const finder =
  (rest: string, start: number) =>
  (form: RegExp): Field | null => {
    const found = form.exec(rest);
    if (found === null) return null;
    const text = found[1] ?? '';
    return { text, at: start + found.index + found[0].lastIndexOf(text) };
  };

function optionsOf(field: Field | null): PrintedOptions {
  if (field === null) return {};
  const options = optionsIn(field.text);
  if (typeof options !== 'number') return options;
  throw new Unreadable({ kind: 'option', at: field.at + options });
}

const needed = (field: Field | null, end: number): Field => {
  if (field !== null) return field;
  throw new Unreadable({ kind: 'endsEarly', at: end });
};

function readNew(ends: Ends, flags: string, line: string, start: number) {
  // What is behind the length is what the application says.
  const rest = /^.*?, length \d+/.exec(line)?.[0] ?? line;
  const find = finder(rest, start);
  return caught(() => {
    const letters = lettersIn(flags, start + 'Flags ['.length);
    const first = find(/, seq ([^,:]*)/);
    const next = find(/, seq [^,:]*:([^,]*)/);
    const ack = find(/, ack ([^,]*)/);
    const win = numberIn(needed(find(/, win ([^,]*)/), start + rest.length));
    const length = find(/, length ([^,]*)$/);
    const seq = first === null ? null : numberIn(first);
    const end = next === null ? seq : numberIn(next);
    return {
      ...{ ...ends, flags: letters, seq, win },
      ack: ack === null ? null : numberIn(ack),
      dataLen: length === null ? ((end ?? 0) - (seq ?? 0)) >>> 0 : numberIn(length),
      options: optionsOf(find(/, options \[(.*?)\](?:,|$)/)),
    };
  });
}

function readOld(ends: Ends, flags: string, rest: string, start: number) {
  const find = finder(rest, start);
  return caught(() => {
    const seq = find(/ (\d+):\d+\(/);
    const length = find(/ \d+:\d+\((\d+)\)/);
    const ack = find(/ ack (\S*)/);
    return {
      ...{
        ...ends,
        flags: lettersIn(flags, start) + (ack === null || flags.includes('.') ? '' : '.'),
      },
      seq: seq === null ? null : numberIn(seq),
      // A dot meant no other flag then: it said nothing of the ACK bit.
      ack: ack === null ? null : numberIn(ack),
      win: numberIn(needed(find(/ win (\S*)/), start + rest.length)),
      dataLen: length === null ? 0 : numberIn(length),
      options: optionsOf(find(/ <([^>]*)>/)),
    };
  });
}
