/** Flow control. In Chinese. */
import {
  itsAck,
  left,
  newData,
  newlyAcked,
  octets,
  ourSeq,
  ranFor,
  waiting,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { lossMark, phrase } from '../../../phrase.ts';
import { bytes, client, lasting, server } from '../../say.ts';

export const flowControl: LessonWords<'flow-control'> = {
  title: '流量控制',
  about: '接收窗口：怎样滑动，零窗口是什么意思，怎样重新打开。',
  steps: {
    window: {
      title: '接收窗口',
      text: (t) =>
        phrase`每个报文段都通告接收窗口：发送它的一端还能接收多少字节。服务器的缓冲区能放 ${bytes(t.after?.sndWnd ?? 0)}，所以${client}发送 ${bytes(octets(newData(t)))}，其余 ${bytes(waiting(t))}等待。`,
    },
    slides: {
      title: '滑动窗口',
      asks: {
        question: '来了一个 ACK，确认了第一个报文段，通告窗口为 100 字节。客户端现在还能发送多少？',
        choices: {
          none: '不能发送：还有 100 字节在途',
          same: '100 字节',
          all: '200 字节',
        },
      },
      text: (t) =>
        phrase`窗口从确认号（${itsAck(t)}）算起。左边沿前移了 ${bytes(newlyAcked(t).octets)}；服务器的应用程序没有读取数据，所以右边沿没有动。第二个报文段还在途，已占满窗口，${client}只能等。`,
    },
    closed: {
      title: '零窗口',
      text: (t) =>
        phrase`${itsAck(t)} 确认了已发送的全部数据，通告的窗口为 0：应用程序不读取，服务器的缓冲区满了。${client}还有 ${bytes(waiting(t))}，但不能发送。它启动持续定时器（persist timer）。`,
    },
    probe: {
      title: '窗口探测',
      text: (t) =>
        phrase`${lasting(ranFor(t, 'persist') ?? 0)}之后持续定时器超时，${client}发送窗口探测：一个放不下的字节（${ourSeq(t, left(t))}）。${server}不接收它，但要回复 ACK，说明现在的窗口。Linux 的窗口探测不带数据。`,
    },
    opens: {
      title: '窗口重新打开',
      text: (t) =>
        phrase`服务器的应用程序读取了数据，于是发出窗口更新：确认号不变（${itsAck(t)}），窗口为 ${bytes(t.after?.sndWnd ?? 0)}的 ACK。${client}立即发送其余数据。但 ACK 从不重传。点一下这个 ACK，让它${lossMark('丢失')}。`,
      then: phrase`下一个窗口探测会得到应答，其中的窗口已经打开。如果没有窗口探测，双方会一直互相等待。`,
    },
  },
  learned: phrase`流量控制保护接收方：由它通告还能接收多少。窗口随 ACK 滑动，应用程序不读取就会关闭。零窗口时发送方要探测，因为窗口更新可能丢失。`,
};
