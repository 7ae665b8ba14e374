/** Congestion control. In Chinese. */
import { inFlight, itsAck, ourSeq, sentAgain, waiting } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, phrase } from '../../../phrase.ts';
import { bytes, client, server } from '../../say.ts';

export const congestionControl: LessonWords<'congestion-control'> = {
  title: '拥塞控制',
  about: 'Reno 算法的慢启动、拥塞避免、快速恢复，以及超时。',
  steps: {
    window: {
      title: '拥塞窗口',
      text: (t) =>
        phrase`${client}有 ${bytes(inFlight(t) + waiting(t))}要发送，服务器的接收窗口放得下，网络却不一定。所以${client}用拥塞窗口 ${code('cwnd')} 限制自己，开始时为 ${bytes(t.after?.cwnd ?? 0)}。两个窗口取较小的，这里先发 ${t.sent.length} 个报文段。`,
    },
    slowStart: {
      title: '慢启动',
      text: (t) =>
        phrase`${itsAck(t)} 确认了一个报文段。慢启动时，每个确认新数据的 ACK 让 ${code('cwnd')} 最多增加一个报文段，现在是 ${bytes(t.after?.cwnd ?? 0)}。所以来一个 ACK 就能发两个报文段，每个往返 ${code('cwnd')} 翻一倍；有延迟确认时约增加一半。`,
    },
    duplicates: {
      title: '三个重复 ACK',
      asks: {
        question: '第三个重复 ACK 到了。它说明网络怎么样？',
        choices: {
          one: '丢了一个报文段，但后面的还能到达',
          all: '什么都到不了了',
          peer: '服务器的缓冲区满了',
        },
      },
      text: (t) =>
        phrase`网络拥塞，但没有中断。${client}${againMark('重传')}丢失的报文段（${ourSeq(t, sentAgain(t))}），把 ${code('ssthresh')} 设为在途数据的一半：${bytes(t.after?.ssthresh ?? 0)}。快速恢复期间，每再来一个重复 ACK，就说明又有一个报文段到达，${code('cwnd')} 增加一个报文段。`,
    },
    avoidance: {
      title: '拥塞避免',
      text: (t) =>
        phrase`${itsAck(t)} 确认了全部数据，快速恢复结束。${code('cwnd')} 为 ${bytes(t.after?.cwnd ?? 0)}，不超过 ${code('ssthresh')}。达到 ${code('ssthresh')} 之后，${client}进入拥塞避免：每个往返 ${code('cwnd')} 约增加一个报文段，直到再次丢失。`,
    },
    timeout: {
      title: '超时之后',
      text: (t) =>
        phrase`这里是定时器超时：没有 ACK 表明还有报文段能到达${server}。${code('cwnd')} 降为一个报文段（${bytes(t.after?.cwnd ?? 0)}），${code('ssthresh')} 降为在途数据的一半，但不小于两个报文段。${client}重新开始慢启动。`,
    },
    oneDuplicate: {
      title: '试试一个重复 ACK 就重传',
      text: (t) =>
        phrase`这不是 TCP：这里第一个重复 ACK 就算丢失。其实没有丢失，只是一个报文段被超过了。${client}照样${againMark('重传')}它（${ourSeq(t, sentAgain(t))}），还把窗口减半。等到三个，就给乱序留出了余地。`,
    },
  },
  learned: phrase`流量控制保护接收方，拥塞控制保护网络。ssthresh 以下慢启动，以上每个往返增加一个报文段。三个重复 ACK 使窗口减半，超时使窗口只剩一个报文段。`,
};
