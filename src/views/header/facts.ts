/** The facts of one segment for the sentences about its fields, and which segment it is. */
import { dsackOf } from '../../../machines/tcp/sackBlocks.ts';
import { dataStart, isBareFin, segEnd } from '../../../machines/tcp/segment.ts';
import { advance } from '../../../machines/tcp/sequence.ts';
import type { HeaderFacts } from '../../words/sentences/headerFacts.ts';
import type { NumberStyle } from '../../words/sentences/telling.ts';
import type { Moment } from '../../trace/moment.ts';
import { peerOf } from '../../trace/side.ts';
import { sentUpTo } from '../../trace/lookup.ts';
import type { Flight, ConnectionTrace } from '../../trace/connection.ts';
import type { Encoded } from '../../wire/encode.ts';
import { octetsBefore } from './octets.ts';

interface Options {
  readonly trace: ConnectionTrace;
  readonly flight: Flight;
  readonly encoded: Encoded;
  readonly number: NumberStyle;
}

export function factsOf({ trace, flight, encoded, number }: Options): HeaderFacts {
  const { segment, from, reason } = flight;
  const to = peerOf(from);
  const start = dataStart(segment);
  const fin = advance(segEnd(segment), -1);
  const step = trace.steps[flight.step];
  const scale = segment.syn ? 0 : (step?.after.tcb?.rcvScale ?? step?.before.tcb?.rcvScale ?? 0);
  const room = segment.wnd * 2 ** scale;
  return {
    ...{ from, to, segment, reason },
    ack: number(to, segment.ackNumber),
    data:
      segment.dataLen === 0
        ? null
        : {
            first: number(from, start),
            last: number(from, advance(start, segment.dataLen - 1)),
          },
    fin: segment.fin ? number(from, fin, true) : null,
    next: number(from, segEnd(segment)),
    isNext: [step?.before.tcb?.sndNxt, step?.after.tcb?.sndNxt].includes(segment.seq),
    lastTaken: segment.ack && room > 0 ? number(to, advance(segment.ackNumber, room - 1)) : null,
    ...{ scale, room },
    isDuplicate: dsackOf(segment) !== null,
    place: octetsBefore(trace, flight),
    headerLength: encoded.headerLength,
    length: encoded.octets.length,
  };
}

/** The number in a field as the page writes such numbers. */
export function numberIn(
  name: 'seq' | 'ack',
  { segment, from }: Flight,
  number: NumberStyle,
): string {
  if (name === 'seq') return number(from, segment.seq, isBareFin(segment));
  return segment.ack ? number(peerOf(from), segment.ackNumber) : String(segment.ackNumber);
}

/** The segment that is looked at: the one chosen, or the one sent last; null before any is sent. */
export function lookedAt(
  { flights }: ConnectionTrace,
  { moment, chosen, future }: Looking,
): Flight | null {
  const sent = ({ step }: Flight) => step <= moment.step;
  const own = chosen === null ? undefined : flights[chosen];
  return (own && (future || sent(own)) ? own : flights[sentUpTo(flights, moment.step) - 1]) ?? null;
}

interface Looking {
  readonly moment: Moment;
  readonly chosen: number | null;
  /** What is still to come may be told. */
  readonly future: boolean;
}

export type FateNow = 'unsent' | 'underway' | 'arrived' | 'lost';

/** What has become of a segment at a moment. A lost one is on its way until it is lost, half way. */
export function fateNow({ step, sentAt, dueAt, arrivals }: Flight, moment: Moment): FateNow {
  if (step > moment.step) return 'unsent';
  const [first] = arrivals;
  if (first === undefined) return moment.at < (sentAt + dueAt) / 2 ? 'underway' : 'lost';
  return moment.at < first ? 'underway' : 'arrived';
}
