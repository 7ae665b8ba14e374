/** What is simplified or left out. In Chinese. */
import type { NotesOf } from '../../../contract/index.ts';
import { code, phrase } from '../../../phrase.ts';

export const simplified: NotesOf<'simplified'> = {
  'security-and-urgent': {
    title: '略去两个步骤',
    text: phrase`略去 3.10.7.4 节的第三步（安全级别）和第六步（紧急数据），两者几乎无人使用。没有实现，也就没有可演示的运行过程。`,
  },
  'ports-and-checksums': {
    title: '没有端口，也没有校验和',
    text: phrase`只有一个客户端和一个服务器，不需要用端口区分连接；报文段不会损坏。因此没有可演示的运行过程。`,
  },
  options: {
    title: '默认只有 MSS 一个选项',
    text: phrase`除非协议配置是默认设置的 Linux，或打开了协议配置旁的选项开关，SYN 只带 MSS 选项，没有窗口扩大、SACK 和时间戳。窗口最大 65535 字节，接收方只用累积确认说明收到了哪些数据。`,
  },
  'path-and-icmp': {
    title: '没有 ICMP，也没有路径 MTU 发现',
    text: phrase`路由器不返回任何报文，运行过程里只能看到什么也没收到。`,
  },
  'no-contents': {
    title: '数据没有内容',
    text: phrase`数据有长度和序号，但没有具体内容。TCP 也不看数据的内容。`,
  },
  'initial-numbers': {
    title: '简单的初始序号',
    text: phrase`${code('ISS')} 由场景设定，取小的整数。真实的主机用时钟加上带密钥的散列算出它（3.4.1），使攻击者无法猜测。`,
  },
  'one-link': {
    title: '网络只有时延',
    text: phrase`链路没有带宽限制，也没有队列：同时发出的报文段不论长短，同时到达。主机处理报文段不花时间。`,
  },
  'exact-timers': {
    title: '定时器准时',
    text: phrase`这里的定时器精确到微秒。Linux 内核的定时器不会提前，但可能推迟，最多推迟时长的八分之一。与录制的连接对照时，测试考虑了这一点。`,
  },
  'no-nagle': {
    title: '关闭了 Nagle 算法',
    text: phrase`RFC 9293 规定应当实现 Nagle 算法（3.7.4，SHLD-7）。Linux 默认开启，应用程序设置 ${code('TCP_NODELAY')} 才关闭。两种教科书式的协议配置都关闭了它，默认设置的 Linux 则开启。这里前面的数据还没有得到确认，又发出了 100 字节；Nagle 算法会让这些数据等待。即使开启，${code('close()')} 也不受它限制：最后一个小报文段随 FIN 立即发出。各种实现都这样做，RFC 9293 没有提到。`,
  },
  'which-linux': {
    title: '哪一个 Linux',
    text: phrase`Linux 6.18，默认设置，或教科书式的设置。后者关闭：时间戳、SACK、窗口扩大、度量值缓存。改动：拥塞控制用 Reno 而不是 CUBIC，${code('tcp_syn_linear_timeouts')}=0 而不是 4，每个套接字都设 ${code('TCP_NODELAY')}。报文段、状态和定时器与录制的连接一致，由测试证明，不由运行过程演示。`,
  },
  'linux-left-out': {
    title: 'Linux 模式没有实现什么',
    text: phrase`SYN cookie、全连接队列（accept 队列）和度量值缓存（TCP Fast Open 的 cookie 除外，只按 RFC 7413 的格式请求）。带 SACK 的 ACK 不压缩：内核可能把它们推迟至多一毫秒，合并发送；发送缓冲区中的数据包也不合并，每个除数据外占 832 字节，与录制的内核一致。录制的连接中 HyStart 从未结束慢启动，因此它的退出没有得到验证。有一个录制的连接不一致：突发造成排队，使探测的往返时间小于此前的最小值，延迟恒定的链路做不到这一点。没有实现，也就没有可演示的运行过程。`,
  },
};
