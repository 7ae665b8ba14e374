/** Questions about resets and dead peers, and the answers. In Chinese. */
import type { resets as questions } from '../../../../cases/questions/resets.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../../phrase.ts';

export const resets = {
  'when-reset': {
    question: '什么情况下会发 RST？',
    answer: phrase`报文段找不到连接：端口没有监听，就像这里，或者主机重启过。握手时收到错误的 ACK。应用程序异常终止（${code('SO_LINGER')} 时间为 0）、还有未读数据就关闭，或者 ${code('close()')} 之后又收到数据。Linux 在保活失败时也发 RST；设了 ${code('tcp_abort_on_overflow')}，全连接队列满时也发；中间设备还会伪造。RST 一旦被接受，连接立即结束。RST 从不重传，收到 RST 也从不用 RST 应答。`,
    points: [
      '没有连接：端口没有监听，或主机重启过',
      '握手时收到错误的 ACK',
      '异常终止、关闭时有未读数据、关闭后收到数据',
      '从不重传，也不用 RST 应答',
    ],
    keywords:
      '复位 连接被重置 拒绝连接 防火墙 connection refused reset by peer ECONNREFUSED ECONNRESET',
  },
  'half-open': {
    question: '半开、半关闭和半连接有什么区别？',
    answer: phrase`${strong('半关闭')}：一方已经发了 FIN，另一方还没有，这是合法的。${strong('半开')}：一台主机丢失了连接状态，例如重启，而对端还以为连接存在。这里${sideMark('client', '客户端')}已经重启，${sideMark('server', '服务器')}还是 ${stateMark('ESTABLISHED')}。处于 ${stateMark('SYN_RCVD')}、握手没有完成的叫${strong('半连接')}。英文里讲 SYN 洪泛时也把它叫作 half-open，容易混淆。`,
    points: [
      '半关闭：一方已发 FIN，合法',
      '半开：一方丢失了连接状态',
      '半连接：SYN_RCVD，握手没有完成',
    ],
    keywords: '半开连接 半连接队列 区别 half-open half-closed embryonic SYN queue',
  },
  'challenge-ack': {
    question: '什么是 Challenge ACK？',
    answer: phrase`Challenge ACK（质询 ACK，RFC 5961）用来检验 SYN 或 RST 的真伪。已建立的连接收到 SYN，或者收到的 ${code('RST')} 在窗口内、但序号不是期望的下一个，都回复这样一个 ACK。真的丢失了状态的对端会回一个序号完全正确的 ${code('RST')}，就像这里。盲目的攻击者看不到这个 ACK。抓包里有时看到“SYN、ACK、RST、SYN”，就是这个原因。`,
    points: [
      '已建立的连接收到 SYN 时的回复',
      'RST 在窗口内但序号不精确时的回复',
      '真实的对端会回序号正确的 RST',
      '防止盲攻击（RFC 5961）',
    ],
    keywords: '质询 挑战 ACK 伪造 盲攻击 RFC 5961 challenge spoofing',
  },
  'peer-dies': {
    question: '进程被杀、主机重启、拔网线、断电，各会怎样？',
    answer: phrase`进程被杀：内核替它关闭套接字，发 FIN；有未读数据则发 ${code('RST')}。主机重启：下一个报文段会收到 ${code('RST')}，就像这里。拔网线或断电：没有任何消息。这时有数据未被确认的一方，达到重传上限后放弃，在 Linux 上约 15 分钟（${code('tcp_retries2')}）。只等着接收的一方永远不知道，除非开启保活：默认要 2 小时 11 分钟。应用层心跳更快。`,
    points: [
      '进程被杀：内核发 FIN 或 RST',
      '主机重启：下一个报文段收到 RST',
      '无消息、有数据在途：Linux 约 15 分钟',
      '无消息、空闲：不知道；有保活则 2 小时 11 分',
    ],
    keywords:
      '宕机 断电 拔网线 进程崩溃 重启 心跳 crash kill reboot power failure tcp_retries2 heartbeat',
  },
  'keep-alive': {
    question: 'TCP 的 keep-alive 和 HTTP 的 keep-alive 有什么区别？',
    answer: phrase`TCP 的 keep-alive（保活）用来探测空闲的对端是否还在。它默认关闭，用 ${code('SO_KEEPALIVE')} 开启。探测报文段没有数据，使用一个旧序号，对端只要还在就会回 ACK。默认 2 小时后发第一个探测，就像这里；九次探测都没有回应，每次间隔 75 秒，连接就结束。HTTP 的 keep-alive 是另一回事：多个请求共用一条连接，省去反复握手。`,
    points: [
      'TCP 保活：内核探测空闲的对端',
      '默认关闭；2 小时后发第一个探测',
      '九次探测，间隔 75 秒，然后结束连接',
      'HTTP：多个请求共用一条连接',
    ],
    keywords:
      '保活 长连接 心跳 持久连接 keepalive SO_KEEPALIVE tcp_keepalive_time persistent connection',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
