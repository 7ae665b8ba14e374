/** TIME_WAIT, the second reason: old segments. In Chinese. */
import { ackThatLeft, itsSeq, left, now, ourAck, ourSeq, was } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, phrase, stateMark } from '../../../phrase.ts';
import { bytes, client, server } from '../../say.ts';

export const timeWaitOldSegments: LessonWords<'time-wait-old-segments'> = {
  title: 'TIME_WAIT（二）：旧报文段',
  about: 'TIME_WAIT 的第二个理由，也是它决定了时长：2 MSL。',
  steps: {
    detour: {
      title: '一个报文段迟到了',
      text: (t) =>
        phrase`这里没有 TIME_WAIT。一个数据报文段在网络中滞留；${againMark('重传')}的那一份得到了确认，连接也关闭了。现在${client}用同样的四元组建立新连接（${now(t, 'ISS')}），而旧报文段还在网络中。`,
    },
    taken: {
      title: '序号正好对得上',
      asks: {
        question: '旧报文段到达新连接，序号正是服务器期待的。从哪里能看出它是旧的？',
        choices: {
          nothing: '从报文段里看不出来',
          ports: '从端口号',
          checksum: '从校验和',
        },
      },
      text: (t) =>
        phrase`四元组相同，校验和正确，序号也正是${server}期待的：${was(t, 'RCV.NXT')}，而报文段是 ${itsSeq(t)}。于是旧连接的 ${bytes(t.delivered)}被当作新数据交给应用程序。`,
    },
    thrownAway: {
      title: '真正的数据被丢弃',
      text: (t) =>
        phrase`真正的请求到了，序号相同（${itsSeq(t)}）。${server}已经收过这些序号，于是丢弃数据，回复 ${ourAck(t, ackThatLeft(t))}。${client}认为发送成功。数据错了，双方却都没有发现。`,
    },
    refused: {
      title: '有 TIME_WAIT：不能新建连接',
      text: (t) =>
        phrase`同样的滞留，但${client}处于 ${stateMark(t.to)}。第二次 ${code('connect()')} 在本机就失败：这个四元组还被占用（Linux 返回 ${code('EADDRNOTAVAIL')}）。什么也没有发出，所以没有新连接会误收旧报文段。`,
    },
    kept: {
      title: '旧报文段找不到连接',
      text: (t) =>
        phrase`旧报文段（${itsSeq(t)}）到了。${server}处于 ${stateMark(t.to)}，没有它所属的连接，于是回复 RST（${ourSeq(t, left(t, 'RST'))}），没有数据交给应用程序。`,
    },
    two: {
      title: '为什么是 2 MSL',
      text: phrase`时长由这个理由决定。最后的 ACK 在网络中最多停留将近一个 MSL；在它到达前一刻${againMark('重传')}的 FIN，又可能花将近一个 MSL 才回来，就像这里。2 MSL 之内没有再收到 FIN，这条连接就不会再有报文段留在网络中。`,
    },
    oneMsl: {
      title: '试试只等一个 MSL',
      text: (t) =>
        phrase`这不是 TCP：这里 TIME_WAIT 只有一个 MSL，所以${client}已经能够建立新连接。旧的 FIN（${itsSeq(t)}）到了，序号正好符合：新连接进入 ${stateMark(t.to)}，应用程序读到 EOF，而${server}并没有关闭。`,
    },
  },
  learned: phrase`同一个四元组再次使用之前，旧报文段必须全部消失。这决定了 TIME_WAIT 的时长：2 MSL，最后的 ACK 一个 MSL，回来的 FIN 一个 MSL。`,
};
