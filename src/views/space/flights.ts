/** Which segments of a run a piece is: those that carried its numbers up to a moment, the latest last. */
import { segEnd } from '../../../machines/tcp/segment.ts';
import { advance, after, before } from '../../../machines/tcp/sequence.ts';
import type { Moment } from '../../trace/moment.ts';
import type { Side } from '../../trace/side.ts';
import type { Flight, Trace } from '../../trace/connection.ts';
import type { Piece } from './spaces.ts';

interface Options {
  /** Who sent it. */
  readonly side: Side;
  readonly piece: Piece;
  readonly moment: Moment;
}

export function flightsOf({ flights, steps }: Trace, { side, piece, moment }: Options): Flight[] {
  const { seq, from, to, kind } = piece;
  const end = advance(seq, to - from);
  const carriers = flights.filter(
    ({ from: sender, segment, step, reason }) =>
      sender === side &&
      step <= moment.step &&
      (reason === 'probe') === (kind === 'probe') &&
      before(segment.seq, end) &&
      after(segEnd(segment), seq),
  );
  if (kind !== 'held') return carriers;
  // Held is what has arrived, whatever else was sent.
  const arrived = new Set(
    steps
      .slice(0, moment.step + 1)
      .flatMap(({ cause }) => (cause.kind === 'segment' ? [cause.flight] : [])),
  );
  return carriers.filter(({ index }) => arrived.has(index));
}
