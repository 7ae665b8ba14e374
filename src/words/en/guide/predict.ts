/** Words of predict mode. In English. */
import { flagNames } from '../../../../machines/tcp/segment.ts';
import type { TimerName } from '../../../../machines/tcp/effects.ts';
import type { Change } from '../../../analysis/predict/otherSegments.ts';
import type { Condition } from '../../../analysis/predict/variations.ts';
import { flagsMark, itsAck, itsSeq } from '../../sentences/facts.ts';
import { code, joined, phrase, stateMark, type Mark, type Phrase } from '../../phrase.ts';
import type { PredictWords } from '../../contract/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import { me, peer } from '../say.ts';

const TIMERS = {
  retransmission: 'retransmission timer',
  persist: 'persist timer',
  delayedAck: 'delayed-ACK timer',
  keepAlive: 'keep-alive timer',
  userTimeout: 'user timeout',
  finWait2: 'FIN_WAIT_2 timer',
  timeWait: '2MSL timer',
} as const satisfies Record<TimerName, string>;

/** `seq=101 ack=301 len=100` */
function fieldsOf(t: Telling): Phrase {
  const { segment } = t;
  if (segment === null) return [];
  const { ack, dataLen, rst, wnd } = segment;
  const fields: (Mark | false)[] = [
    itsSeq(t),
    ack && itsAck(t),
    dataLen > 0 && code(`len=${dataLen}`),
    ack && !rst && wnd === 0 && code('wnd=0'),
  ];
  return joined(' ', ...fields);
}

function happens(t: Telling): Phrase {
  if (t.segment !== null) {
    const from = t.origin === 'foreign' ? phrase`A` : phrase`The ${peer(t)}’s`;
    const elsewhere = t.origin === 'foreign' ? ' from elsewhere' : '';
    return phrase`${from} ${flagsMark(t.segment)}${elsewhere} arrives at the ${me(t)}: ${fieldsOf(t)}.`;
  }
  if (t.timer !== null) return phrase`The ${me(t)}’s ${TIMERS[t.timer]} fires.`;
  const bytes = t.call?.bytes ?? '';
  return phrase`The ${me(t)}’s application calls ${code(`${t.call?.call ?? ''}(${bytes})`)}.`;
}

const acknowledged = (t: Telling, of: 'SYN' | 'FIN' | 'data'): Phrase =>
  of === 'data' ? phrase`all that the ${me(t)} has sent` : phrase`the ${me(t)}’s ${code(of)}`;

const ifSegment = (t: Telling, change: Change, of: 'SYN' | 'FIN' | 'data'): Phrase => {
  switch (change) {
    case 'fin':
      return phrase`the segment carried a ${code('FIN')} too`;
    case 'noFin':
      return phrase`the segment carried no ${code('FIN')}`;
    case 'noAck':
      return phrase`it were a ${code('SYN')} without ${code('ACK')}`;
    case 'onlyAck':
      return phrase`it were an ${code('ACK')} without ${code('SYN')}`;
    case 'acksAll':
      return phrase`the segment acknowledged ${acknowledged(t, of)}`;
    case 'acksNothing':
      return of === 'data'
        ? phrase`the segment acknowledged nothing new`
        : phrase`the segment did not acknowledge ${acknowledged(t, of)}`;
    case 'aboveGap':
      return phrase`some bytes before this segment were missing`;
    case 'reset':
      return phrase`a ${code('RST')} came instead`;
  }
};

function ifOnly(t: Telling, condition: Condition): Phrase {
  switch (condition.by) {
    case 'segment':
      return phrase`Your answer would be right if ${ifSegment(t, condition.change, condition.of)}.`;
    case 'missed':
      return phrase`Your answer would be right if the ${code(flagNames(condition.segment))} before it had been lost.`;
    case 'state':
      return phrase`Your answer would be right in ${stateMark(condition.state)}.`;
    case 'timer':
      return phrase`Your answer comes when the ${TIMERS[condition.timer]} fires.`;
    case 'acked':
      return phrase`Your answer would be right if the ${code('ACK')} had come in time.`;
    case 'givesUp':
      return phrase`Your answer comes when the ${me(t)} gives up, ${condition.after - 1} more timeouts later.`;
    case 'call':
      return phrase`Your answer comes when the application calls ${code(`${condition.call}()`)}.`;
    case 'count':
      return phrase`${code('SYN')}, ${code('FIN')} and each byte take up a number; the ACK names the one after them.`;
    case 'newNumber':
      return phrase`What is sent again keeps its number.`;
  }
}

export const predict: PredictWords = {
  happens,
  asks: {
    sends: (t) => phrase`What does the ${me(t)} send now?`,
    goes: (t) => phrase`Which state is the ${me(t)} in then?`,
  },

  nothing: 'nothing',
  staysIn: (state) => phrase`stays in ${stateMark(state)}`,

  right: 'Right',
  wrong: 'Not so',
  inTruth: {
    sends: (t, segment) =>
      segment === null
        ? phrase`The ${me(t)} sends nothing.`
        : phrase`The ${me(t)} sends ${segment}.`,
    goes: (t) =>
      t.from === t.to
        ? phrase`The ${me(t)} stays in ${stateMark(t.to)}.`
        : phrase`The ${me(t)} goes to ${stateMark(t.to)}.`,
  },
  ifOnly,

  spoken: (verdict, correction) => `${verdict}. ${correction}`,
  score: (right, asked) => `${right} of ${asked}`,
  scoreAbout: 'right answers',
  next: 'Next',
  noneLeft: 'Nothing is left to predict in this run.',
  again: 'From the start',
  leave: 'Leave predict mode',
};
