/** Retransmission. In Chinese. */
import {
  itsAck,
  itsSeq,
  now,
  ourAck,
  ourSeq,
  ackThatLeft,
  ranFor,
  rtoNow,
  sentAgain,
  started,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase } from '../../../phrase.ts';
import { client, lasting, server } from '../../say.ts';

export const retransmission: LessonWords<'retransmission'> = {
  title: '超时重传与快速重传',
  about: '定时器负责什么，运行多久，为什么三个重复 ACK 更快。',
  steps: {
    guards: {
      title: '定时器负责什么',
      text: (t) =>
        phrase`客户端的数据${lossMark('丢失')}了，${client}无从知道。占用序号的（SYN、数据、FIN）在得到确认之前都要保留，期间重传定时器一直运行，这里是 ${lasting(started(t, 'retransmission') ?? t.profile.rtoInitialUs)}。纯 ACK 没有定时器。`,
    },
    fires: {
      title: '定时器超时',
      text: (t) =>
        phrase`${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)}之内没有收到 ACK，数据${againMark('重传')}，序号不变（${ourSeq(t, sentAgain(t))}）。网络可能拥塞，所以 RTO 加倍（${rtoNow(t)}），这叫指数退避。点一下这个报文段，让它也${lossMark('丢失')}。`,
      then: phrase`下一次等待再加倍，依此类推。达到重传次数上限后，连接异常终止。`,
    },
    karn: {
      title: '不能用来测量',
      asks: {
        question: '重传的数据得到了 ACK。客户端能用它测量往返时间吗？',
        choices: {
          unknown: '不能：不知道它确认的是哪一份',
          first: '能，从第一次发送算起',
          second: '能，从重传算起',
        },
      },
      text: (t) =>
        phrase`${itsAck(t)} 只说明收到了哪里，不说明收到的是哪一份。所以重传过的报文段不作为样本（Karn 算法）：SRTT 仍是 ${lasting(t.after?.srttUs ?? 0)}，加倍后的 RTO（${rtoNow(t)}）保持到下一个样本。`,
    },
    rto: {
      title: '定时器运行多久',
      text: (t) =>
        phrase`这个 ACK 确认的报文段只发送过一次，可以作为样本。SRTT 是平滑往返时间（${lasting(t.after?.srttUs ?? 0)}），RTTVAR 是它的变化幅度。${code('RTO = SRTT + 4 × RTTVAR')}，RFC 6298 规定不小于 ${lasting(t.profile.rtoMinUs)}，所以 ${rtoNow(t)}；Linux 只规定后一项不小于 200 毫秒。`,
    },
    needless: {
      title: '丢失的只是 ACK',
      text: (t) =>
        phrase`这里数据已经到达，${lossMark('丢失')}的是它的 ACK。${client}分辨不出，照样重传。${server}已经收过这些序号（${itsSeq(t)}，${now(t, 'RCV.NXT')}），于是丢弃数据，再确认一次（${ourAck(t, ackThatLeft(t))}）。数据不会重复交给应用程序。`,
    },
    fast: {
      title: '快速重传',
      text: (t) =>
        phrase`${lossMark('丢失')}了一个报文段，后面的都到了。每到一个，${server}都回复一个重复 ACK：它期待的还是丢失的那一个（${itsAck(t)}）。收到第三个重复 ACK，${client}不等定时器超时，立即${againMark('重传')}（${ourSeq(t, sentAgain(t))}）。`,
    },
    noBackoff: {
      title: '试试没有退避',
      text: (t) =>
        phrase`这不是 TCP：这里超时时间总是 ${rtoNow(t)}。没有报文段丢失，路径只是慢。同一个报文段的四份副本都已发出；重传过的报文段不能采样，所以会一直这样。网络本来就拥塞时，这会使它更加拥塞（拥塞崩溃）。`,
    },
  },
  learned: phrase`占用序号的一直重传到被确认为止。RTO = SRTT + 4 × RTTVAR，每次超时加倍，重传过的报文段不用来测量。三个重复 ACK 比定时器更快。`,
};
