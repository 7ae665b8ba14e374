/**
 * Packet notation, both ways: `F. 301:301(0) ack 101 win 500` as a segment, a segment as such a line.
 *
 * As tcpdump has it: flags S SYN, F FIN, R RST, P PSH, `.` ACK (`none` without any), then first:next(octets). What is as usual may be left
 * out, and is left out: `win 65535`, the MSS option of a SYN that offers 1000, the window of a reset.
 */
import type { SegmentParts, Segment } from '../../machines/tcp/segment.ts';
import { seq } from '../../machines/tcp/sequence.ts';
import { segmentText } from '../../src/trace/text.ts';

const NOTATION =
  /^(?<flags>[SFRP.]+|none) (?<first>\d+):(?<next>\d+)\((?<len>\d+)\)(?: ack (?<ack>\d+))?(?: win (?<win>\d+))?(?: <mss (?<mss>\d+)>)?$/;

/** Reads a line of packet notation. */
export function packet(text: string): SegmentParts {
  const { flags = '', first, next, len, ack, win, mss } = NOTATION.exec(text)?.groups ?? {};
  const number = Number(first);
  if (seq(number + Number(len)) !== Number(next)) throw new Error(`not a packet: ${text}`);
  return {
    syn: flags.includes('S'),
    fin: flags.includes('F'),
    rst: flags.includes('R'),
    psh: flags.includes('P'),
    ack: flags.includes('.'),
    seq: number,
    dataLen: Number(len),
    ...(ack === undefined ? {} : { ackNumber: Number(ack) }),
    ...(win === undefined ? {} : { wnd: Number(win) }),
    ...(mss === undefined ? {} : { mss: Number(mss) }),
  };
}

/** Writes a segment that leaves: `> F. 101:101(0) ack 301`. */
export function line(segment: Segment): string {
  const text = segmentText(segment).replace(' win 65535', '').replace(' <mss 1000>', '');
  return `> ${segment.rst ? text.replace(' win 0', '') : text}`;
}
