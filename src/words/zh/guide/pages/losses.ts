/** Words of the page `losses`. In Chinese. */
import type { Loss, Notice, Noticed, Repair } from '../../../../analysis/losses/index.ts';
import type { TimerSpan } from '../../../../trace/connection.ts';
import { againMark, joined, phrase, plain, strong, type Phrase } from '../../../phrase.ts';
import { lasting } from '../../say.ts';
import { end, kind, KINDS, PROBE, reported, TIMERS } from '../parts.ts';
import type { LossesPageWords } from '../../../contract/index.ts';

const name = ({ flight, acknowledges }: Loss): Phrase => {
  if (acknowledges === 'window') return phrase`窗口更新`;
  if (acknowledges === null) return kind(flight);
  return phrase`对${acknowledges === 'probe' ? PROBE : KINDS[acknowledges]}的${KINDS.ACK}`;
};

const isAnswer = ({ acknowledges }: Loss): boolean =>
  acknowledges !== null && acknowledges !== 'window';

const fired = ({ side, timer, deadline, startedAt }: TimerSpan): Phrase =>
  phrase`${end(side)}的${againMark(TIMERS[timer])}在 ${lasting(deadline - startedAt)}后到期`;

function byWhat({ by, flight, timer, sentByTimer }: Repair): Phrase {
  switch (by) {
    case 'timer':
      return phrase`${timer ? fired(timer) : ''}，再次发送。`;
    case 'duplicates':
      return phrase`三个重复 ACK：${end(flight.from)}立即重传，不等定时器。`;
    case 'answer':
      return phrase`${timer ? fired(timer) : ''}，重传${kind(sentByTimer ?? flight)}报文段，于是再次得到应答。`;
    case 'next':
      return phrase`不需要重传。${end(flight.from)}的下一个报文段（${strong(plain(kind(flight)).trim())}）带来同样的信息。`;
  }
}

const NOTICED = { connected: '连接建立', data: '收到数据' } as const;

const noticed = (what: Noticed): string =>
  what === 'connected' || what === 'data'
    ? NOTICED[what]
    : what === 'connection closing'
      ? '读到文件结束'
      : what === 'ok: CLOSE complete'
        ? '关闭完成'
        : `得知“${reported(what)}”`;

function neverNoticed(what: Noticed): string {
  if (what === 'connected') return '始终没有建立连接';
  if (what === 'data') return '始终收不全数据';
  return what === 'connection closing' ? '始终读不到文件结束' : `始终不知道“${reported(what)}”`;
}

function notice(it: Notice): Phrase {
  switch (it.kind) {
    case 'nothing':
      return phrase`毫无察觉。`;
    case 'later':
      return phrase`${noticed(it.what)}，晚了 ${lasting(it.byUs)}。`;
    case 'never':
      return phrase`${neverNoticed(it.what)}。`;
    case 'told':
      return phrase`得知“${reported(it.what)}”。`;
  }
}

export const losses: LossesPageWords = {
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
  lost: (loss) => phrase`${end(loss.flight.from)}${isAnswer(loss) ? '' : '的'}${name(loss)}丢失`,
  short: name,

  repair: '靠什么补救',
  takes: '晚到多久',
  notices: '程序能察觉什么',
  byWhat: (repair) => {
    if (repair === 'moot') return phrase`没有，也不需要：连接已经放弃。`;
    if (repair === 'never') return phrase`没有：谁也不会重传它。`;
    return byWhat(repair);
  },
  howLong: ({ repair, lateUs, waitsAnew }) =>
    joined(
      '',
      typeof repair === 'string' ? '–' : phrase`${lasting(repair.takesUs)}。`,
      lateUs > 0 && phrase`整个过程晚 ${lasting(lateUs)}结束。`,
      ...waitsAnew.map((side) => phrase`${end(side)}的 2MSL 等待重新开始。`),
    ),
  notice: (side, it) => phrase`${end(side)}：${notice(it)}`,
  watch: '它刚刚发出，但不会到达。继续播放，看接下来会怎样。',
  open: '打开这个过程',
};
