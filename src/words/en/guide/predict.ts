/** Words of predict mode. In English. */
import { code, phrase, stateMark, type Phrase } from '../../phrase.ts';
import type { PredictWords } from '../../contract/index.ts';
import { predictIn } from '../../sentences/choices/predict.ts';
import { TIMERS } from './parts.ts';
import { me, peer } from '../say.ts';

const ifIt = (otherwise: Phrase) => phrase`Your answer would be right if ${otherwise}.`;

export const predict: PredictWords = {
  ...predictIn({
    happens: {
      arrives: (t, flags, fields) =>
        phrase`The ${peer(t)}’s ${flags} arrives at the ${me(t)}: ${fields}.`,
      arrivesFromElsewhere: (t, flags, fields) =>
        phrase`A ${flags} from elsewhere arrives at the ${me(t)}: ${fields}.`,
      fires: (t, timer) => phrase`The ${me(t)}’s ${TIMERS[timer]} fires.`,
      calls: (t, call) => phrase`The ${me(t)}’s application calls ${call}.`,
    },
    inTruth: {
      sends: (t, segment) => phrase`The ${me(t)} sends ${segment}.`,
      sendsNothing: (t) => phrase`The ${me(t)} sends nothing.`,
      goes: (t) => phrase`The ${me(t)} goes to ${stateMark(t.to)}.`,
      stays: (t) => phrase`The ${me(t)} stays in ${stateMark(t.to)}.`,
    },
    ifSegment: {
      fin: phrase`the segment carried a ${code('FIN')} too`,
      noFin: phrase`the segment carried no ${code('FIN')}`,
      noAck: phrase`the segment were a ${code('SYN')} without ${code('ACK')}`,
      onlyAck: phrase`the segment were an ${code('ACK')} without ${code('SYN')}`,
      acksAll: (t, what) => phrase`the segment acknowledged the ${me(t)}’s ${what}`,
      acksAllData: (t) => phrase`the segment acknowledged everything that the ${me(t)} has sent`,
      acksNothing: (t, what) => phrase`the segment did not acknowledge the ${me(t)}’s ${what}`,
      acksNoData: () => phrase`the segment acknowledged nothing new`,
      aboveGap: phrase`some bytes before this segment were missing`,
      reset: phrase`the segment were a ${code('RST')}`,
    },
    ifOnly: {
      segment: ifIt,
      missed: (flags) => ifIt(phrase`the ${flags} before it had been lost`),
      state: (state) => phrase`Your answer would be right in ${stateMark(state)}.`,
      timer: (timer) => phrase`That happens when the ${TIMERS[timer]} fires.`,
      acked: ifIt(phrase`the ${code('ACK')} had arrived in time`),
      givesUp: (t, timeouts) =>
        phrase`That happens when the ${me(t)} gives up, ${timeouts} more time-outs later.`,
      call: (call) => phrase`That happens when the application calls ${call}.`,
      count: phrase`${code('SYN')}, ${code('FIN')} and each byte take one sequence number. The ACK number is the next one.`,
      newNumber: phrase`A retransmitted segment keeps its sequence number.`,
    },
  }),
  asks: {
    sends: (t) => phrase`What does the ${me(t)} send now?`,
    goes: (t) => phrase`Which state is the ${me(t)} in afterwards?`,
  },

  nothing: 'nothing',
  staysIn: (state) => phrase`stays in ${stateMark(state)}`,

  right: 'Right',
  wrong: 'Wrong',

  spoken: (verdict, correction) => `${verdict}. ${correction}`,
  yours: 'your answer',
  rightAnswer: 'right answer',

  score: (right, asked) => `${right} of ${asked}`,
  scoreAbout: 'right answers',
  best: (right, asked) => `best round: ${right} of ${asked}`,
  next: 'Next',
  toQuestion: 'To the question',
  results: 'Results',
  over: (right, asked) => `${right} of ${asked} answers were right.`,
  another: 'Another round',
  sameAgain: 'Same round again',
  showMoment: (at) => `Show this moment (${at})`,
  leave: 'Leave predict mode',
};
