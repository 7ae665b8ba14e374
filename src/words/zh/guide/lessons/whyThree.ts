/** Why a connection is opened with three segments. In Chinese. */
import type { LessonWords } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';
import { ackThatLeft, itsAck, itsSeq, left, ourAck, ourSeq } from '../../../sentences/facts.ts';
import { bytes, client, server } from '../../say.ts';

export const whyThree: LessonWords<'why-three'> = {
  title: '为什么是三次握手',
  about: '三个报文段各起什么作用，只有两次会出什么问题。',
  steps: {
    syn: {
      title: '① SYN',
      text: (t) =>
        phrase`${client}调用 ${code('connect()')}。报文段 ① 是 SYN，其中的 ${ourSeq(t, left(t))} 是客户端的初始序号，它的字节从这里开始编号。${client}进入 ${stateMark(t.to)}，等待应答。`,
    },
    arrived: {
      title: '② SYN 和 ACK',
      text: (t) =>
        phrase`${server}知道了客户端的初始序号，回复报文段 ②。它有两个作用：${ourAck(t, ackThatLeft(t))} 确认客户端的 SYN；自己的 SYN（${ourSeq(t, left(t))}）打开另一个方向。两者都由内核立即发出，不需要等谁做决定。`,
    },
    synAck: {
      title: '还差一步',
      asks: {
        question: '报文段 ② 到了。服务器还不知道什么？',
        choices: {
          reached: '自己的初始序号有没有送到客户端',
          number: '客户端的初始序号是多少',
          alive: '客户端的 SYN 有没有到达',
        },
      },
      text: (t) =>
        phrase`${client}进入 ${stateMark(t.to)}：它的序号已经发出，也得到了确认。${server}发出了 ${itsSeq(t)}，但还没有人确认它。报文段 ③ 如果到达，就会确认它。`,
    },
    ack: {
      title: '③ ACK',
      text: (t) =>
        phrase`报文段 ③ 确认了服务器的 SYN（${itsAck(t)}）。现在双方都是 ${stateMark(t.to)}：各自的初始序号都已发出并得到确认。这需要两个 SYN 和两个 ACK；② 同时带了 SYN 和 ACK，所以三个报文段就够了。`,
    },
    oldSyn: {
      title: '只有两次会怎样',
      text: (t) =>
        phrase`一个在网络中滞留的旧 SYN 到了。${server}看不出它是旧的，照常应答。如果握手只有两次，${server}这时就建立了连接，而${client}并没有请求。三次握手时，它在 ${stateMark(t.to)} 等待确认。`,
    },
    rejected: {
      title: '由第三个报文段决定',
      text: (t) =>
        phrase`收到的 ACK 与客户端自己的 SYN 不符，所以${client}没有发 ③，而是发了 RST。${server}退回 ${stateMark(t.to)}，应用程序毫无察觉。第三个报文段要么确认连接，要么拒绝连接。`,
    },
    twoSegments: {
      title: '试试两次握手',
      text: (t) =>
        phrase`这不是 TCP：这里收到 SYN 就进入 ${stateMark('ESTABLISHED')}。先到了一个旧的 SYN，现在又到了一个旧的请求：它的 ${bytes(t.delivered)}第二次交付给${server}的应用程序，而${client}什么也没有请求。点击“与 TCP 并排对比”，可以看到三次握手时的同一过程。`,
    },
  },
  learned: phrase`每个方向都需要一个 SYN 和对它的 ACK。服务器的 ACK 和 SYN 都由内核立即发出，合并到一个报文段，所以是三次。`,
};
