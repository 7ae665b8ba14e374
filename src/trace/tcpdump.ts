/**
 * A segment as tcpdump 4 prints it: `Flags [S.], seq 300, ack 101, win 65160, options [mss 1460,sackOK], length 0`. A number is
 * printed where it says something: of data with the one after it, of SYN, FIN and RST alone. The window is the bare field.
 */
import { optionTexts } from '../../machines/tcp/options.ts';
import { isBareFin, segEnd, type Segment } from '../../machines/tcp/segment.ts';
import { advance, seq } from '../../machines/tcp/sequence.ts';
import type { SegmentNumbers } from './text.ts';

export function tcpdumpText(segment: Segment, { own, others }: SegmentNumbers): string {
  const options = optionTexts(segment, (n) => others(seq(n))).join(',');
  return [
    `Flags [${lettersOf(segment)}]`,
    ...numbersOf(segment, own),
    ...(segment.ack ? [`ack ${others(segment.ackNumber)}`] : []),
    `win ${segment.wnd}`,
    ...(options === '' ? [] : [`options [${options}]`]),
    `length ${segment.dataLen}`,
  ].join(', ');
}

/** In tcpdump's order; `.` is ACK. */
function lettersOf({ fin, syn, rst, psh, ack, ece = false, cwr = false }: Segment): string {
  const bits = { F: fin, S: syn, R: rst, P: psh, '.': ack, E: ece, W: cwr };
  const letters = Object.entries(bits).flatMap(([letter, isOn]) => (isOn ? [letter] : []));
  return letters.length === 0 ? 'none' : letters.join('');
}

function numbersOf(segment: Segment, own: SegmentNumbers['own']): string[] {
  const first = own(segment.seq, isBareFin(segment));
  if (segment.dataLen > 0) return [`seq ${first}:${own(advance(segment.seq, segment.dataLen))}`];
  const says = segment.rst || segEnd(segment) !== segment.seq;
  return says ? [`seq ${first}`] : [];
}
