/** Questions about TIME_WAIT, and the answers. In Chinese. */
import type { waiting as questions } from '../../../../cases/questions/waiting.ts';
import type { QuestionWords } from '../../../contract/index.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../../phrase.ts';

export const waiting = {
  'why-time-wait': {
    question: '为什么要有 TIME_WAIT？',
    answer: phrase`有两个原因。最后一个 ACK 丢了，FIN 会重传，就像这里：主动关闭方必须还在，才能再次确认，让对端正常关闭。另外，同一个四元组要空置到旧报文段全部消失为止，否则新连接可能把它们当成自己的数据。等待多久，由第二个原因决定。`,
    points: ['确认重传的 FIN', '防止旧报文段进入新连接', '时长 2MSL 由第二个原因决定'],
    keywords: '作用 意义 旧报文段 2MSL TIME-WAIT purpose',
  },
  'why-2msl': {
    question: '为什么是 2MSL 而不是一个 MSL？究竟多长？',
    answer: phrase`最后一个 ACK 在网络里最多存活一个 MSL。在它到达之前发出的 FIN，回来的路上还可能再用一个 MSL：这里 FIN 到达时，一个 MSL 早已过去。2MSL 之后，两个方向都没有这条连接的报文段了。它限定的是报文段的寿命，不是一次重传的时间，也不证明 ACK 已经送到。RFC 9293 的 MSL 是 2 分钟，合计 4 分钟；Linux 总共等 60 秒。`,
    points: [
      '最后的 ACK 一个 MSL，返回的 FIN 一个 MSL',
      '之后两个方向都没有旧报文段',
      'RFC 是 4 分钟，Linux 是 60 秒',
      '它不是重传超时',
    ],
    keywords: '最长报文段寿命 时长 TIME-WAIT maximum segment lifetime',
  },
  'whose-time-wait': {
    question: 'TIME_WAIT 出现在客户端还是服务器？',
    answer: phrase`出现在主动关闭方，即先发 FIN 的一方。客户端和服务器都有可能，这里是${sideMark('server', '服务器')}。同时关闭时，双方都有。服务器想避免它，就让客户端先关闭。`,
    points: ['主动关闭方，不论客户端还是服务器', '同时关闭时双方都有', '服务器可以让客户端先关闭'],
    keywords: '主动关闭 被动关闭 哪一方 active close passive close TIME-WAIT',
  },
  'syn-in-time-wait': {
    question: 'TIME_WAIT 里收到 SYN 会怎样？',
    answer: phrase`如果能确定这个 SYN 更新，就可以立刻建立新连接，就像这里。判断的依据是：序号大于旧连接用过的最后一个序号，或者更可靠的，时间戳更晚。否则当作旧的重复报文段，回一个 ACK。这个运行过程没有时间戳，只看序号。`,
    points: [
      '更新的 SYN 可以立刻建立新连接',
      '依据：序号更大，或时间戳更晚',
      '旧的 SYN 只得到一个 ACK',
    ],
    keywords: '复用 时间戳 新连接 reuse timestamps new incarnation TIME-WAIT',
  },
  'time-wait-assassination': {
    question: '什么是 TIME_WAIT 暗杀（assassination）？',
    answer: phrase`旧报文段到达 ${stateMark('TIME_WAIT')}，触发一个 ACK。对端已经 ${stateMark('CLOSED')}，收到这个 ACK 便回复 ${code('RST')}。严格按 RFC 9293，这个 RST 会使 ${stateMark('TIME_WAIT')} 提前结束，旧报文段就可能进入新连接。RFC 1337 建议在 ${stateMark('TIME_WAIT')} 里忽略 RST。Linux 要设 ${code('tcp_rfc1337=1')} 才这样做。`,
    points: [
      '旧报文段触发 ACK，已关闭的对端回复 RST',
      'RST 使 TIME_WAIT 提前结束',
      'RFC 1337：在 TIME_WAIT 里忽略 RST',
    ],
    keywords: '提前终止 RFC 1337 tcp_rfc1337 assassination RST TIME-WAIT',
  },
  'many-time-waits': {
    question: '有几千个 TIME_WAIT，要紧吗？',
    answer: phrase`多半不要紧：它们占的内存很少，也不占进程。${strong('客户端')}反复连接同一个目的地时，本地端口可能用完，因为每个四元组要等 TIME_WAIT 结束才能再用，就像这里。办法是用长连接、让对端先关闭，或者增加地址。Linux 的 ${code('tcp_tw_reuse')} 也有用：只对主动发起的连接，要有时间戳，默认只用于环回地址。${code('SO_LINGER')} 时间设为 0 用 RST 免去等待，但未发出的数据会丢失。`,
    points: [
      '占的内存很少，不占进程',
      '限制在于：客户端连同一目的地的本地端口',
      '办法：长连接、让对端先关闭',
      'tcp_tw_reuse：只对主动发起的连接，需要时间戳',
    ],
    keywords: '端口耗尽 临时端口 大量 复用 tcp_tw_recycle ephemeral ports exhaustion TIME-WAIT',
  },
  'server-time-waits': {
    question: '服务器上为什么有大量 TIME_WAIT？',
    answer: phrase`因为先关闭的是${sideMark('server', '服务器')}，就像这里：它是大量短连接的主动关闭方。常见的原因：HTTP 没有用长连接，空闲超时或请求数达到上限后由服务器关闭，或者反向代理为每个请求新建一条到后端的连接。Linux 上每个持续 60 秒，每秒关闭 100 条就有 6,000 个。办法是用长连接，或者让客户端先关闭。`,
    points: [
      '服务器是主动关闭方',
      '短连接，或服务器一侧的空闲超时',
      '数量：每秒关闭数乘以 60（Linux）',
      '办法：长连接、让客户端先关闭',
    ],
    keywords: '大量 短连接 长连接 主动关闭 HTTP keep-alive short connections nginx proxy TIME-WAIT',
  },
} satisfies Record<keyof typeof questions, QuestionWords>;
