/** Each segment of the handshake lost in turn. In Chinese. */
import {
  ackThatLeft,
  itsAck,
  left,
  ourAck,
  ourSeq,
  ranFor,
  sentAgainCount,
  rtoNow,
  sentAgain,
  started,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server } from '../../say.ts';

export const losingTheHandshake: LessonWords<'losing-the-handshake'> = {
  title: '握手报文段逐个丢失',
  about: '三个报文段轮流丢失：谁会发现，靠什么恢复，什么时候恢复。',
  steps: {
    synLost: {
      title: 'SYN 丢失',
      text: (t) =>
        phrase`客户端的 SYN（${ourSeq(t, left(t, 'SYN'))}）${lossMark('丢失')}了。${server}处于 ${stateMark('LISTEN')}，并不知道。只有${client}能发现：它的重传定时器时长为 ${lasting(started(t, 'retransmission') ?? t.profile.rtoInitialUs)}。`,
    },
    synAgain: {
      title: '超时重传',
      text: (t) =>
        phrase`${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)}内没有应答，于是${againMark('重传')} SYN，序号不变。下一次等待的时间加倍（${rtoNow(t)}），这就是指数退避。点击这个 SYN 让它也${lossMark('丢失')}，观察等待时间如何加倍。`,
    },
    synAckLost: {
      title: 'SYN+ACK 丢失',
      text: phrase`这次${lossMark('丢失')}的是应答。两端各有一个未被确认的 SYN，所以各有一个重传定时器在运行。客户端的先超时，因为它的 SYN 发得更早。`,
    },
    synAckAgain: {
      title: '重复的 SYN',
      text: (t) =>
        phrase`${againMark('重传')}的 SYN 到了。处于 ${stateMark(t.to)} 的${server}认出它是重复的，重传 SYN+ACK（${ourSeq(t, sentAgain(t))}），Linux 和 BSD 都这样做。严格按 RFC 9293，这里只回一个纯 ACK，而客户端会忽略它。`,
    },
    ackLost: {
      title: '第三个报文段丢失',
      text: phrase`ACK ${lossMark('丢失')}了，两端的状态不一致：${client}是 ${stateMark('ESTABLISHED')}，${server}还是 ${stateMark('SYN_RCVD')}。纯 ACK 没有定时器，没有人会重传它。这个确认要靠别的报文段带来。`,
    },
    dataHeals: {
      title: '数据带来确认',
      text: (t) =>
        phrase`${client}发送请求。SYN 之后的报文段都带 ACK，这个也不例外：${itsAck(t)}。${server}等的正是它。一步之内，它进入 ${stateMark(t.to)}，收下数据，回复 ${ourAck(t, ackThatLeft(t))}。`,
    },
    silence: {
      title: '如果客户端不发数据',
      text: (t) =>
        phrase`那么服务器的重传定时器超时，SYN+ACK 被${againMark('重传')}。对${client}来说这是重复的报文段，于是回复 ACK（${ourAck(t, ackThatLeft(t))}）。点击这个 ACK 让它${lossMark('丢失')}：客户端之后的数据会起同样的作用。`,
    },
    giveUp: {
      title: '最后放弃',
      text: (t) =>
        phrase`没有一个 SYN 到达。${client}重传了 ${sentAgainCount(t)} 次，每次等待的时间加倍，最长 ${lasting(t.profile.rtoMaxUs)}。最后 ${code('connect')} 失败，应用程序得到错误 ETIMEDOUT。`,
    },
  },
  learned: phrase`占用序号的（SYN、FIN、数据）会一直重传，直到得到确认。纯 ACK 不占序号，从不重传。`,
};
