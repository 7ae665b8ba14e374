/** The same close in three segments and in four. In Chinese. */
import { ackThatLeft, left, ourAck, ourSeq, ranFor, started } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, say, server } from '../../say.ts';

export const threeOrFour: LessonWords<'three-or-four'> = {
  title: '三次挥手还是四次挥手',
  about: '抓包时常常只看到三个报文段。差别究竟出在哪里？',
  steps: {
    four: {
      title: '四次',
      text: (t) =>
        phrase`服务器的应用程序调用 ${code('close')}，FIN 发出（${ourSeq(t, left(t, 'FIN'))}）。内核早已自动确认了客户端的 FIN。所以有四个报文段：FIN、ACK、FIN、ACK。`,
    },
    three: {
      title: '三次',
      text: (t) =>
        phrase`这个应用程序一读到 EOF 就调用 ${code('close')}，这时 ACK 还没有发出。于是一个报文段同时带上两者：${ourAck(t, ackThatLeft(t))} 和 ${ourSeq(t, left(t, 'FIN'))}。看上去和别的 FIN+ACK 一样，区别在于：它是第一个确认客户端 FIN 的报文段。`,
    },
    straightThrough: {
      title: '直接进入 TIME_WAIT',
      text: phrase`一个报文段给${client}带来两样东西：对自己 FIN 的确认，和服务器的 FIN。它一步从 ${stateMark('FIN_WAIT_1')} 经过 ${stateMark('FIN_WAIT_2')} 到 ${stateMark('TIME_WAIT')}。如果没有这个 ACK，就会进入 ${stateMark('CLOSING')}。`,
    },
    heldBack: {
      title: 'Linux 延迟确认',
      text: (t) =>
        phrase`这个${server}是 Linux 内核。它先前收到过数据，所以延迟确认这个 FIN，最多 ${lasting(started(t, 'delayedAck') ?? t.profile.delayedAckUs)}。应用程序如果在这段时间内关闭，ACK 和 FIN 就合并到一个报文段。继续播放：三次。`,
    },
    patienceEnds: {
      title: '应用程序慢一些',
      text: (t) =>
        phrase`${lasting(ranFor(t, 'delayedAck') ?? t.profile.delayedAckUs)}过去了，这个应用程序还没有关闭。内核单独发出纯 ACK（${ourAck(t, ackThatLeft(t))}）。之后的 FIN 要另占一个报文段：四次。`,
    },
    dial: {
      title: '自己试试',
      text: (t) =>
        say(
          t.step.walked.includes('FIN_WAIT_1')
            ? phrase`这一次是三个报文段：${server}在 ${lasting(t.profile.delayedAckUs)}内关闭，ACK 由它的 FIN 捎带。`
            : phrase`这一次是四个报文段：${server}在 ${lasting(t.profile.delayedAckUs)}之后才关闭，ACK 已单独发出。`,
          phrase`改变应用程序的延迟，找出三次变成四次的分界点。`,
        ),
      dial: '服务器应用程序多久之后关闭',
    },
  },
  learned: phrase`FIN、ACK、FIN、ACK 一个不少。如果应用程序在内核发出 ACK 之前就关闭，中间的 ACK 和 FIN 合并到同一个报文段，只要三次。`,
};
