/** Why a connection is opened with three segments. In Chinese. */
import {
  ackThatLeft,
  itsAck,
  itsSeq,
  left,
  now,
  ourAck,
  ourSeq,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, lossMark, phrase, stateMark, strong } from '../../../phrase.ts';
import { client, server } from '../../say.ts';

export const whyThree: LessonWords<'why-three'> = {
  title: '为什么是三次握手',
  about: '三个报文段各证明了什么，两次会放进什么，又为什么用不着四次。',
  steps: {
    connect: {
      title: '两个方向，两个序号',
      text: (t) =>
        phrase`一条连接是两个方向各自的字节流，每个方向从自己的序号数起。${client}为自己的方向选定 ${now(t, 'ISS')}，用 SYN 发了出去。建立连接只为一件事：双方都要拿到对方的初始序号，并且确知自己的序号对方也拿到了。`,
    },
    syn: {
      title: '去程是通的',
      text: (t) =>
        phrase`SYN 到了。${server}拿到客户端的序号 ${itsSeq(t)}，接下来期待 ${now(t, 'RCV.NXT')}。由此可知，从客户端到服务器是通的，可知道这一点的只有服务器。${client}还在 ${stateMark('SYN_SENT')}，什么也没听到。`,
    },
    synAck: {
      title: '客户端：一去一回都通',
      text: (t) =>
        phrase`回答里写着 ${itsAck(t)}：客户端的序号已经送到。它还带来服务器自己的序号 ${itsSeq(t)}。${client}亲眼见到来回都通，进入 ${stateMark(t.to)}。${server}还不行：自己的序号有没有送到，它无从知道。`,
    },
    ack: {
      title: '服务器：一去一回都通',
      text: (t) =>
        phrase`第三个报文段写着 ${itsAck(t)}：服务器的序号也送到了。至此双方都知道来回都通，再没有什么要证明。点一下这个 ACK 让它${lossMark('丢失')}，看看会怎样：客户端的数据带着同样的确认号，证明的是同一件事。`,
    },
    shared: {
      title: '为什么不是四次',
      text: (t) =>
        phrase`要说的话有四句：这是我的序号；收到你的了；这是我的序号；收到你的了。中间两句，${server}放在同一个报文段里说：${ourAck(t, ackThatLeft(t))} 和 ${ourSeq(t, left(t))}。监听的一方没有什么可等：SYN 一到，自己的序号早已备好。`,
    },
    oldSyn: {
      title: '只有两次，坏在哪里',
      text: (t) =>
        phrase`一个 ${itsSeq(t)} 的 SYN 到了，它属于早先的一次尝试，在网络里滞留至今。${server}分辨不出，照样用 ${ourAck(t, ackThatLeft(t))} 回答。要是握手只有两次，它此刻就已“建立连接”，应用程序面对的却是一个毫不知情的客户端。`,
    },
    disowned: {
      title: '客户端说：不是我',
      text: (t) =>
        phrase`${client}只发到 ${now(t, 'SND.NXT')} 之前，能被确认的也只有这么多，而 ${itsAck(t)} 确认的不是它的 SYN。它回一个 RST（${ourSeq(t, left(t, 'RST'))}）。第三个报文段的用处就在这里：发起的一方有机会说“是”，也有机会说“不是”。`,
    },
    listening: {
      title: '如同什么也没发生',
      text: phrase`${code('RST')} 让${server}从 ${stateMark('SYN_RCVD')} 退回 ${stateMark('LISTEN')}，应用程序从头到尾不知道有过这个旧 SYN。客户端自己的 SYN 还在路上。`,
    },
    real: {
      title: '这才是真的',
      text: phrase`客户端自己的 SYN 到了，得到了回答，回答也得到了确认：两端都是 ${stateMark('ESTABLISHED')}。${strong('要让双方都确知对方拿到了自己的序号，最少需要三个报文段。')}`,
    },
  },
};
