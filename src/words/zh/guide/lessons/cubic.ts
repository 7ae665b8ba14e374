/** CUBIC beside Reno. In Chinese. */
import { ourSeq, sentAgain } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase } from '../../../phrase.ts';
import { bytes, client } from '../../say.ts';

export const cubic: LessonWords<'cubic'> = {
  title: 'CUBIC 与 Reno',
  about: 'Linux 在丢失之后怎样恢复窗口，为什么又长又快的路径需要它。',
  steps: {
    loss: {
      title: '丢失之后留下多少',
      asks: {
        question: '一个往返中丢了一个报文段。CUBIC 保留多大的窗口？',
        choices: {
          most: '原来的 0.7',
          half: '原来的一半',
          one: '一个报文段',
        },
      },
      text: (t) =>
        phrase`有一个报文段${lossMark('丢失')}：途中某处的队列一时满了。${client}${againMark('重传')}它（${ourSeq(t, sentAgain(t))}），窗口保留原来的 0.7：${code('ssthresh')} 为 ${bytes(t.after?.ssthresh ?? 0)}，原窗口为 ${bytes(t.before?.cwnd ?? 0)}。Reno 只会保留一半。`,
    },
    back: {
      title: '很快回升',
      text: (t) =>
        phrase`CUBIC 记住丢失时的窗口，以它为目标。离目标远时增长很快：才过一个往返，${code('cwnd')} 已是 ${bytes(t.after?.cwnd ?? 0)}，多了两个报文段。目标随丢失之后的时间按三次函数变化，CUBIC 由此得名。“图表”视图画出了这条曲线。`,
    },
    plateau: {
      title: '接近目标时谨慎',
      text: (t) =>
        phrase`在丢失时的窗口附近，曲线是平的：${code('cwnd')} 停在 ${bytes(t.after?.cwnd ?? 0)}。路径曾经容得下这么多，所以 CUBIC 长时间用它；之后才重新加快增长，试探现在是否有了更多余地。`,
    },
    reno: {
      title: '同样的丢失，换成 Reno',
      text: (t) =>
        phrase`Reno 把窗口减半，此后${client}每个往返只增加一个报文段：${code('cwnd')} 为 ${bytes(t.after?.cwnd ?? 0)}。CUBIC 不到两个往返就回到了原来的窗口。可以把两次运行并排比较。`,
    },
    longPaths: {
      title: '又长又快的路径',
      text: phrase`这里 Reno 多用了一个往返。${code('cwnd')} 减少多少个报文段，它就要多少个往返才能补回：速率每秒百亿比特、往返时间 100 毫秒时，要一个多小时。CUBIC 看的是时间而不是往返次数，40 秒就能恢复。在 Reno 更快的短路径上，CUBIC 与 Reno 一样快。`,
    },
  },
  learned: phrase`丢失之后，CUBIC 保留窗口的 0.7，Reno 保留一半。此后 Reno 每个往返增加一个报文段；CUBIC 按时间的三次函数回到原来的窗口，停留一阵，再试探更大的窗口。`,
};
