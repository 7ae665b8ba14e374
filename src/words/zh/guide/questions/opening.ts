/** Questions about opening a connection, and the answers. In Chinese. */
import type { opening as questions } from '../../../../cases/questions/opening.ts';
import type { QuestionWords } from '../../../guideWords.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../../phrase.ts';

export const opening = {
  'three-to-open': {
    question: '为什么是三次握手，不是两次？',
    answer: phrase`双方都要确知对方收到了自己的初始序号。如果只有两次，任何一个 SYN，哪怕是网络里迟到的旧 SYN，都会让${sideMark('server', '服务器')}进入 ${stateMark('ESTABLISHED')}。第三个报文段就是${sideMark('client', '客户端')}的表态：这里它发现确认号不对，便用 ${code('RST')} 否认，${sideMark('server', '服务器')}回到 ${stateMark('LISTEN')}。`,
    keywords: '两次握手 历史连接 旧的重复 SYN three-way handshake two-way old duplicate',
  },
  'why-not-four': {
    question: '为什么是三次握手，不是四次？',
    answer: phrase`逻辑上确实是四条消息：我的 SYN、你的 ACK、你的 SYN、我的 ACK。${sideMark('server', '服务器')}的 ACK 和它自己的 SYN 同时就绪，没有什么要等，便合成一个 ${code('SYN+ACK')}。合不起来时，真的会有四个报文段：那就是同时打开。`,
    keywords: '四次握手 合并 three-way handshake four-way SYN+ACK',
  },
  'syn-lost': {
    question: '第一个 SYN 丢了会怎样？',
    answer: phrase`${sideMark('client', '客户端')}停在 ${stateMark('SYN_SENT')}，重传定时器到期就再发一次 SYN：先等 1 秒，此后每次加倍。${sideMark('server', '服务器')}对此一无所知。RFC 9293 要求至少坚持三分钟；Linux 默认约 127 秒就放弃，${code('connect()')} 以 ${code('ETIMEDOUT')} 失败。`,
    keywords: '第一次握手 超时 重传 指数退避 tcp_syn_retries connect timeout backoff RTO lost',
  },
  'syn-ack-lost': {
    question: 'SYN+ACK 丢了会怎样？',
    answer: phrase`这时两端各有一个没被确认的 SYN，两个定时器都在走。${sideMark('client', '客户端')}的先到期，SYN 再次到达，处于 ${stateMark('SYN_RCVD')} 的${sideMark('server', '服务器')}便重发 ${code('SYN+ACK')}。实际的协议栈都这么做；照 RFC 9293 的字面，重复的 SYN 只换来一个单纯的 ACK，帮不上忙。`,
    keywords: '第二次握手 重传 tcp_synack_retries SYN-ACK lost',
  },
  'third-segment-lost': {
    question: '第三次握手的 ACK 丢了会怎样？',
    answer: phrase`${sideMark('client', '客户端')}已是 ${stateMark('ESTABLISHED')}，${sideMark('server', '服务器')}还在 ${stateMark('SYN_RCVD')}。${sideMark('client', '客户端')}的第一个数据报文段带着同样的确认号，握手就此完成，谁也没有察觉。如果${sideMark('client', '客户端')}不说话，${sideMark('server', '服务器')}就重发 ${code('SYN+ACK')}，再换来一个新的 ACK。只有${sideMark('server', '服务器')}已经放弃之后，数据才会换来 ${code('RST')}。`,
    keywords: '第三次握手 丢失 RST last ACK handshake lost',
  },
  'simultaneous-open': {
    question: '两个客户端可以互相连接吗？',
    answer: phrase`可以。两个 SYN 交错，两端都从 ${stateMark('SYN_SENT')} 到 ${stateMark('SYN_RCVD')}，各回一个 ${code('SYN+ACK')}，结果是${strong('一条')}连接，不是两条。这是每个 TCP 都必须支持的。NAT 打洞时会遇到；程序反复连接本机的某个端口，系统恰好把这个端口分给它自己，也会遇到。`,
    keywords: '同时打开 打洞 自连接 P2P simultaneous open NAT hole punching self-connect',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
