/**
 * A segment as packetdrill writes it: `< S 0:0(0) win 65535 <mss 1460>`. Numbers count from the initial one of each side, so that
 * a SYN is 0; it finds out itself which ones the kernel has chosen.
 */
import { optionTexts } from '../../../machines/tcp/options.ts';
import type { Segment } from '../../../machines/tcp/segment.ts';
import { distance, seq, type Seq } from '../../../machines/tcp/sequence.ts';
import type { Tcb } from '../../../machines/tcp/tcb.ts';
import type { ConnectionTrace, Flight } from '../../trace/connection.ts';
import { peerOf, type Side } from '../../trace/side.ts';

/** Initial numbers: of the sender of a segment, and of its receiver. */
export interface InitialNumbers {
  readonly own: Seq;
  readonly others: Seq;
}

/** Those that its sender goes by; one without a connection (a reset) answers numbers of the first incarnation. */
export function initialNumbersOf(
  { steps, ends }: ConnectionTrace,
  from: Side,
  flight: Flight | null,
): InitialNumbers {
  const step = flight === null ? undefined : steps[flight.step];
  const tcb: Tcb | null = step?.after.tcb ?? step?.before.tcb ?? null;
  const first = (side: Side) => seq(ends[side].iss[0] ?? 0);
  return { own: tcb?.iss ?? first(from), others: tcb?.irs ?? first(peerOf(from)) };
}

/** Half of the numbers: what is further on than this was before the first one. */
const PAST = 2 ** 31;
const ECN = { ECT0: '[ect0] ', CE: '[ce] ' } as const;

/** null: its number lies before the first one, for which packetdrill has no words. */
export function packetText(
  segment: Segment,
  direction: '<' | '>',
  { own, others }: InitialNumbers,
): string | null {
  const { dataLen, rst, ack, ip, wnd } = segment;
  // A reset from no connection begins at number 0 where what it answers has no ACK (RFC 9293, 3.10.7.1).
  const isNobodys = rst && ack && segment.seq === 0;
  const first = isNobodys ? 0 : distance(own, segment.seq);
  const acked = distance(others, segment.ackNumber);
  if (first >= PAST || (ack && acked >= PAST)) return null;
  const options = optionsText(segment, (n) => String(distance(others, seq(n))));
  return [
    `${direction} ${ip === undefined ? '' : ECN[ip]}${lettersOf(segment)}`,
    `${first}:${first + dataLen}(${dataLen})`,
    ...(ack ? [`ack ${acked}`] : []),
    // What a kernel offers depends on its memory; that it offers nothing is the point of a run.
    ...(direction === '<' || (wnd === 0 && !rst) ? [`win ${wnd}`] : []),
    ...(options === '' ? [] : [`<${options}>`]),
  ].join(' ');
}

/** `S`, `S.`, `P.`, `SEW`, `-`: a dot is ACK, and comes last. */
function lettersOf(segment: Segment): string {
  const { syn, fin, rst, psh, ece = false, cwr = false, ack } = segment;
  const bits = { F: fin, S: syn, R: rst, P: psh, E: ece, W: cwr, '.': ack };
  const letters = Object.entries(bits).flatMap(([letter, isOn]) => (isOn ? [letter] : []));
  return letters.length === 0 ? '-' : letters.join('');
}

/** As tcpdump prints them, but for blocks of SACK and cookies. */
const optionsText = (segment: Segment, number: (n: number) => string): string =>
  optionTexts(segment, number)
    .map((text) =>
      text
        .replace(/^sack \d+ /, 'sack ')
        .replace(/\}\{/g, ' ')
        .replace(/[{}]/g, '')
        .replace(/^tfo cookiereq$/, 'FO')
        .replace(/^tfo cookie /, 'FO '),
    )
    .join(',');
