/** Why a connection is closed with four segments. In Chinese. */
import {
  ackThatLeft,
  itsAck,
  left,
  newData,
  now,
  octets,
  ourAck,
  ourSeq,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase, stateMark, strong } from '../../../phrase.ts';
import { bytes, client, server } from '../../say.ts';

export const whyFour: LessonWords<'why-four'> = {
  title: '为什么是四次挥手',
  about: '两个方向各关各的，什么时候关，由那一端的应用程序决定。',
  steps: {
    shutdown: {
      title: '我没有数据要发了',
      text: (t) =>
        phrase`客户端的应用程序发完了数据，用 ${code('shutdown')} 关闭自己的发送方向。FIN（${ourSeq(t, left(t, 'FIN'))}）的意思仅此而已：这个方向上不再有数据。它并没有说：我不再接收。`,
    },
    kernelAnswers: {
      title: '内核马上确认',
      text: (t) =>
        phrase`服务器的内核用 ${ourAck(t, ackThatLeft(t))} 确认这个 FIN，用不着请示谁。应用程序只是得到通知：输入到头了。${server}进入 ${stateMark(t.to)}，名字说的就是它在等什么：等自己的应用程序关闭。`,
    },
    halfClosed: {
      title: '半关闭',
      text: (t) =>
        phrase`${itsAck(t)} 覆盖了 FIN，一个方向就此关闭，${client}进入 ${stateMark(t.to)}。另一个方向照旧开着。这就是半关闭，它可以一直持续下去，${server}想多久就多久。`,
    },
    stillTalking: {
      title: '对方关了，照样发数据',
      text: (t) =>
        phrase`${server}还有 ${bytes(octets(newData(t)))}要发，现在发出（${ourSeq(t, left(t))}）。这样发上几个小时也可以。要是对 FIN 的确认非得等服务器自己的 FIN，客户端就会一次次超时，反复${againMark('重传')}它的 FIN。`,
    },
    stillListening: {
      title: '不能发数据，还能确认',
      text: (t) =>
        phrase`${client}收下数据，以 ${ourAck(t, ackThatLeft(t))} 确认。它不能再发数据，但 ACK 不占序号：${now(t, 'SND.NXT')} 停在原处不动。点一下这段数据让它${lossMark('丢失')}，看看 FIN 之后的重传和之前有没有两样。`,
    },
    serverCloses: {
      title: '由应用程序决定',
      text: (t) =>
        phrase`到这时，服务器的应用程序才发完数据，调用 ${code('close')}。第二个 FIN 发出（${ourSeq(t, left(t, 'FIN'))}），${server}进入 ${stateMark(t.to)}。这个 FIN 几时发，内核无从预知，所以当初没法和 ACK 合在一起。`,
    },
    lastAck: {
      title: '第四个报文段',
      text: (t) =>
        phrase`${client}以 ${ourAck(t, ackThatLeft(t))} 确认第二个 FIN，两个方向都关闭了。它还要在 ${stateMark(t.to)} 里停留一阵，以防这个 ACK 丢失。`,
    },
    closed: {
      title: '二二得四',
      text: phrase`ACK 到达，${server}进入 ${stateMark('CLOSED')}。两个方向，各有一个 FIN 和一个 ACK，合起来正是四次。${strong('两个方向各自关闭：确认由内核马上做，关闭由应用程序来决定。')}`,
    },
  },
};
