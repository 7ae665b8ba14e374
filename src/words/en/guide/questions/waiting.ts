/** Questions about TIME_WAIT, and the answers. In English. */
import type { waiting as questions } from '../../../../cases/questions/waiting.ts';
import type { QuestionWords } from '../../../guideWords.ts';
import { code, phrase, sideMark, stateMark } from '../../../phrase.ts';

export const waiting = {
  'why-time-wait': {
    question: 'Why is there a TIME_WAIT?',
    answer: phrase`For two reasons. If the last ACK is lost, the FIN comes again, as here, and somebody must be there to acknowledge it, so that the other end can close cleanly. And the same pair of addresses and ports must rest until old segments have died out, or they could be taken for data of a new connection. The second reason sets how long.`,
    keywords: 'TIME-WAIT 2MSL purpose old duplicates 作用 意义 旧报文段',
  },
  'why-2msl': {
    question: 'Why 2 MSL and not one, and how long is that?',
    answer: phrase`My last ACK may live for one MSL, and a FIN that left just before it arrived may take another MSL back to me: here it comes when one MSL is long over. After two, nothing is left in either direction. It is a limit on the life of segments, not time for one retransmission, and no guarantee that the ACK arrived. With RFC 9293’s MSL of 2 minutes that makes 4; a Linux waits 60 s in all.`,
    keywords: 'TIME-WAIT maximum segment lifetime MSL 240 60 最长报文段寿命 时长',
  },
  'whose-time-wait': {
    question: 'Which end gets TIME_WAIT, the client or the server?',
    answer: phrase`The one that sends the first FIN, whichever it is: here it is the ${sideMark('server', 'server')}. In a simultaneous close both get it. A server that wants to be spared lets its clients close first.`,
    keywords: 'TIME-WAIT active close passive close 主动关闭 被动关闭 哪一端',
  },
  'syn-in-time-wait': {
    question: 'What happens if a SYN arrives in TIME_WAIT?',
    answer: phrase`If it is provably newer, by a higher sequence number or, better, a later timestamp, it may open a new connection at once, as here. Otherwise it passes for an old duplicate, and is answered with an ACK. synfin goes by the sequence number alone: it has no timestamps.`,
    keywords: 'TIME-WAIT reuse new incarnation timestamps port reuse 复用 时间戳 新连接',
  },
  'time-wait-assassination': {
    question: 'What is TIME_WAIT assassination?',
    answer: phrase`An old segment arrives in ${stateMark('TIME_WAIT')} and is answered with an ACK. That ACK meets an end that is ${stateMark('CLOSED')} and answers ${code('RST')}; by the letter of RFC 9293 the ${code('RST')} ends the wait too early, and old segments may turn up in a new connection. RFC 1337 says to ignore a ${code('RST')} in ${stateMark('TIME_WAIT')}; a Linux does so only with ${code('tcp_rfc1337=1')}.`,
    keywords: 'TIME-WAIT RFC 1337 tcp_rfc1337 killed RST 暗杀 提前终止',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
