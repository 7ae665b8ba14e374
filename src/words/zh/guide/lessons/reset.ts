/** What a RST is for. In Chinese. */
import {
  ackThatLeft,
  itsAck,
  itsSeq,
  left,
  now,
  ourAck,
  ourSeq,
  was,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, server } from '../../say.ts';

export const reset: LessonWords<'reset'> = {
  title: 'RST 的用途',
  about: '连接被拒绝、异常终止、半开连接、伪造：RST 什么时候发送，什么时候被接受。',
  steps: {
    refused: {
      title: '连接被拒绝',
      text: (t) =>
        phrase`这个端口没有应用程序监听（${stateMark('CLOSED')}），所以${server}对 SYN 回复了 RST。${itsAck(t)} 确认了 SYN，所以${client}接受这个 RST，${code('connect()')} 立即失败，返回 ${code('ECONNREFUSED')}。如果是防火墙悄悄丢弃 SYN，${client}就要等上几分钟。`,
    },
    abort: {
      title: '异常终止：用 RST 代替 FIN',
      text: (t) =>
        phrase`客户端的应用程序异常终止连接，用 RST 代替 FIN：没有四次挥手，没有 ${stateMark('TIME_WAIT')}，还在途中的数据可能丢失。RST 的序号正是${server}期待的（${itsSeq(t)}），于是从 ${stateMark(t.from)} 到 ${stateMark(t.to)}。应用程序得到 ${code('ECONNRESET')} 而不是 EOF，由此知道数据可能不完整。`,
    },
    neverAgain: {
      title: 'RST 丢失',
      text: phrase`同一个 RST，这次${lossMark('丢失')}了。RST 没有定时器，${client}又已删除连接状态，没有人会重传它。${server}仍是 ${stateMark('ESTABLISHED')}，对端却已不存在，这叫半开连接。等到它发送数据时，${server}才会发现。`,
    },
    forgotten: {
      title: '半开连接怎样被发现',
      text: (t) =>
        phrase`这里是客户端的主机重启，所有连接都丢失了。${server}发来数据，主机上没有这条连接，于是回复 RST。RST 的序号取自数据的确认号（${ourSeq(t, left(t, 'RST'))}），所以${server}会接受它。`,
    },
    forged: {
      title: '伪造的 RST',
      asks: {
        question: '来了一个 RST，序号在接收窗口内，却不是服务器期待的下一个。服务器会怎么做？',
        choices: {
          challenge: '发送一个 ACK，保持 ESTABLISHED',
          closes: '关闭连接',
          reset: '回复一个 RST',
        },
      },
      text: (t) =>
        phrase`${itsSeq(t)} 不等于 ${now(t, 'RCV.NXT')}。这样的 RST 谁都可以伪造，所以${server}发送一个 Challenge ACK（质询 ACK，${ourAck(t, ackThatLeft(t))}）。如果对端真的丢失了连接，就会再回复一个 RST，序号完全一致。`,
    },
    exact: {
      title: '序号完全一致的 RST',
      text: (t) =>
        phrase`这个 RST 是 ${itsSeq(t)}，与 ${was(t, 'RCV.NXT')} 完全一致，所以被接受，${server}进入 ${stateMark('CLOSED')}。看不到这条连接的攻击者，要在四十多亿个序号中猜中这一个。`,
    },
    storm: {
      title: '不用 RST 应答 RST',
      text: (t) =>
        phrase`这不是 TCP：这里没有连接的主机对任何报文段都回复，连 RST 也不例外。一个迷途的 ACK 就够了：每个 RST 引来下一个（刚才是 ${itsSeq(t)}），没有尽头。在 TCP 中 RST 从不应答，只会有${client}发出的第一个。`,
    },
  },
  learned: phrase`RST 一旦被接受，连接立即结束。RST 从不重传，也从不用另一个 RST 来应答。序号在窗口内但不完全一致的 RST，会得到 Challenge ACK（质询 ACK）。`,
};
