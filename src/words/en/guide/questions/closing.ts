/** Questions about closing a connection, and the answers. In English. */
import type { closing as questions } from '../../../../cases/questions/closing.ts';
import type { QuestionWords } from '../../../guideWords.ts';
import { code, phrase, stateMark, strong } from '../../../phrase.ts';

export const closing = {
  'four-or-three-to-close': {
    question: 'Why does closing take four segments, and why do captures often show three?',
    answer: phrase`Each direction is closed by itself: ${code('FIN')} only says “I have nothing more to send”. The other end’s TCP acknowledges it at once, but its own FIN waits until its ${strong('program')} calls ${code('close')}. If that happens before the ACK has left, the two share a segment, and the first closer goes from ${stateMark('FIN_WAIT_1')} to ${stateMark('TIME_WAIT')} in one step. Four is the number of messages, not of segments.`,
    keywords: 'four-way handshake teardown wave three 四次挥手 三次挥手 关闭 合并',
  },
  'first-fin-lost': {
    question: 'What happens if the first FIN is lost?',
    answer: phrase`The end that closes stays in ${stateMark('FIN_WAIT_1')} and sends its FIN again, each time after twice as long, until it is acknowledged or the end gives up. The other end is still ${stateMark('ESTABLISHED')} and has noticed nothing.`,
    keywords: 'retransmission tcp_orphan_retries teardown 第一次挥手 丢失 重传',
  },
  'first-fin-ack-lost': {
    question: 'What happens if the ACK of the first FIN is lost?',
    answer: phrase`The end that closes sends its FIN again; the other one, long in ${stateMark('CLOSE_WAIT')}, sees an old number and acknowledges it once more. Often not even that is needed: ACKs are cumulative, so whatever the other end sends next carries the same ACK. If its own FIN does, the closer goes from ${stateMark('FIN_WAIT_1')} to ${stateMark('TIME_WAIT')} in one step.`,
    keywords: 'second segment of the close cumulative 第二次挥手 丢失 累积确认',
  },
  'fin-wait-2': {
    question: 'The other end never sends its FIN: how long does FIN_WAIT_2 last?',
    answer: phrase`RFC 9293 has no timer for ${stateMark('FIN_WAIT_2')}; a half-closed connection may live for ever. A Linux ends it after ${code('tcp_fin_timeout')}, 60 s by default, but only where the program has called ${code('close')} and nobody holds the socket any more. The other end is not told, and stays in ${stateMark('CLOSE_WAIT')}.`,
    keywords: 'tcp_fin_timeout orphan timeout half-close 超时 半关闭 孤儿连接',
  },
  'last-ack-lost': {
    question: 'What happens if the very last ACK is lost?',
    answer: phrase`The other end, in ${stateMark('LAST_ACK')}, sends its FIN again. The one that closed first is still there, in ${stateMark('TIME_WAIT')}: it acknowledges the FIN once more and starts the wait of 2 MSL anew. Without ${stateMark('TIME_WAIT')} the FIN would meet ${stateMark('CLOSED')} and be answered with ${code('RST')}: an error, where there was a clean close.`,
    keywords: 'fourth segment TIME-WAIT teardown 第四次挥手 最后一个 ACK 丢失',
  },
  'simultaneous-close': {
    question: 'What happens if both ends close at the same moment?',
    answer: phrase`The two FINs cross. Each end, in ${stateMark('FIN_WAIT_1')}, gets a FIN that does not acknowledge its own, so it goes to ${stateMark('CLOSING')}, and on to ${stateMark('TIME_WAIT')} when its own FIN is acknowledged. Both wait 2 MSL.`,
    keywords: 'simultaneous close CLOSING crossed 同时关闭 交错',
  },
  'fin-overtakes-data': {
    question: 'What happens if the FIN overtakes data?',
    answer: phrase`The number of a FIN comes after that of the last data. If it arrives first, it is kept (or dropped), the ACK asks for what is missing, and the state does not change: ${stateMark('CLOSE_WAIT')} has to wait until the gap is filled. The same holds in ${stateMark('FIN_WAIT_2')}: no ${stateMark('TIME_WAIT')} before all data is there.`,
    keywords: 'out of order reordering gap 乱序 提前到达 缺口',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
