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
  about: '两个交错的 SYN 建立一条连接；两个交错的 FIN 让两端都进入 TIME_WAIT。',
  steps: {
    synsCross: {
      title: '两个 SYN 交错',
      text: phrase`两个应用程序同时调用 ${code('connect')}，都没有监听。两个 SYN 相向而行。${client}和${server}都处于 ${stateMark('SYN_SENT')}，都在等 SYN+ACK。`,
    },
    bothAnswer: {
      title: '不带 ACK 的 SYN',
      text: (t) =>
        phrase`到达的却是不带 ACK 的 SYN（${itsSeq(t)}）。两端各自进入 ${stateMark(t.to)}，把自己的 SYN 再发一次，这次带上 ACK：${client}发送 ${ourAck(t, ackThatLeft(t))}。`,
    },
    oneConnection: {
      title: '一条连接',
      text: (t) =>
        phrase`${itsAck(t)} 确认了服务器的 SYN，反方向的报文段确认了客户端的 SYN。两端都是 ${stateMark(t.to)}：四个报文段，一条连接。前提是双方各自连接对端正在使用的端口，NAT 穿透（打洞）就是这样做的。`,
    },
    finsCross: {
      title: '两个 FIN 交错',
      text: phrase`两个应用程序同时关闭。两端都处于 ${stateMark('FIN_WAIT_1')}，各有一个 FIN 在途中。点击其中一个让它${lossMark('丢失')}，或者继续。`,
    },
    closing: {
      title: 'CLOSING',
      text: (t) =>
        phrase`到达的 FIN 带着 ${itsAck(t)}，而确认自己的 FIN 需要 ${ackOfAll(t)}，所以自己的 FIN 还没有被确认。${client}确认收到的 FIN（${ourAck(t, ackThatLeft(t))}），进入 ${stateMark(t.to)}，等待对自己 FIN 的 ACK。${server}也一样。`,
    },
    bothWait: {
      title: '两端都等待',
      text: (t) =>
        phrase`两个 ACK 也交错而过。两端都是主动关闭，所以都处于 ${stateMark(t.to)}，各等 ${lasting(t.profile.timeWaitUs)}。TIME_WAIT 属于主动关闭方，这里两端都是。`,
    },
    oneFinLost: {
      title: '其中一个 FIN 丢失',
      text: (t) =>
        phrase`服务器的 FIN ${lossMark('丢失')}了。${server}收到了客户端的 FIN，处于 ${stateMark('CLOSING')}；${client}只收到 ACK，处于 ${stateMark('FIN_WAIT_2')}。定时器${againMark('重传')}这个 FIN（${ourSeq(t, sentAgain(t) ?? left(t))}），它如果到达，两端都进入 ${stateMark('TIME_WAIT')}。`,
    },
  },
  learned: phrase`两端运行同一个状态机：无论哪一端先打开或先关闭，还是两端同时进行，都能正常工作。`,
};
