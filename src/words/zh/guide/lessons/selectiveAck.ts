/** SACK and the tail loss probe. In Chinese. */
import { itsAck, ourSeq, ranFor, sentAgain } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase } from '../../../phrase.ts';
import { bytes, client, lasting, server } from '../../say.ts';

export const selectiveAck: LessonWords<'selective-ack'> = {
  title: 'SACK 与尾部丢包探测',
  about: '今天的 Linux 怎样发现丢失，并且只重传丢失的部分。',
  steps: {
    hole: {
      title: '一个空缺',
      text: (t) =>
        phrase`十个报文段${lossMark('丢失')}了一个。确认号停在空缺处（${itsAck(t)}），但${server}附上了 SACK 块，说明空缺之后哪些字节已经到达。双方在 SYN 的选项中约定了这一点。`,
    },
    one: {
      title: '只补缺少的',
      asks: {
        question: 'SACK 块现在覆盖了空缺之后的三个报文段。客户端怎么做？',
        choices: {
          one: '只重传空缺处的那一个报文段',
          all: '从空缺处起全部重传',
          wait: '等待重传定时器超时',
        },
      },
      text: (t) =>
        phrase`后发送的三个报文段都已到达，缺少的那个视为丢失，只${againMark('重传')}它（${ourSeq(t, sentAgain(t))}）。拥塞窗口减到原来的 0.7（${code('ssthresh')} 为 ${bytes(t.after?.ssthresh ?? 0)}）：Linux 使用 CUBIC。在“序号”视图中可以看到${client}对每个报文段的判断。`,
    },
    tail: {
      title: '末尾丢失',
      text: (t) =>
        phrase`这里${lossMark('丢失')}的是最后两个报文段。后面没有别的数据，不会有 SACK 报告。${lasting(ranFor(t, 'lossProbe') ?? 0)}（约两个往返时间）之内没有 ACK，${client}就发送尾部丢包探测：再发一次最后的报文段。点一下这个探测，让它也${lossMark('丢失')}。`,
      then: phrase`只剩下重传定时器，拥塞窗口降到一个报文段。`,
    },
    repaired: {
      title: '探测得到的回答',
      text: (t) =>
        phrase`探测到达了，它的 SACK 显示前面还有空缺。另一个报文段立即${againMark('重传')}（${ourSeq(t, sentAgain(t))}），没有发生超时。`,
    },
    without: {
      title: '没有 SACK 和探测',
      text: (t) =>
        phrase`同样的丢失，两者都关闭。重传定时器过了 ${lasting(ranFor(t, 'retransmission') ?? 0)}才超时，${code('cwnd')} 降到一个报文段（${bytes(t.after?.cwnd ?? 0)}），第二个丢失的报文段要等第一个得到确认。`,
    },
  },
  learned: phrase`SACK 块说明空缺之后哪些报文段已经到达，因此只重传缺少的。丢失之后没有别的数据时，尾部丢包探测让接收方作出回答。`,
};
