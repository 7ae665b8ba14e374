/** Questions about TIME_WAIT, and the answers. In Chinese. */
import type { waiting as questions } from '../../../../cases/questions/waiting.ts';
import type { QuestionWords } from '../../../guideWords.ts';
import { code, phrase, sideMark, stateMark } from '../../../phrase.ts';

export const waiting = {
  'why-time-wait': {
    question: '为什么要有 TIME_WAIT？',
    answer: phrase`有两个原因。最后一个 ACK 丢了，FIN 会再来，就像这里：得有人再确认一次，对方才能正常关闭。另外，同一对地址和端口要空置到旧报文段全部消失为止，否则它们会被当成新连接的数据。等待多久，由第二个原因决定。`,
    keywords: '作用 意义 旧报文段 2MSL TIME-WAIT purpose',
  },
  'why-2msl': {
    question: '为什么是 2MSL 而不是一个 MSL？究竟多长？',
    answer: phrase`我的最后一个 ACK 最多存活一个 MSL；就在它到达之前，对方发出的 FIN 还可能再走一个 MSL：这里它到的时候，一个 MSL 早已过去。两个 MSL 之后，两个方向都干净了。它限定的是报文段的寿命，不是留给一次重传的时间，也不保证 ACK 已经送到。RFC 9293 的 MSL 是 2 分钟，合计 4 分钟；Linux 总共等 60 秒。`,
    keywords: '最长报文段寿命 时长 TIME-WAIT maximum segment lifetime',
  },
  'whose-time-wait': {
    question: 'TIME_WAIT 出现在哪一端？',
    answer: phrase`谁先发 FIN 就在谁那里，不论是客户端还是服务器：这里是${sideMark('server', '服务器')}。同时关闭时，两端都有。服务器想避开它，就让客户端先关闭。`,
    keywords: '主动关闭 被动关闭 active close passive close TIME-WAIT',
  },
  'syn-in-time-wait': {
    question: 'TIME_WAIT 里收到 SYN 会怎样？',
    answer: phrase`如果能证明它更新，即序号更大，或者更好的办法，时间戳更晚，就可以立刻建立新连接，就像这里。否则当作旧的重复报文段，回一个 ACK。synfin 只看序号，它没有时间戳。`,
    keywords: '复用 时间戳 新连接 reuse timestamps new incarnation TIME-WAIT',
  },
  'time-wait-assassination': {
    question: '什么是 TIME_WAIT 暗杀？',
    answer: phrase`旧报文段到了 ${stateMark('TIME_WAIT')}，换来一个 ACK；这个 ACK 遇上已经 ${stateMark('CLOSED')} 的对方，又换来 ${code('RST')}。照 RFC 9293 的字面，这个 ${code('RST')} 会让等待提前结束，旧报文段就可能混进新连接。RFC 1337 建议在 ${stateMark('TIME_WAIT')} 里忽略 ${code('RST')}；Linux 要设 ${code('tcp_rfc1337=1')} 才这么做。`,
    keywords: '提前终止 RFC 1337 tcp_rfc1337 assassination RST TIME-WAIT',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
