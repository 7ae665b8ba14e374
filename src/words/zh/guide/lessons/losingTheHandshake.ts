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
  about: '三个报文段轮流丢失：谁会发现，谁来补救，要等多久。',
  steps: {
    synLost: {
      title: 'SYN 丢失',
      text: (t) =>
        phrase`客户端的 SYN（${ourSeq(t, left(t, 'SYN'))}）${lossMark('丢失')}了。${server}停在 ${stateMark('LISTEN')}，一无所知。能发现的只有${client}，而它手里只有一个定时器：${lasting(started(t, 'retransmission') ?? t.profile.rtoInitialUs)}。`,
    },
    synAgain: {
      title: '超时重传',
      text: (t) =>
        phrase`等了 ${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)}没有回音，SYN ${againMark('重传')}，序号不变。下一次要等两倍的时间：${rtoNow(t)}。点一下这个 SYN 让它也${lossMark('丢失')}，看等待怎样一次次加倍。`,
    },
    synAckLost: {
      title: 'SYN+ACK 丢失',
      text: phrase`这次${lossMark('丢失')}的是回答。两端都发过 SYN，都没有得到确认，所以两端各有一个定时器在走。先到期的是客户端的：它的 SYN 发得更早。`,
    },
    synAckAgain: {
      title: '认得的 SYN',
      text: (t) =>
        phrase`SYN ${againMark('再次')}到达，处于 ${stateMark(t.to)} 的${server}认得它，不会另起一条连接，而是把 SYN+ACK ${againMark('再发')}一次，序号不变（${ourSeq(t, sentAgain(t))}）。现实中的协议栈都这样做；照 RFC 的字面只回一个 ACK，反而帮不上忙。`,
    },
    ackLost: {
      title: '第三次握手丢失',
      text: phrase`ACK ${lossMark('丢失')}，两端看法不一：${client}已是 ${stateMark('ESTABLISHED')}，${server}还在 ${stateMark('SYN_RCVD')}。ACK 没有定时器，没有人会重传它，也用不着有人重传。`,
    },
    dataHeals: {
      title: '数据顺便带到',
      text: (t) =>
        phrase`${client}照常发出请求，而每个报文段都带着确认号：${itsAck(t)}。${server}等的就是它，一步之内进入 ${stateMark(t.to)}，收下数据，以 ${ourAck(t, ackThatLeft(t))} 确认。`,
    },
    silence: {
      title: '客户端要是不说话',
      text: (t) =>
        phrase`那就等服务器的定时器到期，SYN+ACK ${againMark('再来')}一次。对${client}来说这是旧消息，但旧消息也要回答：它发出一个新的 ACK（${ourAck(t, ackThatLeft(t))}）。点一下让它也${lossMark('丢失')}：这回由客户端的请求来补上。`,
    },
    giveUp: {
      title: '终于放弃',
      text: (t) =>
        phrase`SYN 一个也没有到达。${client}又试了 ${sentAgainCount(t)} 次，每次的等待都加倍，直到 ${lasting(t.profile.rtoMaxUs)}封顶；最后应用程序从 ${code('connect')} 得到一个错误。`,
    },
  },
  learned: phrase`占用序号的，一直重传到被确认为止；单纯的 ACK 从不重传。`,
};
