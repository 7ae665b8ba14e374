/** Words of predict mode. In Chinese. */
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
  retransmission: '重传定时器',
  persist: '坚持定时器',
  delayedAck: '延迟确认定时器',
  keepAlive: '保活定时器',
  userTimeout: '用户超时定时器',
  finWait2: 'FIN_WAIT_2 定时器',
  timeWait: '2MSL 定时器',
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
    const whose = t.origin === 'foreign' ? phrase`一个来历不明的` : phrase`${peer(t)}的`;
    return phrase`${whose} ${flagsMark(t.segment)} 到达${me(t)}：${fieldsOf(t)}。`;
  }
  if (t.timer !== null) return phrase`${me(t)}的${TIMERS[t.timer]}到期。`;
  const bytes = t.call?.bytes ?? '';
  return phrase`${me(t)}的应用调用 ${code(`${t.call?.call ?? ''}(${bytes})`)}。`;
}

const acknowledged = (t: Telling, of: 'SYN' | 'FIN' | 'data'): Phrase =>
  of === 'data' ? phrase`${me(t)}发出的全部数据` : phrase`${me(t)}的 ${code(of)}`;

const ifSegment = (t: Telling, change: Change, of: 'SYN' | 'FIN' | 'data'): Phrase => {
  switch (change) {
    case 'fin':
      return phrase`假如这个报文段还带着 ${code('FIN')}`;
    case 'noFin':
      return phrase`假如这个报文段不带 ${code('FIN')}`;
    case 'noAck':
      return phrase`假如到的是不带 ${code('ACK')} 的 ${code('SYN')}`;
    case 'onlyAck':
      return phrase`假如到的是不带 ${code('SYN')} 的 ${code('ACK')}`;
    case 'acksAll':
      return phrase`假如这个报文段确认了${acknowledged(t, of)}`;
    case 'acksNothing':
      return of === 'data'
        ? phrase`假如这个报文段没有确认任何新内容`
        : phrase`假如这个报文段没有确认${acknowledged(t, of)}`;
    case 'aboveGap':
      return phrase`假如它前面还缺一些字节`;
    case 'reset':
      return phrase`假如到的是 ${code('RST')}`;
  }
};

function ifOnly(t: Telling, condition: Condition): Phrase {
  switch (condition.by) {
    case 'segment':
      return phrase`${ifSegment(t, condition.change, condition.of)}，你就答对了。`;
    case 'missed':
      return phrase`假如前面的 ${code(flagNames(condition.segment))} 丢失了，你就答对了。`;
    case 'state':
      return phrase`假如处于 ${stateMark(condition.state)}，你就答对了。`;
    case 'timer':
      return phrase`你选的要等${TIMERS[condition.timer]}到期才会发生。`;
    case 'acked':
      return phrase`假如 ${code('ACK')} 及时到达，你就答对了。`;
    case 'givesUp':
      return phrase`你选的要等${me(t)}放弃重传才会发生，也就是再超时 ${condition.after - 1} 次之后。`;
    case 'call':
      return phrase`你选的要等应用调用 ${code(`${condition.call}()`)} 才会发生。`;
    case 'count':
      return phrase`${code('SYN')}、${code('FIN')} 和每个字节都占一个序号，确认号是它们之后的那一个。`;
    case 'newNumber':
      return phrase`重传的报文段序号不变。`;
  }
}

export const predict: PredictWords = {
  happens,
  asks: {
    sends: (t) => phrase`${me(t)}现在发送什么？`,
    goes: (t) => phrase`${me(t)}随后处于哪个状态？`,
  },

  nothing: '什么都不发',
  staysIn: (state) => phrase`留在 ${stateMark(state)}`,

  right: '答对了',
  wrong: '答错了',
  inTruth: {
    sends: (t, segment) =>
      segment === null ? phrase`${me(t)}什么都不发。` : phrase`${me(t)}发送 ${segment}。`,
    goes: (t) =>
      t.from === t.to
        ? phrase`${me(t)}留在 ${stateMark(t.to)}。`
        : phrase`${me(t)}进入 ${stateMark(t.to)}。`,
  },
  ifOnly,

  spoken: (verdict, correction) => `${verdict}。${correction}`,
  score: (right, asked) => `${right} / ${asked}`,
  scoreAbout: '答对题数',
  next: '下一题',
  noneLeft: '这次运行中没有更多可以预测的了。',
  again: '从头开始',
  leave: '退出预测模式',
};
