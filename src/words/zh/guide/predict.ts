/** Words of predict mode. In Chinese. */
import { code, phrase, stateMark, type Phrase } from '../../phrase.ts';
import type { PredictWords } from '../../contract/index.ts';
import { predictIn } from '../../sentences/choices/predict.ts';
import { TIMERS } from './parts.ts';
import { me, peer } from '../say.ts';

const ifIt = (otherwise: Phrase) => phrase`假如${otherwise}，你就答对了。`;

export const predict: PredictWords = {
  ...predictIn({
    happens: {
      arrives: (t, flags, fields) => phrase`${peer(t)}的 ${flags} 到达${me(t)}：${fields}。`,
      arrivesFromElsewhere: (t, flags, fields) =>
        phrase`一个来自别处的 ${flags} 到达${me(t)}：${fields}。`,
      fires: (t, timer) => phrase`${me(t)}的${TIMERS[timer]}到期。`,
      calls: (t, call) => phrase`${me(t)}的应用程序调用 ${call}。`,
    },
    inTruth: {
      sends: (t, segment) => phrase`${me(t)}发送 ${segment}。`,
      sendsNothing: (t) => phrase`${me(t)}什么都不发。`,
      goes: (t) => phrase`${me(t)}进入 ${stateMark(t.to)}。`,
      stays: (t) => phrase`${me(t)}留在 ${stateMark(t.to)}。`,
    },
    ifSegment: {
      fin: phrase`这个报文段还带着 ${code('FIN')}`,
      noFin: phrase`这个报文段不带 ${code('FIN')}`,
      noAck: phrase`到的是不带 ${code('ACK')} 的 ${code('SYN')}`,
      onlyAck: phrase`到的是不带 ${code('SYN')} 的 ${code('ACK')}`,
      acksAll: (t, what) => phrase`这个报文段确认了${me(t)}的 ${what}`,
      acksAllData: (t) => phrase`这个报文段确认了${me(t)}发出的全部数据`,
      acksNothing: (t, what) => phrase`这个报文段没有确认${me(t)}的 ${what}`,
      acksNoData: () => phrase`这个报文段没有确认新数据`,
      aboveGap: phrase`它前面还缺一些字节`,
      reset: phrase`到的是 ${code('RST')}`,
    },
    ifOnly: {
      segment: ifIt,
      missed: (flags) => ifIt(phrase`前面的 ${flags} 丢失了`),
      state: (state) => ifIt(phrase`处于 ${stateMark(state)}`),
      timer: (timer) => phrase`这要等${TIMERS[timer]}到期才会发生。`,
      acked: ifIt(phrase` ${code('ACK')} 及时到达`),
      givesUp: (t, timeouts) =>
        phrase`这要等${me(t)}放弃重传才会发生，也就是再超时 ${timeouts} 次之后。`,
      call: (call) => phrase`这要等应用程序调用 ${call} 才会发生。`,
      count: phrase`${code('SYN')}、${code('FIN')} 和每个字节都占一个序号，确认号是它们之后的下一个序号。`,
      newNumber: phrase`重传的报文段序号不变。`,
    },
  }),
  asks: {
    sends: (t) => phrase`${me(t)}现在发送什么？`,
    goes: (t) => phrase`${me(t)}随后处于哪个状态？`,
  },

  nothing: '什么都不发',
  staysIn: (state) => phrase`留在 ${stateMark(state)}`,

  right: '答对了',
  wrong: '答错了',

  spoken: (verdict, correction) => `${verdict}。${correction}`,
  yours: '你的答案',
  rightAnswer: '正确答案',

  score: (right, asked) => `${right} / ${asked}`,
  scoreAbout: '答对题数',
  best: (right, asked) => `最好成绩：${right} / ${asked}`,
  next: '下一题',
  toQuestion: '回到题目',
  results: '查看结果',
  over: (right, asked) => `共 ${asked} 题，答对 ${right} 题。`,
  another: '再来一轮',
  sameAgain: '重做这一轮',
  showMoment: (at) => `查看这一时刻（${at}）`,
  leave: '退出预测模式',
};
