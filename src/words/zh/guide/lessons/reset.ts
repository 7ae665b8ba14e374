/** What a RST is for. In Chinese. */
import { ackThatLeft, itsSeq, left, now, ourAck, ourSeq } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, server } from '../../say.ts';

export const reset: LessonWords<'reset'> = {
  title: 'RST 的用处',
  about: '拒绝、终止、遗忘、伪造：复位在什么时候发出，哪一个才算数。',
  steps: {
    refused: {
      title: '没有人监听',
      text: (t) =>
        phrase`SYN 到达${server}，可是没有程序在监听，它处于 ${stateMark(t.to)}，回答只能是 RST。RST 带着 ${ourAck(t, left(t, 'RST'))}，正好覆盖那个 SYN，客户端由此认出这是给自己的。`,
    },
    knows: {
      title: '至少知道了结果',
      text: phrase`${client}立刻从 ${stateMark('SYN_SENT')} 回到 ${stateMark('CLOSED')}，应用程序得到一个错误。可见端口关着，结果来得很快；要等上好几分钟的是沉默：防火墙扔掉了 SYN，或者那台主机根本不在。`,
    },
    abort: {
      title: '不发 FIN，发 RST',
      text: (t) =>
        phrase`客户端的应用程序异常终止连接。RST（${ourSeq(t, left(t, 'RST'))}）取代了 FIN，${client}马上就是 ${stateMark(t.to)}：没有四次挥手，没有 ${stateMark('TIME_WAIT')}，还在路上的数据也不管了。`,
    },
    error: {
      title: '对方看到的',
      text: phrase`一个报文段就让${server}从 ${stateMark('ESTABLISHED')} 落到 ${stateMark('CLOSED')}。它什么也不回：对 RST 从不回答。要是 FIN，应用程序读到的是文件结束；现在得到的是错误，于是它知道数据可能不完整。`,
    },
    neverAgain: {
      title: 'RST 丢失',
      text: phrase`同一个 RST，这次${lossMark('丢失')}了。RST 没有定时器，${client}又忘掉了一切，没有人会重传它。${server}仍是 ${stateMark('ESTABLISHED')}，对面却已无人，这就是半开连接。在服务器的卡片上调用 ${code('send')}，看它怎样发现。`,
    },
    forgotten: {
      title: '怎样被发现',
      text: (t) =>
        phrase`这里是客户端的主机重启了，${server}同样不知情。它一发数据，数据在对面不属于任何连接，就引来一个 RST。RST 的序号正是数据里的确认号所要的：${ourSeq(t, left(t, 'RST'))}，所以${server}会相信它。`,
    },
    forged: {
      title: '伪造的 RST',
      text: (t) =>
        phrase`RST 谁都可以发。这一个是 ${itsSeq(t)}，落在窗口内，却不正好是 ${now(t, 'RCV.NXT')}。${server}没有照办，而是用一个 ACK（${ourAck(t, ackThatLeft(t))}）反问。真正忘掉连接的对方，会用一个序号分毫不差的 RST 来回答。`,
    },
    exact: {
      title: '序号正好的 RST',
      text: (t) =>
        phrase`这个 RST 是 ${itsSeq(t)}，与期待的分毫不差，${server}进入 ${stateMark('CLOSED')}。看不到这条连接的人，要在四十多亿个序号里猜中这一个。`,
    },
  },
  learned: phrase`RST 一到，连接立即结束；它不被确认，不被回答，也从不重传。`,
};
