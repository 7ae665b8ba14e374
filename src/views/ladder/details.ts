/**
 * What labels say of retransmissions and of options besides: which cause, whether it was needless, what SACK blocks tell, ECN. It
 * comes after the first picture.
 */
import { dsackOf } from '../../../machines/tcp/sackBlocks.ts';
import type { Segment } from '../../../machines/tcp/segment.ts';
import type { Flight, ConnectionTrace } from '../../trace/connection.ts';
import { arrivalsOf } from '../../trace/copies.ts';
import { causeOfRetransmission } from '../../trace/resent.ts';
import { verdictOn } from '../../trace/undone.ts';
import type { LadderWords } from '../../words/contract/index.ts';
import type { TextRun } from './marks.ts';

export interface LabelDetails {
  /** Why a segment leaves, where its reason alone does not tell; null: it does. */
  readonly why: (flight: Flight, trace: ConnectionTrace, words: LadderWords) => string | null;
  /** What becomes of it besides. */
  readonly fate: (flight: Flight, trace: ConnectionTrace, words: LadderWords) => TextRun[];
  /** What the segment says besides its numbers, and what of it tells it from its neighbours. */
  readonly told: (segment: Segment, number: (n: Segment['seq']) => string) => Told;
}

interface Told {
  readonly bits: readonly string[];
  readonly options: readonly string[];
}

export const DETAILS: LabelDetails = {
  why(flight, trace, words) {
    const cause = causeOfRetransmission(trace, flight);
    switch (cause) {
      case 'afterRto':
        return `${words.again}, RTO`;
      case 'sack':
      case 'reneged':
        return `${words.again}, SACK`;
      case 'reordering':
        return `${words.again}, RACK`;
      case null:
        return isTailProbe(flight, trace) ? words.againProbe : null;
      case 'rto':
      case 'fast':
      case 'partial':
      case 'probe':
      case 'answer':
      case 'notTaken':
        return null;
    }
  },
  fate(flight, trace, words) {
    const verdict = flight.again === null ? null : verdictOn(trace, flight);
    return [
      ...(isMarked(flight, trace) ? ['CE'] : []),
      ...(verdict === null ? [] : [words[verdict]]),
    ].map((text): TextRun => ({ text, role: 'fate' }));
  },
  told(segment, number) {
    const { ece = false, cwr = false, windowScale, sack = [] } = segment;
    const twice = dsackOf(segment);
    return {
      bits: [...(ece ? ['ECE'] : []), ...(cwr ? ['CWR'] : [])],
      options: [
        ...(windowScale === undefined ? [] : [`wscale=${windowScale}`]),
        ...sack.map((block) => {
          const name = block === twice ? 'D-SACK' : 'SACK';
          return `${name}=${number(block.start)}–${number(block.end)}`;
        }),
      ],
    };
  },
};

/** New data that probes the tail: what leaves to probe a window has another timer. */
function isTailProbe({ reason, step }: Flight, { steps }: ConnectionTrace): boolean {
  const cause = steps[step]?.cause;
  return reason === 'probe' && cause?.kind === 'timer' && cause.timer === 'lossProbe';
}

/** A router has marked it on its way (RFC 3168). */
const isMarked = ({ index, segment }: Flight, trace: ConnectionTrace): boolean =>
  segment.ip === 'ECT0' &&
  arrivalsOf(trace, index).some(
    ({ cause }) => cause.kind === 'segment' && cause.segment.ip === 'CE',
  );
