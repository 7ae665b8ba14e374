/** The same close in three segments and in four. In Chinese. */
import { ackThatLeft, left, ourAck, ourSeq, ranFor, started } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, say, server } from '../../say.ts';

export const threeOrFour: LessonWords<'three-or-four'> = {
  title: '三次挥手还是四次挥手',
  about: '抓包时常常只看到三个报文段。差别出在哪里？',
  steps: {
    four: {
      title: '四个报文段',
      text: (t) =>
        phrase`四个报文段：FIN、ACK、FIN、ACK。应用程序调用 ${code('close()')} 之前，服务器的 ACK（②）已经发出，所以它的 FIN（③，${ourSeq(t, left(t, 'FIN'))}）要单独占一个报文段。`,
    },
    three: {
      title: '三个报文段',
      asks: {
        question:
          '这个应用程序在 recv() 返回 0 时立即调用 close()，此时 ACK 还没有发出。挥手要用几个报文段？',
        choices: {
          three: '三个：ACK 由 FIN 捎带',
          four: '四个：ACK 总是先单独发出',
          two: '两个：一个 FIN 关闭两个方向',
        },
      },
      text: (t) =>
        phrase`服务器的 FIN 是第一个确认客户端 FIN 的报文段：${ourAck(t, ackThatLeft(t))} 和 ${ourSeq(t, left(t, 'FIN'))} 在同一个报文段里。FIN、ACK、FIN、ACK 一个不少，只是中间的 ACK 和 FIN 合并了。`,
    },
    straightThrough: {
      title: '直接进入 TIME_WAIT',
      text: phrase`${client}同时收到对自己 FIN 的 ACK 和服务器的 FIN，一步从 ${stateMark('FIN_WAIT_1')} 经过 ${stateMark('FIN_WAIT_2')} 到达 ${stateMark('TIME_WAIT')}。如果忽略这个报文段里的 ACK，就会错误地进入 ${stateMark('CLOSING')}。`,
    },
    heldBack: {
      title: 'Linux 延迟确认',
      text: (t) =>
        phrase`这个${server}是 Linux。FIN 到了，ACK 还没有发出：这条连接上它先前收到过数据，所以最多延迟 ${lasting(started(t, 'delayedAck') ?? t.profile.delayedAckUs)}才确认；如果没有收到过数据，8 毫秒之内就会发出 ACK。这个应用程序及时关闭，所以是三个报文段。`,
    },
    patienceEnds: {
      title: '应用程序慢一些',
      text: (t) =>
        phrase`这个应用程序关闭得晚。过了 ${lasting(ranFor(t, 'delayedAck') ?? t.profile.delayedAckUs)}，延迟确认定时器超时，内核单独发出一个纯 ACK（${ourAck(t, ackThatLeft(t))}）。之后的 FIN 要另占一个报文段，一共四个。`,
    },
    dial: {
      title: '自己试试',
      text: (t) =>
        say(
          t.step.walked.includes('FIN_WAIT_1')
            ? phrase`这一次是三个报文段：内核的 ${lasting(t.profile.delayedAckUs)}还没到，应用程序就关闭了，ACK 由 FIN 捎带。`
            : phrase`这一次是四个报文段：内核等满了 ${lasting(t.profile.delayedAckUs)}，应用程序还没有关闭，ACK 已单独发出。`,
          phrase`调整${server}的应用程序关闭前的延迟，找出三次变成四次的那一点。`,
        ),
      dial: '服务器应用程序多久之后关闭',
    },
  },
  learned: phrase`FIN、ACK、FIN、ACK 一个不少。如果应用程序在内核发出 ACK 之前就关闭，中间的 ACK 和 FIN 合并到同一个报文段，只要三次。`,
};
