/** Questions about resets and forgetful ends, and the answers. In English. */
import type { resets as questions } from '../../../../cases/questions/resets.ts';
import type { QuestionWords } from '../../../guideWords.ts';
import { code, phrase, strong } from '../../../phrase.ts';

export const resets = {
  'when-reset': {
    question: 'When is a RST sent?',
    answer: phrase`When a segment comes to where no connection is: a port on which nobody listens, as here, or a host that has restarted and forgotten. On a bad ACK while the connection opens. When a program aborts (${code('SO_LINGER')} with time 0), or closes with data unread. A ${code('RST')} itself is never answered, and a filtered port sends none: there, ${code('connect()')} runs into its timeout.`,
    keywords:
      'reset refused connection refused ECONNREFUSED ECONNRESET connection reset by peer firewall 复位 拒绝 重置 防火墙',
  },
  'half-open': {
    question: 'Half-open or half-closed: what is the difference, and what if the peer dies?',
    answer: phrase`Half-${strong('closed')} is legal, and both ends know it: one has sent its FIN. Half-${strong('open')} means that one end has lost the connection. If a program dies, its kernel still sends ${code('FIN')} or ${code('RST')}; if the host restarts, the next segment draws a ${code('RST')}, as here. After a power cut there is only silence: who has sent something gives up in the end, who waits for something never finds out, unless keep-alive or the program asks.`,
    keywords:
      'half-open half-closed crash power failure keepalive heartbeat 半开 半关闭 宕机 断电 保活 心跳',
  },
  'challenge-ack': {
    question: 'What is a challenge ACK?',
    answer: phrase`A SYN on an open connection, or a ${code('RST')} that fits the window without having the exact number, is not obeyed but questioned with an ACK (RFC 5961). A peer that really has lost its state answers with an exact ${code('RST')}, as here; a blind attacker cannot. That is why captures sometimes show SYN, ACK, RST, SYN.`,
    keywords: 'RFC 5961 blind attack in-window spoofing 质询 挑战 ACK 伪造 盲攻击',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
