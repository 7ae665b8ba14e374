/** What a RST is for. In Chinese. */
import { ackThatLeft, itsSeq, left, now, ourAck, ourSeq } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, server } from '../../say.ts';

export const reset: LessonWords<'reset'> = {
  title: 'RST 的用处',
  about: '拒绝、异常终止、状态丢失、伪造：什么时候发送 RST，什么样的 RST 会被接受。',
  steps: {
    refused: {
      title: '没有应用程序监听',
      text: (t) =>
        phrase`SYN 到达${server}，但没有应用程序在监听：${stateMark(t.to)}。应答是 RST，其中的 ${ourAck(t, left(t, 'RST'))} 确认了这个 SYN，客户端由此知道 RST 是真的。`,
    },
    knows: {
      title: '客户端立即得知',
      text: phrase`${client}从 ${stateMark('SYN_SENT')} 进入 ${stateMark('CLOSED')}，${code('connect')} 失败：ECONNREFUSED。端口关闭，一个往返就有答复；要等几分钟的是没有任何答复：防火墙丢弃了 SYN，或者主机已关机。`,
    },
    abort: {
      title: '用 RST 代替 FIN',
      text: (t) =>
        phrase`客户端的应用程序异常终止连接：发送的是 RST（${ourSeq(t, left(t, 'RST'))}）而不是 FIN，${client}立即进入 ${stateMark(t.to)}，没有四次挥手，也没有 ${stateMark('TIME_WAIT')}。尚未确认的数据被放弃。`,
    },
    error: {
      title: '对端得到什么',
      text: phrase`一个报文段就让${server}从 ${stateMark('ESTABLISHED')} 进入 ${stateMark('CLOSED')}，它不回复任何报文段。收到 FIN 时 ${code('recv()')} 返回 0；现在则返回错误 ECONNRESET，应用程序由此知道数据可能不完整。`,
    },
    neverAgain: {
      title: 'RST 丢失',
      text: phrase`同样的 RST，这次${lossMark('丢失')}了。RST 没有定时器，${client}也没有了连接状态，所以没有人重传它。${server}仍是 ${stateMark('ESTABLISHED')}：这就是半开连接。在服务器的卡片上调用 ${code('send')}，看看它怎样发现。`,
    },
    forgotten: {
      title: '怎样发现半开连接',
      text: (t) =>
        phrase`这里客户端的主机重启了，${server}并不知道。它发送数据时，重启后的主机没有这条连接，于是回复 RST。RST 的序号取自数据报文段的确认号（${ourSeq(t, left(t, 'RST'))}），所以${server}会接受它。`,
    },
    forged: {
      title: '伪造的 RST',
      text: (t) =>
        phrase`谁都可以发送 RST。这个 RST 的序号是 ${itsSeq(t)}：在窗口之内，但不等于 ${now(t, 'RCV.NXT')}。${server}不会直接接受，而是回复 Challenge ACK（质询 ACK，${ourAck(t, ackThatLeft(t))}）。对端如果真的没有这条连接，会再发一个序号完全一致的 RST。`,
    },
    exact: {
      title: '序号完全一致的 RST',
      text: (t) =>
        phrase`这个 RST 的序号是 ${itsSeq(t)}，与期待的完全一致，${server}进入 ${stateMark(t.to)}。看不到这条连接的攻击者，要从四十多亿个序号中猜中一个。`,
    },
  },
  learned: phrase`RST 一旦被接受，连接立即结束。RST 不会重传，也不会用另一个 RST 回复。序号不完全一致的 RST 只会得到 Challenge ACK（质询 ACK）。`,
};
