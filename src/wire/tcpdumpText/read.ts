/** Reads what tcpdump printed, of versions 3 and 4, with any of its options but those that print no numbers. */
import type { Segment } from '../../../machines/tcp/segment.ts';
import type { PrintedSegment, TcpdumpText, TextProblem } from './contract.ts';
import { readLine, type PrintedLine } from './line.ts';
import { areAbsolute, numbersOf, type Numbers } from './numbers.ts';
import { sinceFirst, timeOf, type PrintedTime } from './time.ts';

/** What `-x` and `-X` print of the octets. */
const DUMP = /^\s+0x[0-9a-f]{4}:/;

interface Found {
  readonly line: number;
  readonly printed: PrintedLine;
  readonly time: PrintedTime | null;
  readonly ip: Segment['ip'];
}

export function readTcpdump(text: string): TcpdumpText {
  const found: Found[] = [];
  const problems: TextProblem[] = [];
  let skipped = 0;
  /** `-v` prints IP's header, with the time, on a line of its own. */
  let header: { readonly time: PrintedTime | null; readonly ip: Segment['ip'] } | null = null;

  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || DUMP.test(line)) continue;
    const [time, ip] = [timeOf(line), ecnIn(line)];
    const read = readLine(line);
    const before = header;
    header = null;
    if (read === null) {
      if (/\bproto:? TCP\b.*\)\s*$/.test(line)) header = { time, ip };
      else skipped++;
    } else if ('kind' in read) {
      problems.push({ line: i + 1, column: read.at + 1, kind: read.kind });
    } else {
      found.push({
        line: i + 1,
        printed: read,
        time: time ?? before?.time ?? null,
        ip: ip ?? before?.ip,
      });
    }
  }

  const lines = found.map(({ printed }) => printed);
  const isAbsolute = areAbsolute(lines);
  const numbers = numbersOf(lines, isAbsolute);
  const times = sinceFirst(found.map(({ time }) => time));
  const segments = found.map(({ line, printed, ip }, i): PrintedSegment => {
    const { from, to } = printed;
    const segment = segmentOf(printed, numbers[i] as Numbers, ip);
    return {
      line,
      atNs: times.ns[i] ?? null,
      from,
      to,
      segment,
      isSeqPrinted: printed.seq !== null,
    };
  });
  return { segments, times: times.style, isAbsolute, skipped, problems };
}

/** Of `tos 0x2,ECT(0)` and `class 0x03`; the other one of the two is of no use here. */
function ecnIn(line: string): Segment['ip'] {
  if (/\btos 0x[0-9a-f]+,ECT\(0\)|\bclass 0x[0-9a-f]?[26ae]\b/.test(line)) return 'ECT0';
  if (/\btos 0x[0-9a-f]+,CE\b|\bclass 0x[0-9a-f]?[37bf]\b/.test(line)) return 'CE';
  return undefined;
}

function segmentOf(printed: PrintedLine, numbers: Numbers, ip: Segment['ip']): Segment {
  const { flags, win: wnd, dataLen } = printed;
  const { blocks, ...options } = printed.options;
  return {
    syn: flags.includes('S'),
    ack: flags.includes('.'),
    fin: flags.includes('F'),
    rst: flags.includes('R'),
    psh: flags.includes('P'),
    ...(flags.includes('E') ? { ece: true } : {}),
    ...(flags.includes('W') ? { cwr: true } : {}),
    ...(ip === undefined ? {} : { ip }),
    ...{ seq: numbers.seq, ackNumber: numbers.ackNumber, wnd, dataLen },
    ...options,
    ...(blocks === undefined ? {} : { sack: numbers.blocks }),
  };
}
