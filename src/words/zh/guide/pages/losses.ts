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
      moot: phrase`没有，也不需要：连接已经放弃。`,
      never: phrase`没有：谁也不会重传它。`,
      timer: (timer) => phrase`${fired(timer)}，再次发送。`,
      duplicates: (from) => phrase`三个重复 ACK：${end(from)}立即重传，不等定时器。`,
      answer: (timer, kind) =>
        phrase`${fired(timer)}，重传${KINDS[kind]}报文段，于是再次得到应答。`,
      next: (from, kind) =>
        phrase`不需要重传。${end(from)}的下一个报文段（${strong(plain(KINDS[kind]).trim())}）带来同样的信息。`,
    },
    howLong: {
      takes: (us) => phrase`${lasting(us)}。`,
      late: (us) => phrase`整个过程晚 ${lasting(us)}结束。`,
      waitsAnew: (side) => phrase`${end(side)}的 2MSL 等待重新开始。`,
    },
    events: {
      connected: '连接建立',
      data: '收到数据',
      'connection closing': '读到文件结束',
      'ok: CLOSE complete': '关闭完成',
    },
    told: (report) => `得知“${reported(report)}”`,
    neverEvents: {
      connected: '始终没有建立连接',
      data: '始终收不全数据',
      'connection closing': '始终读不到文件结束',
    },
    neverTold: (report) => `始终不知道“${reported(report)}”`,
    notice: {
      nothing: (side) => phrase`${end(side)}：毫无察觉。`,
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
    '同一个连接，每次丢掉一个报文段：靠什么补救，用到哪个定时器，要等多久，两端的程序又能察觉什么。',
  connection: '连接',
  reading:
    '所有小图用同一比例。红条表示接收方缺少的内容：从本应到达，到终于补上。点开卡片，就能看到丢失那一刻的完整过程。',

  summary: '丢掉的内容晚到多久？',
  summaryAbout: '从报文段本应到达，到接收方得到它所带的全部信息。',
  ways: {
    timer: '发送方超时重传',
    duplicates: '三个重复 ACK，快速重传',
    answer: '对端超时重传，再次应答',
    next: '由下一个报文段带来',
  },
  unrepaired: { moot: '不需要补救', never: '再也补不上' },

  clean: '没有丢失',
  cleanAbout: (n, us) => `用来对照：${n} 个报文段，${lasting(us)}后结束。`,

  repair: '靠什么补救',
  takes: '晚到多久',
  notices: '程序能察觉什么',
  watch: '它刚刚发出，但不会到达。继续播放，看接下来会怎样。',
  open: '打开这个过程',
};
