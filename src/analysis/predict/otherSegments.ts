/** The segment that arrives, a little different: with a flag more or less, acknowledging more or less, above a gap. */
import type { EndpointSnapshot } from '../../../machines/tcp/step.ts';
import { segLen, type Segment } from '../../../machines/tcp/segment.ts';
import { advance, notAfter, seq } from '../../../machines/tcp/sequence.ts';
import { flightSize, type Tcb } from '../../../machines/tcp/tcb.ts';

/** In what a segment differs from the one that arrives. */
export type Change =
  'fin' | 'noFin' | 'noAck' | 'onlyAck' | 'acksAll' | 'acksNothing' | 'aboveGap' | 'reset';

/** How wide the gap is below a segment that comes too early. */
const GAP = 100;

/** Every way in which the segment could be another one, and still be told apart. */
export function otherSegments(
  { context: { state, tcb, iss } }: EndpointSnapshot,
  segment: Segment,
): [Change, Segment][] {
  const { syn, ack, fin, rst } = segment;
  if (rst) return [];
  const found: [Change, Segment][] = [];
  const add = (change: Change, parts: Partial<Segment>) =>
    found.push([change, { ...segment, ...parts }]);

  if (fin) add('noFin', { fin: false });
  if (syn && ack) add('noAck', { ack: false, ackNumber: seq(0) });
  if (syn && !ack)
    add('onlyAck', { syn: false, ack: true, ackNumber: advance(seq(iss[0] ?? 0), 1) });
  if (tcb === null) return found;

  if (!fin && !syn && ack) add('fin', { fin: true });
  if (ack && segment.ackNumber !== tcb.sndNxt) add('acksAll', { ackNumber: tcb.sndNxt });
  if (ack && flightSize(tcb) > 0 && acksSomething(tcb, segment))
    add('acksNothing', { ackNumber: tcb.sndUna });
  if (!syn && segLen(segment) > 0) add('aboveGap', { seq: advance(segment.seq, GAP) });
  add('reset', {
    ...{ syn: false, fin: false, psh: false, rst: true, dataLen: 0 },
    ack: state === 'SYN_SENT',
    ackNumber: tcb.sndNxt,
    seq: tcb.irs === null ? segment.seq : tcb.rcvNxt,
  });
  return found;
}

const acksSomething = ({ sndUna }: Tcb, { ackNumber }: Segment): boolean =>
  !notAfter(ackNumber, sndUna);
