/** What is simplified or left out. In Chinese. */
import type { NotesOf } from '../../../contract/index.ts';
import { code, phrase } from '../../../phrase.ts';

export const simplified: NotesOf<'simplified'> = {
  'security-and-urgent': {
    title: '略去两个步骤',
    text: phrase`3.10.7.4 节的第三步（安全级别）和第六步（紧急数据）。两者几乎无人使用；没有的东西无从演示。`,
  },
  'ports-and-checksums': {
    title: '没有端口，也没有校验和',
    text: phrase`只有一对端点，不必区分谁是谁；到达的报文段从不损坏。所以无从演示。`,
  },
  options: {
    title: '只有一个选项',
    text: phrase`SYN 只带 MSS。没有窗口扩大、SACK 和时间戳：窗口至多 65535 字节，哪些数据已经到达，只有累积确认来说明。`,
  },
  'path-and-icmp': {
    title: '途中没有回音',
    text: phrase`路由器不作声：没有 ICMP，也不探测路径的 MTU。无论怎么演示，都只能看到什么也没来。`,
  },
  'no-contents': {
    title: '数据没有内容',
    text: phrase`数据有长度，在序号中有位置，但没有具体的字节。TCP 关心的也只有这些。`,
  },
  'initial-numbers': {
    title: '便于阅读的初始序号',
    text: phrase`${code('ISS')} 由场景规定，小而整。真实的一端用时钟和密钥算出它（3.4.1），使外人无从猜测。`,
  },
  'one-link': {
    title: '网络只有时延',
    text: phrase`链路没有带宽，也没有队列：同一时刻发出的，不论长短，同一时刻到达。两端处理报文段也不花时间。`,
  },
  'exact-timers': {
    title: '定时器准时',
    text: phrase`这里的定时器精确到微秒。内核的定时器从不提早，但可能推迟，至多是时长的八分之一；测试在与录得的连接对照时考虑了这一点。`,
  },
  'which-linux': {
    title: '哪一个 Linux',
    text: phrase`Linux 6.18，关闭时间戳、SACK 和窗口扩大。我们录下了它的连接：模拟发送同样的报文段，走过同样的状态，定时器也一致。证明这一点的是测试，而不是某段演示。`,
  },
  'linux-left-out': {
    title: 'Linux 的哪些没有实现',
    text: phrase`尾部丢失探测（TLP）、SYN cookie、accept 队列、发送缓冲区的上限，以及会自动增大的接收缓冲区。没有的东西无从演示。`,
  },
};
