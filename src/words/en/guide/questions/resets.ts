/** Questions about resets and dead peers, and the answers. In English. */
import type { resets as questions } from '../../../../cases/questions/resets.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../../phrase.ts';

export const resets = {
  'when-reset': {
    question: 'When is a RST sent?',
    answer: phrase`When a segment finds no connection: nobody listens, as here, or the host has restarted. When the handshake gets a wrong ACK. When the application aborts (${code('SO_LINGER')} with time 0), closes with unread data, or gets data after ${code('close()')}. Linux also sends a RST when keep-alive gives up, and, with ${code('tcp_abort_on_overflow')}, when the accept queue is full; middleboxes forge some. A RST that is accepted ends the connection at once. It is never retransmitted, and never answered with another RST.`,
    points: [
      'No connection: closed port, or restarted host',
      'Wrong ACK during the handshake',
      'Abort, unread data at close(), data after close()',
      'Never retransmitted, never answered with a RST',
    ],
    keywords:
      'reset refused connection refused ECONNREFUSED ECONNRESET connection reset by peer firewall middlebox 复位 拒绝 重置 防火墙',
  },
  'half-open': {
    question: 'Half-open, half-closed, SYN_RCVD: what is the difference?',
    answer: phrase`Half-${strong('closed')}: one side has sent its FIN and the other has not; this is legal. Half-${strong('open')}: one host has lost the connection, for example by a restart, and the other still believes in it. Here the ${sideMark('client', 'client')} has restarted, and the ${sideMark('server', 'server')} is still ${stateMark('ESTABLISHED')}. A connection in ${stateMark('SYN_RCVD')} is merely not complete yet. Texts on SYN floods call it half-open too; Chinese keeps the words apart: 半连接.`,
    points: [
      'Half-closed: one FIN has been sent, legal',
      'Half-open: one host has lost the connection',
      'SYN_RCVD: the handshake is not complete',
    ],
    keywords: 'half-open half-closed embryonic SYN queue 半开 半关闭 半连接 区别',
  },
  'challenge-ack': {
    question: 'What is a challenge ACK?',
    answer: phrase`An ACK that tests whether a SYN or RST is genuine (RFC 5961). It answers a SYN on an established connection, and a ${code('RST')} that is in the window but does not have exactly the next sequence number. A peer that really has lost its state answers the challenge ACK with an exact ${code('RST')}, as here. A blind attacker never sees the ACK. This is why captures sometimes show SYN, ACK, RST, SYN.`,
    points: [
      'Answer to a SYN on an established connection',
      'Answer to a RST in the window without the exact number',
      'A genuine peer replies with an exact RST',
      'It stops blind attackers (RFC 5961)',
    ],
    keywords: 'RFC 5961 blind attack in-window spoofing 质询 挑战 ACK 伪造 盲攻击',
  },
  'peer-dies': {
    question: 'Process killed, host rebooted, cable pulled, power cut: what happens?',
    answer: phrase`Process killed: the kernel closes the socket with FIN, or with ${code('RST')} if data is unread. Host rebooted: the next segment is answered with ${code('RST')}, as here. Cable pulled or power cut: silence. A side with unacknowledged data then gives up at its retry limit, on Linux after about 15 minutes (${code('tcp_retries2')}). A side that only waits never learns of it, unless keep-alive probes: by default after 2 hours and 11 minutes. An application timer is faster.`,
    points: [
      'Process killed: the kernel sends FIN, or RST',
      'Host rebooted: the next segment is answered with RST',
      'Silence with data in flight: about 15 minutes on Linux',
      'Silence while idle: never, or 2 h 11 min with keep-alive',
    ],
    keywords:
      'crash kill reboot power failure cable unplugged tcp_retries2 heartbeat 宕机 断电 拔网线 进程崩溃 重启 心跳',
  },
  'keep-alive': {
    question: 'TCP keep-alive or HTTP keep-alive: what is the difference?',
    answer: phrase`TCP keep-alive asks whether an idle peer is still there. It is off by default; ${code('SO_KEEPALIVE')} switches it on. A probe has no data and repeats an old sequence number, so that a living peer answers with an ACK. By default the first probe leaves after 2 hours, as here, and nine unanswered probes, 75 s apart, end the connection. HTTP keep-alive means something else: several requests use one connection, which saves handshakes.`,
    points: [
      'TCP keep-alive: the kernel probes an idle peer',
      'Off by default; first probe after 2 hours',
      'Nine probes, 75 s apart, then the connection ends',
      'HTTP keep-alive: several requests on one connection',
    ],
    keywords:
      'keepalive SO_KEEPALIVE tcp_keepalive_time persistent connection heartbeat 保活 长连接 心跳 持久连接',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
