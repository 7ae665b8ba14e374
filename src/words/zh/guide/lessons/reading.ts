/** Reading the picture. In Chinese. */
import type { LessonWords } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';
import { itsSeq, ourAck, ackThatLeft } from '../../../sentences/facts.ts';
import { client, server } from '../../say.ts';

export const reading: LessonWords<'reading-the-picture'> = {
  title: '怎样看图',
  about: '箭头、标志位、序号和状态各是什么意思。第一次接触 TCP，就从这里开始。',
  steps: {
    segment: {
      title: '一个箭头就是一个报文段',
      text: phrase`两个程序通过网络通信：${client}和${server}。时间从上往下走。每个斜箭头是一个报文段，也就是 TCP 发送的单位。报文段在网络中传输需要时间，所以箭头是斜的。圆点是它现在所在的位置。`,
    },
    flags: {
      title: '标志位说明用途',
      text: phrase`${code('SYN')}：“我的序号从这里开始。”${code('ACK')}：“到这里为止的数据我都收到了。”${code('FIN')}：“我没有数据要发了。”${code('RST')}：“没有这条连接。”一个报文段可以带几个标志位：${code('SYN+ACK')} 一次说了两句。`,
    },
    state: {
      title: '两端各有一个状态',
      text: phrase`两侧的色条是状态：已经发生了什么，正在等什么。收到报文段、应用程序调用函数、定时器超时，都可能改变状态。现在${client}和${server}都是 ${stateMark('ESTABLISHED')}：双方都可以发送数据。`,
    },
    numbers: {
      title: '每个字节都有编号',
      asks: {
        question: '客户端发送了前 100 个字节。服务器在 ACK 里写的是第几个字节？',
        choices: {
          next: '第 101 个：它期待的下一个字节',
          last: '第 100 个：它收到的最后一个字节',
          first: '第 1 个：这个报文段的第一个字节',
        },
      },
      text: (t) =>
        phrase`${itsSeq(t)} 是客户端这个报文段第一个字节的序号。${ourAck(t, ackThatLeft(t))} 是${server}期待的下一个序号：在它之前的都已收到。${code('J')} 是客户端序号的起点，SYN 占用了一个序号。`,
    },
  },
  learned: phrase`一条连接有两个方向。每个方向上，${code('seq')} 记录发送到哪里，${code('ack')} 记录期待从哪里继续。`,
};
