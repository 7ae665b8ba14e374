/** Reordering, delays, and undoing. In Chinese. */
import { ourSeq, rtoNow, runsFor, sentAgain } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, phrase } from '../../../phrase.ts';
import { bytes, client, lasting, server } from '../../say.ts';

export const needlessRetransmission: LessonWords<'needless-retransmission'> = {
  title: '乱序、延迟与撤销',
  about: '什么不是丢失，什么被误判为丢失，Linux 怎样撤销误判。',
  steps: {
    patience: {
      title: '后发先至',
      asks: {
        question: '后发送的报文段比先发送的早到达。客户端怎么做？',
        choices: {
          wait: '稍等片刻：网络可能只是乱序',
          again: '立即重传缺少的报文段',
          nothing: '等待重传定时器超时',
        },
      },
      text: (t) =>
        phrase`SACK 块表明，后发送的报文段已经到达。这可能只是乱序，所以定时器运行四分之一个往返时间（${lasting(runsFor(t, 'reordering'))}）。迟到的报文段及时到达，什么也没有${againMark('重传')}。`,
    },
    mistaken: {
      title: '误判为丢失',
      text: (t) =>
        phrase`这里超过它的报文段更多，三个就算是丢失的迹象。${client}${againMark('重传')}它（${ourSeq(t, sentAgain(t))}），并减小窗口：${code('ssthresh')} 为 ${bytes(t.after?.ssthresh ?? 0)}。其实原报文段还在途中。`,
    },
    undone: {
      title: '靠时间戳撤销',
      text: (t) =>
        phrase`ACK 回显的时间戳早于重传：它确认的是原报文段，并没有丢失（Eifel）。${client}撤销这次减小，${code('cwnd')} 恢复为 ${bytes(t.after?.cwnd ?? 0)}。`,
    },
    dsack: {
      title: '靠 D-SACK 撤销',
      text: (t) =>
        phrase`没有时间戳，两份副本看起来一样。${server}收到了两次同样的字节，第一个 SACK 块说明了这一点：它低于确认号（D-SACK）。重传全都不必要，${code('cwnd')} 恢复为 ${bytes(t.after?.cwnd ?? 0)}。`,
    },
    timeout: {
      title: '不必要的超时',
      text: (t) =>
        phrase`路径停顿的时间超过了 RTO，一次探测和一次超时重传了两个报文段。现在第一个 ACK 回显了原报文段的时间戳，于是撤销这次超时。这个很长的往返时间仍然作为样本：${rtoNow(t)}。`,
    },
  },
  learned: phrase`有空缺不等于丢失。如果时间戳或 D-SACK 证明重传不必要，Linux 会恢复拥塞窗口。`,
};
