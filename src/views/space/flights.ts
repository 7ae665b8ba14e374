/**
 * Which segments of a run a piece is: those that carried its numbers up to a moment, the latest last. Numbers go up as they
 * leave, so that none of them left before the segment that ends where the piece begins.
 */
import { segEnd, segLen } from '../../../machines/tcp/segment.ts';
import { advance, before, notAfter } from '../../../machines/tcp/sequence.ts';
import type { Moment } from '../../trace/moment.ts';
import type { Side } from '../../trace/side.ts';
import { arrivalsOf } from '../../trace/copies.ts';
import { flightsOf, sentUpTo } from '../../trace/lookup.ts';
import type { Flight, ConnectionTrace } from '../../trace/connection.ts';
import type { Piece } from './spaces.ts';

interface Options {
  /** Who sent it. */
  readonly side: Side;
  readonly piece: Piece;
  readonly moment: Moment;
}

export function flightsOfPiece(trace: ConnectionTrace, { side, piece, moment }: Options): Flight[] {
  const { seq, from, to, kind } = piece;
  const end = advance(seq, to - from);
  const own = flightsOf(trace, side);
  const carriers: Flight[] = [];
  for (let i = sentUpTo(own, moment.step) - 1; i >= 0; i--) {
    const flight = own[i] as Flight;
    const { segment, reason } = flight;
    const isBelow = notAfter(segEnd(segment), seq);
    if (isBelow && reason === 'first' && segLen(segment) > 0) break;
    const isOfKind = (reason === 'probe') === (kind === 'probe');
    if (isOfKind && !isBelow && before(segment.seq, end)) carriers.push(flight);
  }
  carriers.reverse();
  if (kind !== 'held') return carriers;
  // Held is what has arrived, whatever else was sent.
  return carriers.filter(({ index }) =>
    arrivalsOf(trace, index).some((step) => step.index <= moment.step),
  );
}
