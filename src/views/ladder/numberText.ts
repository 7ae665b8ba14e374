/** What a label says of a segment besides its control bits and its fate: numbers, and what options tell. */
import { isBareFin, kindOf, type Segment } from '../../../machines/tcp/segment.ts';
import type { Flight, ConnectionTrace } from '../../trace/connection.ts';
import { flightsOf } from '../../trace/lookup.ts';
import { peerOf, type Side } from '../../trace/side.ts';
import type { LabelDetails, Numbers } from './details.ts';
import type { TextRun } from './marks.ts';
import type { NumberFormat } from './options.ts';

interface Shown {
  /** The window in octets; null: it is not written. */
  readonly wnd: number | null;
  /** The number of a segment that takes up none. */
  readonly seq: boolean;
}

export function numbersOf(
  segment: Segment,
  from: Side,
  number: NumberFormat,
  shown: Shown,
  details?: LabelDetails | null,
): Numbers {
  const run = (text: string, role: TextRun['role'] = 'number'): TextRun => ({ text, role });
  const seq = run(`seq=${number(from, segment.seq, isBareFin(segment))}`);
  const ack = segment.ack ? [run(`ack=${number(peerOf(from), segment.ackNumber)}`)] : [];
  const wnd = shown.wnd === null ? [] : [run(`wnd=${shown.wnd}`, 'length')];
  const len = segment.dataLen > 0 ? [run(`len=${segment.dataLen}`, 'length')] : [];
  const psh = segment.psh ? [run('PSH')] : [];
  const isPure = kindOf(segment) === 'ACK' && !shown.seq;
  const least = isPure ? [...ack, ...wnd] : [seq, ...len, ...wnd];
  const all = isPure ? least : [seq, ...ack, ...len, ...psh, ...wnd];
  const numbers = { all, essential: least, least };
  return details?.told(numbers, segment, (n) => number(peerOf(from), n)) ?? numbers;
}

/** The window is written where it is the point: closed, and opened again. In octets, whatever it is scaled by. */
export function windowOf(flight: Flight, trace: ConnectionTrace): number | null {
  const { from, nth, segment, step } = flight;
  if (!segment.ack || segment.rst) return null;
  const own = flightsOf(trace, from);
  let before = nth - 2;
  while (own[before]?.segment.rst === true) before -= 1;
  if (segment.wnd !== 0 && own[before]?.segment.wnd !== 0) return null;
  return segment.wnd << (segment.syn ? 0 : (trace.steps[step]?.after.tcb?.rcvScale ?? 0));
}
