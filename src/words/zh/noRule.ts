/** What to say where no rule has much to say, and before the start. In Chinese. */
import { flagsMark, itsAck, itsSeq } from '../sentences/facts.ts';
import { code, phrase, stateMark } from '../phrase.ts';
import type { SourceWords, StartWords } from '../contract/index.ts';
import { noRuleIn } from '../sentences/rules/index.ts';
import { client, GAP, me, server } from './say.ts';

export const noRule = noRuleIn(
  {
    segment: {
      title: {
        nothingNew: (t) => phrase`${me(t)}收到 ${flagsMark(t.segment)}，其中没有新信息。`,
        moves: (t) => phrase`${flagsMark(t.segment)} 到达，${me(t)}进入 ${stateMark(t.to)}。`,
      },
      text: {
        withAck: (t) => phrase`报文段按序到达（${itsSeq(t)}，${itsAck(t)}），没有其他影响。`,
        withoutAck: (t) => phrase`报文段按序到达（${itsSeq(t)}），没有其他影响。`,
      },
    },
    call: {
      title: (t) => phrase`${me(t)}的应用程序调用 ${code(`${t.call?.call ?? 'receive'}()`)}。`,
      text: {
        waits: (t) => phrase`在 ${stateMark(t.from)} 中，这个调用只能等待，不发送报文段。`,
        moves: (t) => phrase`状态由 ${stateMark(t.from)} 变为 ${stateMark(t.to)}。`,
      },
    },
    timer: {
      title: (t) => phrase`${me(t)}的一个定时器到期，不起作用。`,
      text: () => phrase`已经没有需要它处理的事。`,
    },
  },
  GAP,
);

export const start: StartWords = {
  title: phrase`运行尚未开始。`,
  bothClosed: phrase`${client}与${server}都处于 ${stateMark('CLOSED')}，都没有连接状态（TCB）。`,
  both: (state) => phrase`${client}与${server}都处于 ${stateMark(state)}。`,
  each: (ofClient, ofServer) =>
    phrase`${client}处于 ${stateMark(ofClient)}，${server}处于 ${stateMark(ofServer)}。`,
  play: phrase`点击播放，或单步前进。`,
};

const STEPS = ['', '一', '二', '三', '四', '五', '六', '七', '八'];

export const source: SourceWords = {
  noRfc: 'Linux 的做法，RFC 没有规定',
  breaks: (section) => `不是 TCP：违反 ${section}`,
  step: (section, step) => `${section}，第${STEPS[step]}步`,
};
