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
      title: '四个报文段',
      text: (t) =>
        phrase`服务器的应用程序调用 ${code('close')}，FIN 发出（${ourSeq(t, left(t, 'FIN'))}）。对客户端 FIN 的确认早就发走了，内核没有等应用程序。于是有四个报文段：FIN、ACK、FIN、ACK。`,
    },
    three: {
      title: '三个报文段',
      text: (t) =>
        phrase`同样的连接，但这个应用程序一读到文件结束就调用 ${code('close')}，这时 ACK 还没有发出。于是 ACK 和 FIN 合成一个报文段：${ourAck(t, ackThatLeft(t))}，${ourSeq(t, left(t, 'FIN'))}。一句话也没有少，只是四句话里有两句合在一起说了。`,
    },
    straightThrough: {
      title: '直接进入 TIME_WAIT',
      text: phrase`${client}同时收到对自己 FIN 的确认和服务器的 FIN，一步就从 ${stateMark('FIN_WAIT_1')} 经过 ${stateMark('FIN_WAIT_2')} 到了 ${stateMark('TIME_WAIT')}。如果忽略了这个报文段里的确认，就会错误地走到 ${stateMark('CLOSING')}。`,
    },
    heldBack: {
      title: 'Linux 把 ACK 推迟一会儿',
      text: (t) =>
        phrase`这个${server}照 Linux 内核的做法行事。FIN 到了，ACK 却没有发出：多数程序很快就会关闭，内核愿意等一等，好让两者合在一起，但最多等 ${lasting(started(t, 'delayedAck') ?? t.profile.delayedAckUs)}。这个程序赶得上。继续播放，就是三个报文段。`,
    },
    patienceEnds: {
      title: '程序慢了一步',
      text: (t) =>
        phrase`这个程序迟迟没有关闭。过了 ${lasting(ranFor(t, 'delayedAck') ?? t.profile.delayedAckUs)}，内核不再等，单独发出 ACK（${ourAck(t, ackThatLeft(t))}）。之后的 FIN 只好自己占一个报文段：一共四个。`,
    },
    dial: {
      title: '自己试试',
      text: (t) =>
        say(
          t.step.walked.includes('FIN_WAIT_1')
            ? phrase`这一次是三个报文段：应用程序赶在内核的 ${lasting(t.profile.delayedAckUs)}之前关闭，ACK 由 FIN 捎带。`
            : phrase`这一次是四个报文段：内核等满 ${lasting(t.profile.delayedAckUs)}，应用程序还没有关闭，ACK 已单独发出。`,
          phrase`调一调应用程序的延迟，找出三次变成四次的那一点。`,
        ),
      dial: '服务器应用程序多久之后关闭',
    },
  },
  learned: phrase`FIN、ACK、FIN、ACK 一个不少。如果应用程序在内核发出 ACK 之前就关闭，中间的 ACK 和 FIN 合并到同一个报文段，只要三次。`,
};
