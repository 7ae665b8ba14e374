/** Words of the page `compare`. In Chinese. */
import type { Fate } from '../../../../trace/connection.ts';
import { againMark, lossMark, phrase, stateMark, type Part } from '../../../phrase.ts';
import { differenceIn, type DifferenceTexts } from '../../../sentences/choices/differences.ts';
import { lasting } from '../../say.ts';
import { end, KINDS, reported, TIMERS } from '../parts.ts';
import type { ComparePageWords } from '../../../contract/index.ts';

const FATES = {
  delivered: '照常到达',
  lost: lossMark('丢失'),
  delayed: '延迟到达',
  duplicated: '到达两次',
} as const satisfies Record<Fate, Part>;

const andMore = (more: number): string => (more === 0 ? '' : `，其后 ${more} 个状态也是如此`);

const DIFFERENCES: DifferenceTexts = {
  noLonger: (what) => phrase`不再发生：${what}`,
  fate: (from, kind, fate) => phrase`${end(from)}的${KINDS[kind]}${FATES[fate]}。`,
  sends: (from, kind) => phrase`${end(from)}发出${KINDS[kind]}报文段。`,
  sendsAgain: (from, kind) => phrase`${end(from)}${againMark('重传')}${KINDS[kind]}报文段。`,
  timer: (side, timer, us) =>
    phrase`${end(side)}的${againMark(TIMERS[timer])}在 ${lasting(us)}后到期。`,
  call: (side, call) => phrase`${end(side)}的应用程序调用 ${call}。`,
  report: (side, report) => phrase`${end(side)}的应用程序得知“${reported(report)}”。`,
  state: (side, state) => phrase`${end(side)}进入 ${stateMark(state)}。`,
  shifted: (side, state, when, more) =>
    phrase`${end(side)}${when}进入 ${stateMark(state)}${andMore(more)}。`,
  sooner: (us) => `早 ${lasting(us)}`,
  later: (us) => `晚 ${lasting(us)}`,
};

export const compare: ComparePageWords = {
  title: '并排对照',
  intro: '左边是原来的运行过程，右边是修改后的运行过程。同一高度表示同一时刻。',
  pair: '两次运行。同一高度表示同一时刻。',
  before: '原来',
  now: '修改后',
  /** An edited run has two to be compared with: the scenario that it was made from, and itself before it was changed. */
  with: '与什么对照',
  origin: (title) => `原来的“${title}”`,
  edited: '编辑后的场景，不含其他修改',
  toRun: '回到时序图',

  unchanged: '你还没有修改这个运行过程，没有可以对照的内容。',
  suggestion: '先让一个报文段丢失或延迟，或者发起一次调用，再回到这里。也可以看看这个例子：',
  example: '连接的最后一个 ACK 丢失',
  same: '两个运行过程完全相同：你的修改没有产生影响。',

  differences: '有哪些不同',
  more: (n) => `另有 ${n.toLocaleString('zh-CN')} 处，编号见两图之间。`,
  until: (clock) => `到 ${clock} 为止完全相同。`,
  sameUpToHere: '以上相同',
  signs: {
    only: '只有这一边才有的报文段',
    state: '此处的状态与另一边不同',
  },
  clock: '两边共同显示的时刻',
  numbered: (n) => `第 ${n} 处不同`,
  difference: (it) => differenceIn(DIFFERENCES, it),
};
