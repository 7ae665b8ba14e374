/** Each segment of the teardown lost in turn. In Chinese. */
import {
  ackThatLeft,
  itsAck,
  itsSeq,
  left,
  now,
  ourAck,
  ourSeq,
  ranFor,
  sentAgainCount,
  sentAgain,
  started,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server } from '../../say.ts';

export const losingTheTeardown: LessonWords<'losing-the-teardown'> = {
  title: '挥手报文段逐个丢失',
  about: '四个报文段轮流丢失，最后连每一个回答都丢。',
  steps: {
    finLost: {
      title: '第一个 FIN 丢失',
      text: (t) =>
        phrase`客户端的 FIN（${ourSeq(t, left(t, 'FIN'))}）${lossMark('丢失')}了。${server}还是 ${stateMark('ESTABLISHED')}，毫无察觉。不过 FIN 占用一个序号，所以有定时器守着它：${lasting(started(t, 'retransmission') ?? t.profile.rtoInitialUs)}。`,
    },
    finAgain: {
      title: '超时重传',
      text: (t) =>
        phrase`${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)}之内没有等到 ACK，FIN ${againMark('重传')}，序号不变（${ourSeq(t, sentAgain(t))}）。在${server}看来这就是第一个 FIN，它不会知道之前还有过一个。`,
    },
    ackAgain: {
      title: '对 FIN 的 ACK 丢失',
      text: (t) =>
        phrase`这次${lossMark('丢失')}的是 ACK。FIN ${againMark('再次')}到达时，${server}已在 ${stateMark(t.to)}。FIN 的序号是旧的：来的是 ${itsSeq(t)}，期待的是 ${now(t, 'RCV.NXT')}。旧的 ACK 并不重传，而是新做一个内容相同的：${ourAck(t, ackThatLeft(t))}。`,
    },
    finBringsAck: {
      title: '也可能什么都不用重传',
      text: (t) =>
        phrase`${lossMark('丢失')}的还是这个 ACK，但服务器自己的 FIN 赶在客户端的定时器到期之前来了，带着同样的确认号 ${itsAck(t)}。${client}从 ${stateMark('FIN_WAIT_1')} 直接走到 ${stateMark('TIME_WAIT')}，那个 ACK 丢不丢都无所谓了。`,
    },
    secondFin: {
      title: '第二个 FIN 丢失',
      text: (t) =>
        phrase`${client}在 ${stateMark('FIN_WAIT_2')} 里只能干等：自己的 FIN 已被确认，没有定时器可用。${server}有：过了 ${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)}，它的 FIN ${againMark('重传')}。`,
    },
    lastAck: {
      title: '最后一个 ACK 丢失',
      text: (t) =>
        phrase`FIN ${againMark('再次')}到来，可见最后的 ACK ${lossMark('丢失')}了。${stateMark('TIME_WAIT')} 就是为此而设：还有人在，能再回答一次（${ourAck(t, ackThatLeft(t))}），并重新开始等待。点一下这个回答让它也${lossMark('丢失')}，看它再来一遍。`,
    },
    everyLastAck: {
      title: '每个回答都丢失',
      text: (t) =>
        phrase`${server}又发了 ${sentAgainCount(t)} 次 FIN，始终没有回音，只好放弃。${client}并不知道：没有人会确认一个 ACK。就算再添一条消息，疑问也只是挪到那条消息上。`,
    },
  },
  learned: phrase`最后一条消息有没有送到，谁也无法确知；所以 TCP 以等待收场，而不是以证明收场。`,
};
