/** 时序图的文字。沿箭头书写的要短：它们夹在两条线之间。 */
import type { TimerName } from '../../../../machines/tcp/effects.ts';
import { duration } from '../../duration.ts';
import type { LadderWords } from '../../contract/index.ts';

const LANGUAGE = 'zh-CN';

const TIMERS = {
  retransmission: 'RTO',
  lossProbe: 'TLP',
  reordering: 'RACK',
  persist: '坚持',
  delayedAck: '延迟确认',
  keepAlive: '保活',
  userTimeout: '用户超时',
  finWait2: 'FIN_WAIT_2 限时',
  timeWait: '2MSL',
} as const satisfies Record<TimerName, string>;

const OUTCOMES = { fired: '', running: '', stopped: ' 已停止', restarted: ' 重新计时' };

/** 不折行。 */
const unbroken = (text: string) => text.replaceAll(' ', '\u00a0');

export const ladder: LadderWords = {
  name: '时序图：时间向下，斜箭头是报文段',
  segments: '报文段：上下键移动，回车键丢弃，Shift+回车键打开菜单',
  list: '报文段，按发送顺序',
  part: {
    which: (from, to, all) => `第 ${from} 至 ${to} 个报文段，共 ${all} 个`,
    first: '开头',
    previous: '上一部分',
    next: '下一部分',
    last: '末尾',
    number: '第几个报文段',
  },
  backToNow: '回到当前时刻',
  dragClock: '拖动时刻',

  pass: (us) => `经过 ${duration(us, LANGUAGE)}`,

  lost: '丢失',
  delayed: '延迟',
  copy: '副本',
  injected: '来自别处',
  again: '重传',
  againAfter: (rtoUs) => `重传，RTO ${duration(rtoUs, LANGUAGE)}`,
  againFast: '快速重传',
  againProbe: '尾部探测',
  needless: '多余',
  undone: '多余，已撤销',
  probe: '窗口探测',
  keepAlive: '保活探测',

  call: ({ call, bytes }) => (bytes === undefined ? call : `${call} ${bytes}`),
  fromThread: (call) => `线程\u00a02: ${call}`,
  timer: ({ timer, lengthUs, outcome }) =>
    `${TIMERS[timer]} ${unbroken(duration(lengthUs, LANGUAGE))}${OUTCOMES[outcome]}`,

  ends: {
    quiet: '运行结束',
    until: '到此为止',
    tooManySteps: '中断：步骤过多',
    tooLong: '中断：时间过长',
    tooManySegments: '中断：报文段过多',
  },

  segment: (from, text, remarks) => `${from}：${[text, ...remarks].join('，')}`,
  sentAndArrives: (sent, arrives) =>
    `${sent} 发出，${arrives.length === 0 ? '没有到达' : `${arrives.join(' 与 ')} 到达`}`,
  sentAt: (sent) => `${sent} 发出`,
  arrivesAt: (at) => `${at} 到达`,
};
