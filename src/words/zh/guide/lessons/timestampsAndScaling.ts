/** Timestamps and window scaling. In Chinese. */
import { itsSeq, now } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { phrase } from '../../../phrase.ts';
import { bytes, client, server } from '../../say.ts';

export const timestampsAndScaling: LessonWords<'timestamps-and-scaling'> = {
  title: '时间戳与窗口扩大',
  about: '按时间识别旧的重复报文段，以及超过 64 kB 的窗口。',
  steps: {
    paws: {
      title: '旧的重复报文段',
      asks: {
        question: '一个旧的重复报文段到达，序号正好是服务器期待的。服务器为什么丢弃它？',
        choices: {
          old: '它的时间戳比最近的一个旧',
          number: '它的序号在窗口之外',
          window: '服务器没有空间接收',
        },
      },
      text: (t) =>
        phrase`在高速路径上，序号几秒钟就会回绕，旧的重复报文段可能正好合适（${itsSeq(t)}，${now(t, 'RCV.NXT')}）。它的时间戳比${client}最近发送的旧，因此丢弃，并回复一个 ACK（PAWS）。`,
    },
    without: {
      title: '没有时间戳',
      text: (t) =>
        phrase`同样的情形，没有时间戳：旧的重复报文段已作为新数据交给了应用程序。现在真正的数据到达（${itsSeq(t)}），${server}却把它当作重复而丢弃（${now(t, 'RCV.NXT')}）。应用程序读到了错误的字节，谁也没有察觉。`,
    },
    unscaled: {
      title: '十六位',
      asks: {
        question: '还有数据要发送，到服务器需要 100 毫秒。是什么限制了客户端？',
        choices: {
          window: '接收窗口：最多 65535 字节',
          cwnd: '拥塞窗口',
          path: '路径的容量',
        },
      },
      text: (t) =>
        phrase`窗口字段只有十六位，最多表示 65535 字节，这里是 ${bytes(t.after?.sndWnd ?? 0)}。拥塞窗口本来允许 ${bytes(t.after?.cwnd ?? 0)}。于是在 200 毫秒的往返时间里，${client}只能发送七个大报文段，无论路径有多快。`,
    },
    scaled: {
      title: '窗口扩大选项',
      text: (t) =>
        phrase`两个 SYN 都带有窗口扩大选项：此后${server}的窗口字段以 ${bytes(2 ** (t.after?.sndScale ?? 0))} 为单位。${client}可以有 ${bytes(t.after?.sndWnd ?? 0)} 在途，限制它的只有慢启动。传输少用一个往返时间，数据越多，省得越多。`,
    },
  },
  learned: phrase`时间戳能区分序号相同的旧重复报文段与新数据（PAWS）。窗口扩大让在途数据超过 64 kB。两者都在 SYN 中约定。`,
};
