/** Words of the page `losses`. In Chinese. */
import type { TimerSpan } from '../../../../trace/connection.ts';
import { againMark, phrase, plain, strong } from '../../../phrase.ts';
import { lossesIn } from '../../../sentences/choices/losses.ts';
import { GAP, lasting } from '../../say.ts';
import { end, KINDS, reported, TIMERS } from '../parts.ts';
import type { LossesPageWords } from '../../../contract/index.ts';

const fired = ({ side, timer, deadline, startedAt }: TimerSpan) =>
  phrase`${end(side)}的${againMark(TIMERS[timer])}在 ${lasting(deadline - startedAt)}后到期`;

const SENTENCES = lossesIn(
  {
    name: {
      windowUpdate: phrase`窗口更新`,
      ackOf: (acknowledged) => phrase`对${KINDS[acknowledged]}的${KINDS.ACK}`,
      other: (kind) => KINDS[kind],
    },
    lost: (from, name, isAck) => phrase`${end(from)}${isAck ? '' : '的'}${name}丢失`,
    byWhat: {
      moot: phrase`不需要恢复：连接已经放弃。`,
      never: phrase`无法恢复：它不会再被重传。`,
      timer: (timer) => phrase`${fired(timer)}，重传这个报文段。`,
      duplicates: (from) =>
        phrase`快速重传：收到三个重复 ACK，${end(from)}立即重传，不等定时器到期。`,
      answer: (timer, kind) => phrase`${fired(timer)}，重传${KINDS[kind]}报文段，再次得到回复。`,
      next: (from, kind) =>
        phrase`不需要重传。${end(from)}的下一个报文段（${strong(plain(KINDS[kind]).trim())}）携带同样的信息。`,
    },
    howLong: {
      takes: (us) => phrase`${lasting(us)}。`,
      late: (us) => phrase`整个运行过程晚 ${lasting(us)}结束。`,
      waitsAnew: (side) => phrase`${end(side)}的 2MSL 重新计时。`,
    },
    events: {
      connected: '连接建立',
      data: '收到数据',
      'connection closing': '读到 EOF',
      'ok: CLOSE complete': '关闭完成',
    },
    told: (report) => `得知“${reported(report)}”`,
    neverEvents: {
      connected: '始终没有建立连接',
      data: '始终收不全数据',
      'connection closing': '始终读不到 EOF',
    },
    neverTold: (report) => `始终不知道“${reported(report)}”`,
    notice: {
      nothing: (side) => phrase`${end(side)}：没有察觉。`,
      happens: (side, event) => phrase`${end(side)}：${event}。`,
      later: (side, event, us) => phrase`${end(side)}：${event}，晚了 ${lasting(us)}。`,
    },
  },
  GAP,
);

export const losses: LossesPageWords = {
  ...SENTENCES,
  title: '逐个丢失',
  intro:
    '同一条连接，每次丢失一个报文段：靠什么恢复，用到哪个定时器，需要多久，双方的应用程序能察觉什么。',
  connection: '连接',
  reading:
    '所有小图用同一比例。红条表示接收方缺少这部分内容的时间：从本应到达，到恢复为止。点击卡片，打开它的运行过程，停在丢失的时刻。',

  summary: '恢复需要多久？',
  summaryAbout: '从报文段本应到达，到接收方得到它携带的全部信息。',
  ways: {
    timer: '超时重传',
    duplicates: '快速重传',
    answer: '对端超时重传，再次回复',
    next: '由下一个报文段携带',
  },
  unrepaired: { moot: '不需要恢复', never: '无法恢复' },

  clean: '没有丢失',
  cleanAbout: (n, us) => `作为对照：${n} 个报文段，${lasting(us)}后结束。`,

  repair: '靠什么恢复',
  takes: '恢复时间',
  notices: '应用程序能察觉什么',
  watch: '这个报文段刚刚发出，将会丢失。继续播放，看接下来会怎样。',
  open: '打开这个运行过程',
};
