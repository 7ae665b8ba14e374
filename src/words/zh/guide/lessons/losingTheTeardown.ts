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
  about: '四个报文段轮流丢失，最后是对第二个 FIN 的每一次应答都丢失。',
  steps: {
    finLost: {
      title: '第一个 FIN 丢失',
      text: (t) =>
        phrase`客户端的 FIN（${ourSeq(t, left(t, 'FIN'))}）${lossMark('丢失')}了。${server}处于 ${stateMark('ESTABLISHED')}，并不知道。但 FIN 占用一个序号，所以客户端的重传定时器在运行：${lasting(started(t, 'retransmission') ?? t.profile.rtoInitialUs)}。`,
    },
    finAgain: {
      title: '超时重传',
      text: (t) =>
        phrase`${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)}内没有 ACK，于是${againMark('重传')} FIN，序号不变（${ourSeq(t, sentAgain(t))}）。它如果到达，就是${server}收到的第一个 FIN。`,
    },
    ackAgain: {
      title: '对 FIN 的 ACK 丢失',
      text: (t) =>
        phrase`这次${lossMark('丢失')}的是 ACK。${againMark('重传')}的 FIN 到达时，${server}处于 ${stateMark(t.to)}。这是重复的报文段：序号是 ${itsSeq(t)}，期待的是 ${now(t, 'RCV.NXT')}。${server}为它再发一个新的 ACK：${ourAck(t, ackThatLeft(t))}。`,
    },
    finBringsAck: {
      title: '或者由 FIN 带来确认',
      text: (t) =>
        phrase`同一个 ACK ${lossMark('丢失')}了，但服务器的 FIN 在客户端超时之前到达，带着同样的确认 ${itsAck(t)}。于是${client}从 ${stateMark('FIN_WAIT_1')} 直接进入 ${stateMark('TIME_WAIT')}，不需要重传。`,
    },
    secondFin: {
      title: '第二个 FIN 丢失',
      text: (t) =>
        phrase`${client}处于 ${stateMark('FIN_WAIT_2')}：自己的 FIN 已被确认，没有重传定时器在运行。服务器有。${lasting(ranFor(t, 'retransmission') ?? t.profile.rtoInitialUs)}之后，服务器的 FIN 被${againMark('重传')}。`,
    },
    lastAck: {
      title: '最后的 ACK 丢失',
      text: (t) =>
        phrase`FIN 又到了一次，说明最后的 ACK ${lossMark('丢失')}了。${stateMark('TIME_WAIT')} 正是为此而设：${client}还能应答（${ourAck(t, ackThatLeft(t))}），并重新开始计时。点击这个 ACK 让它${lossMark('丢失')}，FIN 会再${againMark('重传')}一次。`,
    },
    everyLastAck: {
      title: '每次应答都丢失',
      text: (t) =>
        phrase`${server}重传了 ${sentAgainCount(t)} 次 FIN，没有得到应答，于是放弃。${client}并不知道：没有人确认 ACK。再多一个报文段也没有用，它同样可能丢失。`,
    },
  },
  learned: phrase`发送方无法得知最后一个报文段是否到达，所以 TCP 只能靠等待（TIME_WAIT）结束，无法靠确认来证明。`,
};
