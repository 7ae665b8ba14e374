/** Each segment of the teardown lost in turn. In Chinese. */
import {
  ackThatLeft,
  itsAck,
  itsSeq,
  now,
  ourAck,
  ourSeq,
  ranFor,
  sentAgain,
  sentAgainCount,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server } from '../../say.ts';

export const losingTheTeardown: LessonWords<'losing-the-teardown'> = {
  title: '挥手报文段逐个丢失',
  about: '四次挥手的报文段轮流丢失，最后连对最后一个 FIN 的 ACK 也全部丢失。',
  steps: {
    finAgain: {
      title: '第一个 FIN 丢失',
      text: (t) =>
        phrase`客户端的 FIN ${lossMark('丢失')}了，${server}还是 ${stateMark('ESTABLISHED')}，无从知道。FIN 占用一个序号，所以有重传定时器：${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)}之后 FIN ${againMark('重传')}，序号不变（${ourSeq(t, sentAgain(t))}）。`,
    },
    ackAgain: {
      title: '对 FIN 的 ACK 丢失',
      text: (t) =>
        phrase`服务器的 ACK ${lossMark('丢失')}，所以 FIN ${againMark('重传')}。${server}已在 ${stateMark(t.to)}，这个 FIN 的序号是旧的：${itsSeq(t)}，而 ${now(t, 'RCV.NXT')}。丢失的 ACK 不会重传，${server}另发一个确认号相同的新 ACK（${ourAck(t, ackThatLeft(t))}）。`,
    },
    finBringsAck: {
      title: '有时什么都不用重传',
      asks: {
        question: '丢失的还是这个 ACK，但服务器的 FIN 赶在客户端的定时器超时之前到了。要重传什么？',
        choices: {
          nothing: '什么都不用重传',
          ack: '丢失的 ACK，由服务器重传',
          fin: '客户端的 FIN，等定时器超时',
        },
      },
      text: (t) =>
        phrase`服务器的 FIN 带有同样的确认号（${itsAck(t)}），所以也确认了客户端的 FIN。${client}一步从 ${stateMark('FIN_WAIT_1')} 经过 ${stateMark('FIN_WAIT_2')} 到达 ${stateMark('TIME_WAIT')}。`,
    },
    secondFin: {
      title: '第二个 FIN 丢失',
      text: (t) =>
        phrase`客户端的 FIN 已被确认，所以在 ${stateMark('FIN_WAIT_2')} 没有重传定时器，${client}只能等。处于 ${stateMark('LAST_ACK')} 的${server}有：过了 ${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)}，它的 FIN ${againMark('重传')}。`,
    },
    lastAck: {
      title: '最后一个 ACK 丢失',
      text: (t) =>
        phrase`最后的 ACK ${lossMark('丢失')}，所以服务器的 FIN ${againMark('重传')}。${client}还在 ${stateMark('TIME_WAIT')}：它再次确认 FIN（${ourAck(t, ackThatLeft(t))}），并重新开始 2 MSL 计时。点一下这个 ACK，让它也${lossMark('丢失')}。`,
      then: phrase`等待加倍之后，FIN 再次重传，也再次得到确认。`,
    },
    everyLastAck: {
      title: 'ACK 全部丢失',
      text: (t) =>
        phrase`${server}的 FIN 重传了 ${sentAgainCount(t)} 次，始终没有收到 ACK，于是放弃。${client}无法得知：ACK 本身不会被确认。就算再确认一次 ACK 也没有用，因为发出这个确认的一端同样无法得知它是否到达。`,
    },
    anyAck: {
      title: '试试任何 ACK 都算数',
      text: (t) =>
        phrase`这不是 TCP：这里任何 ACK 都能结束 ${stateMark('LAST_ACK')}。这个 ACK 确认的是 FIN 之前的数据（${itsAck(t)}），FIN 却${lossMark('丢失')}了。${server}进入 ${stateMark(t.to)}，不再重传；${client}在 ${stateMark('FIN_WAIT_2')} 中等待，没有定时器在运行。`,
    },
  },
  learned: phrase`FIN 一直重传到被确认为止。最后的 ACK 是否到达，发送它的一端无法得知，所以只能在 TIME_WAIT 里等待。`,
};
