/** Both ends open at once, and close at once. In Chinese. */
import {
  ackOfAll,
  ackThatLeft,
  itsAck,
  itsSeq,
  left,
  ourAck,
  ourSeq,
  sentAgain,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server } from '../../say.ts';

export const simultaneous: LessonWords<'simultaneous'> = {
  title: '同时打开，同时关闭',
  about: '两个 SYN 交错，建成一条连接；两个 FIN 交错，两端都要等待。',
  steps: {
    synsCross: {
      title: '两个 SYN 交错',
      text: phrase`两边的应用程序同时调用 ${code('connect')}，谁也没有监听。两个 SYN 相向而行。${client}和${server}都在 ${stateMark('SYN_SENT')}，都在等一个 SYN+ACK。`,
    },
    bothAnswer: {
      title: '来的却是单独的 SYN',
      text: (t) =>
        phrase`来的是一个不带 ACK 的 SYN（${itsSeq(t)}）。两端都收下对方的 SYN，进入 ${stateMark(t.to)}；${client}以 ${ourAck(t, ackThatLeft(t))} 回答，${server}也一样。这里 ACK 没法和第一个 SYN 合在一起，那个 SYN 早已发走了。`,
    },
    oneConnection: {
      title: '一条连接',
      text: (t) =>
        phrase`${itsAck(t)} 确认了服务器的序号，另一个则确认了客户端的。两端都是 ${stateMark(t.to)}：用了四个报文段，建成的是一条连接，不是两条。这需要双方都指明对方的端口，例如两台电脑隔着各自的路由器“打洞”互连。`,
    },
    finsCross: {
      title: '两个 FIN 交错',
      text: phrase`两边的应用程序同时关闭，两端都在 ${stateMark('FIN_WAIT_1')}，各有一个 FIN 在路上。可以点其中一个让它${lossMark('丢失')}，也可以往下走，看两个都到达时会怎样。`,
    },
    closing: {
      title: 'CLOSING',
      text: (t) =>
        phrase`FIN 到了，确认号却是 ${itsAck(t)}；要确认我方的 FIN，得是 ${ackOfAll(t)}。可见它发出时，我方的 FIN 还没有到。${client}确认它（${ourAck(t, ackThatLeft(t))}），进入 ${stateMark(t.to)}：双方都已关闭，只差对自己 FIN 的确认。${server}也是如此。`,
    },
    bothWait: {
      title: '两端都等',
      text: (t) =>
        phrase`两个 ACK 也交错而过。两端都算主动关闭的一方，所以都在 ${stateMark(t.to)} 里各等 ${lasting(t.profile.timeWaitUs)}。谁先发 FIN，谁就有 TIME_WAIT；这里两端都是。`,
    },
    oneFinLost: {
      title: '要是丢了一个',
      text: (t) =>
        phrase`服务器的 FIN ${lossMark('丢失')}了。${server}收到了对方的 FIN，在 ${stateMark('CLOSING')}；${client}只收到 ACK，在 ${stateMark('FIN_WAIT_2')}。定时器到期，FIN ${againMark('重传')}（${ourSeq(t, sentAgain(t) ?? left(t))}），两端最后还是会在 ${stateMark('TIME_WAIT')} 会合。`,
    },
  },
  learned: phrase`两端是同一台状态机：谁先动手都行，同时动手也行。`,
};
