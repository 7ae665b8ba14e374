/** Each segment of the handshake lost in turn. In Chinese. */
import {
  ackThatLeft,
  itsAck,
  ourAck,
  ourSeq,
  ranFor,
  rtoNow,
  sentAgain,
  sentAgainCount,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server } from '../../say.ts';

export const losingTheHandshake: LessonWords<'losing-the-handshake'> = {
  title: '握手报文段逐个丢失',
  about: '三个报文段轮流丢失：由哪一端补救，怎样补救，要等多久。',
  steps: {
    synAgain: {
      title: 'SYN 丢失',
      text: (t) =>
        phrase`SYN ${lossMark('丢失')}了，处于 ${stateMark('LISTEN')} 的${server}无从知道。${client}等了 ${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)}没有应答，定时器超时：SYN ${againMark('重传')}，序号不变（${ourSeq(t, sentAgain(t))}），RTO 加倍（${rtoNow(t)}）。点一下这个 SYN，让它也${lossMark('丢失')}。`,
      then: phrase`每次等待都是上一次的两倍，这叫指数退避。如果网络拥塞，这样可以给它时间恢复。`,
    },
    synAckLost: {
      title: 'SYN+ACK 丢失',
      text: phrase`这次${lossMark('丢失')}的是应答。${client}和${server}都发过 SYN，都没有得到确认，所以两端的重传定时器都在运行。客户端的先超时：它的 SYN 发得更早。`,
    },
    synAckAgain: {
      title: '重复的 SYN',
      text: (t) =>
        phrase`${againMark('重传')}的 SYN 到了。处于 ${stateMark(t.to)} 的${server}认出它是重复的，${againMark('重传')} SYN+ACK（${ourSeq(t, sentAgain(t))}）；Linux 和 BSD 都这样做。严格按 RFC 9293，这里只回一个纯 ACK，而${client}会忽略它。`,
    },
    ackLost: {
      title: '第三个报文段丢失',
      asks: {
        question: '第三个报文段是 ACK，它丢失了。由谁重传？',
        choices: {
          nobody: '没有人：纯 ACK 从不重传',
          client: '客户端，在定时器超时之后',
          request: '客户端，在服务器要求之后',
        },
      },
      text: phrase`纯 ACK 不占用序号，没有定时器为它运行。${client}已是 ${stateMark('ESTABLISHED')}，${server}还在 ${stateMark('SYN_RCVD')}。客户端发出的下一个报文段会带上同样的 ACK。`,
    },
    dataHeals: {
      title: '由数据补上',
      text: (t) =>
        phrase`${client}发送请求。数据报文段都带 ACK，这里是 ${itsAck(t)}，正是${server}在等的。${server}一步完成三件事：进入 ${stateMark(t.to)}，把数据交给应用程序，并以 ${ourAck(t, ackThatLeft(t))} 确认。`,
    },
    silence: {
      title: '或者由服务器的定时器补上',
      text: (t) =>
        phrase`如果${client}不发送数据，服务器的定时器就会超时，SYN+ACK ${againMark('重传')}。${client}已是 ${stateMark(t.to)}，对它来说这是旧报文段，于是回复一个新的 ACK（${ourAck(t, ackThatLeft(t))}）。这个 ACK 到达后，${server}也建立连接。`,
    },
    giveUp: {
      title: 'SYN 一个也没有到达',
      text: (t) =>
        phrase`${client}的 SYN 重传了 ${sentAgainCount(t)} 次，每次等待加倍，但不超过 ${lasting(t.profile.rtoMaxUs)}。达到重传次数上限后，${code('connect()')} 失败，返回 ${code('ETIMEDOUT')}。上限是多少，由系统决定。`,
    },
  },
  learned: phrase`占用序号的（SYN、FIN、数据）一直重传到被确认为止。纯 ACK 从不重传，由后面的报文段带上。`,
};
