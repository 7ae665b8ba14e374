/** “读懂抓包”一课。 */
import type { CaptureGuideWords } from '../../../contract/index.ts';
import { duration } from '../../../duration.ts';
import { againMark, code, lossMark, phrase, sideMark } from '../../../phrase.ts';
import { SIDE_NAMES } from '../../sides.ts';

const client = sideMark('client', SIDE_NAMES.client);
const server = sideMark('server', SIDE_NAMES.server);
const span = (us: number): string => duration(us, 'zh-CN');

export const reading: CaptureGuideWords['lessons']['reading-a-capture'] = {
  title: '读懂抓包',
  about: '从一个文件到“为什么慢”，六步看完真实的数据包。',
  steps: {
    list: {
      title: '列表：异常的排在最前',
      text: (t) =>
        phrase`抓包文件由数据包组成，每个都带着经过的时刻。这个文件有 ${t.frames} 个包、${t.connections} 条连接，都在下载同样的 24 kB。异常的排在最前：最上面的一条有 ${t.retransmissions} 次重传，用了 ${span(t.totalUs)}；其余每条最多 ${span(t.othersUs)}。下一步就打开它。`,
    },
    verdict: {
      title: '先看结论，再看数据包',
      asks: {
        question: '这条连接丢了两个报文段。时间主要花在哪里？',
        choices: {
          server: '服务器的应用程序',
          loss: '等待重传',
          window: '接收窗口已满',
        },
      },
      text: (t) =>
        phrase`结论分三部分：怎样建立，出了什么问题、原因在谁，怎样结束；每句话都能跳到对应的数据包。${server}的应用程序用了 ${span(t.thinksUs)} 才应答，等待超时用了 ${span(t.timeoutUs)}。红色标记很显眼，但要看的是时间。`,
    },
    handshake: {
      title: '握手：有多远，在哪里抓的',
      text: (t) =>
        phrase`从 ${code('SYN')} 到 ${code('SYN+ACK')} 是 ${span(t.rttUs)}，即往返时间（RTT），其中只有内核参与。${code('SYN+ACK')} 经过时，${client}的 ACK 也在同一时刻经过，可见是在${client}抓的包。MSS、窗口扩大和 SACK 在 SYN 中协商；抓包如果开始得晚，就看不到它们。`,
    },
    timeout: {
      title: '定时器触发的重传',
      asks: {
        question: '请求在抓包里出现了两次。第一份丢在哪里？',
        choices: {
          behind: '抓包点与服务器之间',
          before: '到达抓包点之前',
          server: '服务器的应用程序里',
        },
      },
      text: (t) =>
        phrase`第 ${t.frame(1)} 帧经过了这里，却没有等到 ACK：它或它的 ACK ${lossMark('丢失')}在这里与${server}之间。${span(t.timeoutUs)}后${client}${againMark('重传')}（第 ${t.frame(0)} 帧），这就是重传超时（RTO）。在途的只有这一个报文段，没有重复 ACK 能更早报告丢失。这期间，这条连接没有任何数据包。`,
    },
    hole: {
      title: '前一报文段未抓到',
      asks: {
        question: '这个包之前缺了一段数据。怎样判断是网络丢的，还是抓包漏的？',
        choices: {
          ack: '看接收方的 ACK 是否停在缺口处',
          capture: '从抓包无法判断',
          order: '看两个包之间的时间',
        },
      },
      text: (t) =>
        phrase`ACK 停在缺口处：这 ${t.bytes(1)} 字节${client}也没有收到，是网络${lossMark('丢失')}的。如果只是抓包漏了，ACK 会继续前进。重复 ACK 带有 SACK 块，标出了缺口；一个往返之后，${server}就${againMark('重传')}（第 ${t.frame(2)} 帧），不必等超时。`,
    },
    whose: {
      title: '时间花在谁那里？',
      text: (t) =>
        phrase`一共 ${span(t.totalUs)}：${server}的应用程序 ${span(t.thinksUs)}，等待定时器 ${span(t.timeoutUs)}，再加 ${t.roundTrips} 次往返，每次 ${span(t.rttUs)}。缺口没有多花时间：补上它时，其余数据也正在到达。窗口从未为零，两个 FIN 都得到了确认。所以先查应用程序，再查是谁在丢包。`,
    },
  },
  learned: phrase`先看列表和结论，再看数据包。握手给出 RTT 和抓包点。ACK 停住的缺口，是网络丢的。最后把时间加起来：往返、超时、应用程序。`,
};
