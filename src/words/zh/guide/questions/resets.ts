/** Questions about resets and forgetful ends, and the answers. In Chinese. */
import type { resets as questions } from '../../../../cases/questions/resets.ts';
import type { QuestionWords } from '../../../guideWords.ts';
import { code, phrase, strong } from '../../../phrase.ts';

export const resets = {
  'when-reset': {
    question: '什么情况下会发 RST？',
    answer: phrase`报文段到了没有连接的地方：端口没人监听，就像这里，或者主机重启后忘了这条连接。建立连接时收到错误的 ACK。应用异常终止（${code('SO_LINGER')} 时间为 0），或者还有数据没读就关闭。${code('RST')} 本身从不被应答；被防火墙过滤的端口也不发 ${code('RST')}，${code('connect()')} 只能等到超时。`,
    keywords: '复位 重置 拒绝连接 防火墙 connection refused reset by peer ECONNREFUSED ECONNRESET',
  },
  'half-open': {
    question: '半开和半关闭有什么区别？对方死了会怎样？',
    answer: phrase`${strong('半关闭')}合法，两端都知道：其中一端已经发了 FIN。${strong('半开')}是指一端丢失了连接。进程崩溃，内核仍会发 ${code('FIN')} 或 ${code('RST')}；主机重启，下一个报文段换来 ${code('RST')}，就像这里。断电则毫无音讯：有数据要发的一方最终会放弃，只等着接收的一方永远不知道，除非有保活或应用层心跳。`,
    keywords: '宕机 断电 保活 心跳 half-open half-closed crash keepalive heartbeat',
  },
  'challenge-ack': {
    question: '什么是质询 ACK（challenge ACK）？',
    answer: phrase`已建立的连接上来了 SYN，或者 ${code('RST')} 落在窗口内但序号并不精确，都不照办，而是回一个 ACK 质询（RFC 5961）。真的丢了状态的对方会回一个序号精确的 ${code('RST')}，就像这里；盲目的攻击者做不到。抓包里“SYN、ACK、RST、SYN”的怪现象就是这样来的。`,
    keywords: '挑战 ACK 伪造 盲攻击 RFC 5961 challenge spoofing',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
