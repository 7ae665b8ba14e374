/** Both sides open at once, and close at once. In Chinese. */
import { ackOfAll, ackThatLeft, itsAck, itsSeq, ourAck } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server } from '../../say.ts';

export const simultaneous: LessonWords<'simultaneous'> = {
  title: '同时打开，同时关闭',
  about: '同时打开只建立一条连接；同时关闭后双方都要等待。',
  steps: {
    synsCross: {
      title: '两个 SYN 交错',
      text: phrase`两端的应用程序同时调用 ${code('connect()')}，都没有监听；每一端连接的，正是对端发起连接所用的端口。${client}和${server}都在 ${stateMark('SYN_SENT')}，两个 SYN 在网络中交错。`,
    },
    bothAnswer: {
      title: '收到不带 ACK 的 SYN',
      text: (t) =>
        phrase`双方等的是 SYN+ACK，收到的却是 SYN（${itsSeq(t)}）。双方都进入 ${stateMark(t.to)}，用 SYN+ACK 确认它，客户端的是 ${ourAck(t, ackThatLeft(t))}。这个 ACK 无法由第一个 SYN 捎带，因为那个 SYN 已经发出了。`,
    },
    oneConnection: {
      title: '一条连接',
      text: (t) =>
        phrase`${itsAck(t)} 确认了服务器的 SYN，服务器的 SYN+ACK 则确认了客户端的 SYN。双方都是 ${stateMark(t.to)}：四个报文段建立一条连接，不是两条。TCP 打洞穿越 NAT 时，就是这样建立连接的。`,
    },
    finsCross: {
      title: '两个 FIN 交错',
      text: phrase`两端的应用程序同时关闭，双方都在 ${stateMark('FIN_WAIT_1')}，各有一个 FIN 在网络中。点一下服务器的 FIN 让它${lossMark('丢失')}；然后继续，看两个 FIN 都到达时会怎样。`,
      then: phrase`服务器收到客户端的 FIN，进入 ${stateMark('CLOSING')}；客户端只收到 ACK，进入 ${stateMark('FIN_WAIT_2')}。服务器的定时器超时后重传 FIN，双方最后仍会到达 ${stateMark('TIME_WAIT')}。`,
    },
    closing: {
      title: 'CLOSING',
      asks: {
        question: '两个 FIN 都到了，客户端进入 CLOSING。它在等什么？',
        choices: {
          ackOfFin: '对自己 FIN 的 ACK',
          application: '应用程序调用 close()',
          serverFin: '服务器的 FIN',
        },
      },
      text: (t) =>
        phrase`服务器的 FIN 带的是 ${itsAck(t)}，要确认客户端的 FIN 得是 ${ackOfAll(t)}。所以${client}确认服务器的 FIN（${ourAck(t, ackThatLeft(t))}），在 ${stateMark(t.to)} 等待对自己 FIN 的 ACK。${server}也一样。`,
    },
    bothWait: {
      title: '双方都在 TIME_WAIT',
      text: (t) =>
        phrase`两个 ACK 也交错到达。双方都是主动关闭方，所以都在 ${stateMark(t.to)} 里等 ${lasting(t.profile.timeWaitUs)}。普通的关闭只有主动关闭方等待。`,
    },
  },
  learned: phrase`双方运行同一个状态机。两个 SYN 交错，建立一条连接；两个 FIN 交错，双方都经过 CLOSING 到达 TIME_WAIT。`,
};
