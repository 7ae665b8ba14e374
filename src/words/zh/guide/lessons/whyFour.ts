/** Why a connection is closed with four segments. In Chinese. */
import type { LessonWords } from '../../../contract/index.ts';
import { code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, server } from '../../say.ts';

export const whyFour: LessonWords<'why-four'> = {
  title: '为什么是四次挥手',
  about: '为什么握手三次，挥手却要四次；什么时候挥手也只要三次。',
  steps: {
    fullDuplex: {
      title: '两个方向',
      text: phrase`TCP 是全双工：两个方向各有一条字节流，各自关闭。现在两个方向都打开着（${stateMark('ESTABLISHED')}）。`,
    },
    fin: {
      title: '① FIN',
      text: (t) =>
        phrase`${client}调用 ${code('close()')}。报文段 ① 是 FIN，意思是“我没有数据要发了”。和 SYN 之后的所有报文段一样，它也带 ACK 标志。客户端到服务器的方向关闭，${client}进入 ${stateMark(t.to)}。`,
    },
    ack: {
      title: '② ACK',
      text: (t) =>
        phrase`服务器的内核自动回复报文段 ②，即 ACK，不需要应用程序参与。${server}进入 ${stateMark('CLOSE_WAIT')}：等应用程序关闭。${client}进入 ${stateMark(t.to)}。`,
    },
    whyNotNow: {
      title: '③ 为什么不现在发？',
      asks: {
        question: '服务器的 FIN 为什么没有和 ② 一起发出？',
        choices: {
          application: '服务器的应用程序还没有调用 close()',
          segment: 'ACK 和 FIN 不能放在同一个报文段里',
          client: '客户端还没有准备好接收 FIN',
        },
      },
      text: phrase`ACK 和 FIN 可以同在一个报文段里。但什么时候发完数据，只有应用程序知道。ACK 却不能等，否则${client}会重传 FIN。`,
    },
    four: {
      title: '③ FIN，④ ACK',
      text: phrase`现在应用程序关闭了：③ 是${server}的 FIN（${stateMark('LAST_ACK')}），④ 是 ACK。握手时，服务器的 SYN 不用等谁，可以和 ACK 合并，所以是三次；挥手时，FIN 要等应用程序，所以是四次。`,
    },
    bothAtOnce: {
      title: '试试一个 FIN 关闭两个方向',
      text: phrase`这不是 TCP：这里第一个 FIN 就关闭两个方向。${server}已经发出 3000 字节，其中一个报文段${lossMark('丢失')}了，本应由它重传，可是它的连接状态已经删除。${client}只收到 1000 字节，其余的再也收不到。`,
    },
  },
  learned: phrase`两个方向，各有一个 FIN 和对它的 ACK，一共四次。每个 FIN 也带 ACK，关键是这个 ACK 是不是第一次确认对端的 FIN。如果应用程序立即关闭，就是第一次：② 和 ③ 合成一个报文段，三次就够了。`,
};
