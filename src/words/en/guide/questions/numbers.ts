/** Questions about sequence numbers and ACKs, and the answers. In English. */
import type { numbers as questions } from '../../../../cases/questions/numbers.ts';
import type { QuestionWords } from '../../../guideWords.ts';
import { code, phrase, strong } from '../../../phrase.ts';

export const numbers = {
  'what-takes-a-number': {
    question: 'Why do SYN and FIN take a sequence number, and a bare ACK does not?',
    answer: phrase`What must arrive for certain needs a number of its own, so that it can be acknowledged and sent again: data, SYN and FIN. A bare ACK is never acknowledged itself, or there would be no end of ACKs. That is why the last ACK of a close names the number after the FIN.`,
    keywords: 'sequence space consume occupy seq+1 ack+1 序号 消耗 占用 加一',
  },
  'are-acks-resent': {
    question: 'Are ACKs retransmitted?',
    answer: phrase`No. An ACK takes no sequence number and has no timer. What looks like a repeated ACK in a capture is a ${strong('new')} one: the other end sent something again, because it believed it lost, and that draws an ACK. A ${code('RST')} is not sent again either.`,
    keywords: 'lost ACK duplicate retransmission 重传 确认 丢失 重复',
  },
  'random-isn': {
    question: 'Why is the initial sequence number random, and not 0?',
    answer: phrase`So that segments of an earlier connection between the same ports do not fall into the new window, and so that a forger who sees nothing cannot guess the numbers: here a forged ${code('RST')} that merely fits the window is questioned, and only one with the exact number is obeyed. RFC 9293 adds a clock to a secret hash of addresses and ports. Tools that show 0 count from the real number, and in synfin the scenario sets it.`,
    keywords:
      'ISN ISS initial sequence number relative Wireshark spoofing attack 初始序号 随机 伪造 相对序号',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
