/** What is said in predict mode: of the event that comes, of what the endpoint does, and of when a wrong choice would be right. */
import type { TimerName } from '../../../../machines/tcp/effects.ts';
import type { State } from '../../../../machines/tcp/states.ts';
import type { Change } from '../../../analysis/predict/otherSegments.ts';
import type { Condition } from '../../../analysis/predict/variations.ts';
import { segmentLabel } from '../../../../machines/tcp/segment.ts';
import type { PredictWords } from '../../contract/index.ts';
import { code, joined, type Mark, type Phrase } from '../../phrase.ts';
import { flagsMark, itsAck, itsSeq } from '../facts.ts';
import type { Telling } from '../telling.ts';

/** What was sent that the segment acknowledges, or does not: the SYN or the FIN by its name, or data. */
type Acknowledging = 'acksAll' | 'acksNothing';

export interface PredictTexts {
  readonly happens: {
    readonly arrives: (t: Telling, flags: Mark, fields: Phrase) => Phrase;
    readonly arrivesFromElsewhere: (t: Telling, flags: Mark, fields: Phrase) => Phrase;
    readonly fires: (t: Telling, timer: TimerName) => Phrase;
    readonly calls: (t: Telling, call: Mark) => Phrase;
  };
  readonly inTruth: {
    readonly sends: (t: Telling, segment: Phrase) => Phrase;
    readonly sendsNothing: (t: Telling) => Phrase;
    readonly goes: (t: Telling) => Phrase;
    readonly stays: (t: Telling) => Phrase;
  };
  /** How the segment would have been another one. */
  readonly ifSegment: Readonly<
    Record<Exclude<Change, Acknowledging>, Phrase> &
      Record<Acknowledging, (t: Telling, what: Mark) => Phrase> &
      Record<'acksAllData' | 'acksNoData', (t: Telling) => Phrase>
  >;
  readonly ifOnly: {
    readonly segment: (otherwise: Phrase) => Phrase;
    readonly missed: (flags: Mark) => Phrase;
    readonly state: (state: State) => Phrase;
    readonly timer: (timer: TimerName) => Phrase;
    readonly acked: Phrase;
    readonly givesUp: (t: Telling, timeouts: number) => Phrase;
    readonly call: (call: Mark) => Phrase;
    readonly count: Phrase;
    readonly newNumber: Phrase;
  };
}

/** The sentences of predict mode in a language. */
export const predictIn = (
  texts: PredictTexts,
): Pick<PredictWords, 'happens' | 'inTruth' | 'ifOnly'> => ({
  happens: (t) => happens(t, texts.happens),
  inTruth: {
    sends: (t, segment) =>
      segment === null ? texts.inTruth.sendsNothing(t) : texts.inTruth.sends(t, segment),
    goes: (t) => (t.from === t.to ? texts.inTruth.stays(t) : texts.inTruth.goes(t)),
  },
  ifOnly: (t, condition) => ifOnly(t, condition, texts),
});

function happens(t: Telling, text: PredictTexts['happens']): Phrase {
  if (t.segment !== null) {
    const arrives = t.origin === 'foreign' ? text.arrivesFromElsewhere : text.arrives;
    return arrives(t, flagsMark(t.segment), fieldsOf(t));
  }
  if (t.timer !== null) return text.fires(t, t.timer);
  return text.calls(t, code(`${t.call?.call ?? ''}(${t.call?.bytes ?? ''})`));
}

/** `seq=101 ack=301 len=100` */
function fieldsOf(t: Telling): Phrase {
  const { segment } = t;
  if (segment === null) return [];
  const { ack, dataLen, rst, wnd } = segment;
  return joined(
    ' ',
    itsSeq(t),
    ack && itsAck(t),
    dataLen > 0 && code(`len=${dataLen}`),
    ack && !rst && wnd === 0 && code('wnd=0'),
  );
}

function ifOnly(
  t: Telling,
  condition: Condition,
  { ifOnly: text, ifSegment }: PredictTexts,
): Phrase {
  switch (condition.by) {
    case 'segment':
      return text.segment(otherwise(t, condition, ifSegment));
    case 'missed':
      return text.missed(code(segmentLabel(condition.segment)));
    case 'state':
      return text.state(condition.state);
    case 'timer':
      return text.timer(condition.timer);
    case 'givesUp':
      return text.givesUp(t, condition.after - 1);
    case 'call':
      return text.call(code(`${condition.call}()`));
    default:
      return text[condition.by];
  }
}

function otherwise(
  t: Telling,
  { change, of }: Extract<Condition, { readonly by: 'segment' }>,
  text: PredictTexts['ifSegment'],
): Phrase {
  if (change !== 'acksAll' && change !== 'acksNothing') return text[change];
  if (of !== 'data') return text[change](t, code(of));
  return change === 'acksAll' ? text.acksAllData(t) : text.acksNoData(t);
}
