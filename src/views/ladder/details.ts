/**
 * What labels say of retransmissions and of options besides: which cause, whether it was needless, what SACK blocks tell, ECN. It
 * comes after the first picture.
 */
import { dsackOf } from '../../../machines/tcp/sackBlocks.ts';
import { kindOf, type Segment } from '../../../machines/tcp/segment.ts';
import type { Flight, ConnectionTrace } from '../../trace/connection.ts';
import { arrivalsOf } from '../../trace/copies.ts';
import { causeOfRetransmission } from '../../trace/resent.ts';
import { verdictOn } from '../../trace/undone.ts';
import type { LadderWords } from '../../words/contract/index.ts';
import type { TextRun } from './marks.ts';

export interface Numbers {
  readonly all: readonly TextRun[];
  /** Without which the segment could not be told from its neighbours. */
  readonly essential: readonly TextRun[];
  /** What is left of it where there is hardly any room. */
  readonly least: readonly TextRun[];
}

export interface LabelDetails {
  /** Why a segment leaves, where its reason alone does not tell; null: it does. */
  readonly why: (flight: Flight, trace: ConnectionTrace, words: LadderWords) => string | null;
  /** What becomes of it besides. */
  readonly fate: (flight: Flight, trace: ConnectionTrace, words: LadderWords) => TextRun[];
  /** The numbers of a segment, with what its ECN bits and options say. */
  readonly told: (
    numbers: Numbers,
    segment: Segment,
    number: (n: Segment['seq']) => string,
  ) => Numbers;
}

export const DETAILS: LabelDetails = {
  why(flight, trace, words) {
    const cause = causeOfRetransmission(trace, flight);
    switch (cause) {
      case 'afterRto':
        return `${words.again}, RTO`;
      case 'sack':
      case 'rescue':
      case 'reneged':
        return `${words.again}, SACK`;
      case 'reordering':
        return `${words.again}, RACK`;
      case null:
        return isTailProbe(flight, trace) ? words.againProbe : null;
      case 'fast':
      case 'partial':
        return words.againFast;
      case 'probe':
        return words.againProbe;
      case 'rto':
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
  told({ all, least }, segment, number) {
    const { ece = false, cwr = false, windowScale, sack = [] } = segment;
    const twice = dsackOf(segment);
    const run = (role: TextRun['role']) => (text: string) => ({ text, role });
    const bits = [...(ece ? ['ECE'] : []), ...(cwr ? ['CWR'] : [])].map(run('number'));
    const options = [
      ...(windowScale === undefined ? [] : [`wscale=${windowScale}`]),
      ...sack.map((block) => {
        const name = block === twice ? 'D-SACK' : 'SACK';
        return `${name}=${number(block.start)}–${number(block.end)}`;
      }),
    ].map(run('length'));
    // of a pure ACK the newest block is what it is there for
    const first = kindOf(segment) === 'ACK' ? options.slice(0, 1) : [];
    return {
      all: [...all, ...bits, ...options],
      essential: [...least, ...bits, ...first],
      least: [...least, ...bits],
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
