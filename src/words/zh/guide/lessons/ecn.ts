/** Explicit congestion notification. In Chinese. */
import { flagsMark, itsSeq, ourSeq, sentAgain } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase } from '../../../phrase.ts';
import { bytes, client, server } from '../../say.ts';

export const ecn: LessonWords<'ecn'> = {
  title: 'ECN：用标记代替丢弃',
  about: '路由器怎样不丢弃报文段，就告知网络拥塞。',
  steps: {
    agreed: {
      title: '在握手中约定',
      text: (t) =>
        phrase`SYN 用 ECE 和 CWR 两个标志请求 ECN（显式拥塞通知）。回答 ${flagsMark(t.segment)} 带有 ECE：${server}同意。此后${client}数据的 IP 首部写明 ECT，路由器可以标记它。Linux 默认只应答请求，${code('tcp_ecn')} 为 1 时还会主动请求。`,
    },
    marked: {
      title: '路由器打上标记',
      asks: {
        question: '路由器的队列在变长。对支持 ECN 的报文段，它能做什么？',
        choices: {
          mark: '打上标记，照常转发',
          drop: '只能丢弃',
          tell: '向客户端发送消息',
        },
      },
      text: (t) =>
        phrase`路由器在这个报文段（${itsSeq(t)}）的 IP 首部设置了 CE（经历拥塞）。${server}照常交付数据，并在 ACK 中设置 ECE 标志，每个 ACK 都设置，直到得知${client}已经看到，因为 ACK 也可能丢失。`,
    },
    echoed: {
      title: '发送方放慢',
      text: (t) =>
        phrase`第一个带 ECE 的 ACK 到达。${client}像发生丢失那样减小窗口：${code('ssthresh')} 变为 ${bytes(t.after?.ssthresh ?? 0)}，是原窗口的 0.7。但什么也没有丢失，所以没有任何${againMark('重传')}。同一往返中后面的 ECE 不再起作用。`,
    },
    reduced: {
      title: 'CWR 结束回显',
      text: (t) =>
        phrase`${client}接下来的新数据（${itsSeq(t)}）带有 CWR 标志：拥塞窗口已减小。${server}由此知道回显已经到达，它的 ACK 不再带 ECE。如果再有标记，一切重新开始。`,
    },
    without: {
      title: '没有标记',
      text: (t) =>
        phrase`这里路由器把同一个报文段${lossMark('丢弃')}了。${client}从 SACK 块得知，窗口同样减小，并${againMark('重传')}（${ourSeq(t, sentAgain(t))}）。空缺之后的数据要为它多等一个往返时间，标记省下的正是这段时间。`,
    },
  },
  learned: phrase`使用 ECN 时，路由器打标记而不丢弃。接收方回显标记（ECE），直到发送方减小窗口并告知（CWR）。没有任何重传。`,
};
