/** Wrong claims, and what is the case instead. In Chinese. */
import type { GuideWords } from '../../contract/index.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../phrase.ts';

export const myths: GuideWords['myths'] = {
  'lost-third-ack-means-reset': {
    claim: '第三次握手的 ACK 丢了，客户端的第一个数据会换来 RST。',
    truth: phrase`数据报文段的确认号与丢失的 ACK 相同：它完成了握手，${sideMark('server', '服务器')}从 ${stateMark('SYN_RCVD')} 进入 ${stateMark('ESTABLISHED')}。只有${sideMark('server', '服务器')}在此之前已经放弃，才会有 ${code('RST')}。`,
  },
  'lost-ack-is-resent': {
    claim: '丢失的 ACK 会被重传。',
    truth: phrase`ACK 没有定时器，也没有谁知道它丢了。重传的是${sideMark('server', '服务器')}的 ${strong('FIN')}，它引出的是一个新的 ACK。`,
  },
  'both-established-at-once': {
    claim: '两端同时进入 ESTABLISHED。',
    truth: phrase`${code('SYN+ACK')} 到达时${sideMark('client', '客户端')}进入 ${stateMark('ESTABLISHED')}，第三个报文段到达时${sideMark('server', '服务器')}才进入：晚半个往返时间。在这之间，一端已经打开，另一端还在 ${stateMark('SYN_RCVD')}。`,
  },
  'syn-sent-means-closed-port': {
    claim: '卡在 SYN_SENT，说明端口没开。',
    truth: phrase`没人监听的端口会回 ${code('RST')}，一个往返时间之后${sideMark('client', '客户端')}就知道了。卡在 ${stateMark('SYN_SENT')} 说明毫无回应：报文段丢失、被过滤，或者主机不在。`,
  },
  'connect-gives-up-after-63-s': {
    claim: 'connect() 在 63 秒后放弃。',
    truth: phrase`Linux 在第 63 秒发出第六次、也是最后一次重传，然后再等一次，时间又加倍：约 127 秒后才放弃。次数由参数 ${code('tcp_syn_retries')} 决定；RFC 9293 则要求至少三分钟。`,
  },
  'syn-backlog-counts-connections': {
    claim: 'SYN backlog 就是等待 accept() 的连接数。',
    truth: phrase`SYN backlog 数的是${strong('还没')}建好的连接：比如${sideMark('server', '服务器')}上这条处于 ${stateMark('SYN_RCVD')} 的连接，而${sideMark('client', '客户端')}已经以为建立好了。建好的连接在全连接队列里等待，队列长度由 ${code('listen()')} 指定。synfin 没有队列，只显示各自所数的状态。`,
  },
  'fin-has-only-fin': {
    claim: 'FIN 报文段只带 FIN 一个标志。',
    truth: phrase`第一个 SYN 之后的每个报文段都带 ACK，所以这里是 ${code('FIN+ACK')}。一端知道了对方的序号，每个报文段就都有东西可确认。`,
  },
  'close-takes-four-packets': {
    claim: '关闭连接一定要四个报文。',
    truth: phrase`要的是四条${strong('消息')}。这里${sideMark('server', '服务器')}的应用在 ACK 发出之前就关闭，ACK 与 FIN 合在一个报文段里，三个就够了。抓包里这很常见。`,
  },
  'close-wait-by-own-fin': {
    claim: '一端发出 FIN 时进入 CLOSE_WAIT。',
    truth: phrase`是${strong('收到')} FIN 时进入 ${stateMark('CLOSE_WAIT')}，在那里等自己的应用关闭。之后自己发出 FIN，进入的是 ${stateMark('LAST_ACK')}。`,
  },
  'waits-end-by-themselves': {
    claim: 'FIN_WAIT_2 和 CLOSE_WAIT 过一段时间会自己结束。',
    truth: phrase`RFC 9293 没有为它们规定定时器：过程已经走完，两端还在等。应用已经放手的 ${stateMark('FIN_WAIT_2')}，Linux 一分钟后会结束；${stateMark('CLOSE_WAIT')} 只有应用关闭才会结束。`,
  },
  'time-wait-is-the-clients': {
    claim: 'TIME_WAIT 在客户端。',
    truth: phrase`谁先发 FIN，就在谁那里。这里先发的是${sideMark('server', '服务器')}，等待的也就是${sideMark('server', '服务器')}。`,
  },
  'fin-timeout-is-time-wait': {
    claim: 'tcp_fin_timeout 就是 TIME_WAIT 的时长。',
    truth: phrase`它限制的是 ${stateMark('FIN_WAIT_2')}。这里把它设成 10 秒，${stateMark('TIME_WAIT')} 照样是 60 秒：在 Linux 里这个时长写死在内核中。`,
  },
  '2msl-allows-one-loss': {
    claim: '2MSL 就是 ACK 去一趟、FIN 回一趟，允许丢一次。',
    truth: phrase`这里最后的 ACK 丢了${strong('三次')}，第四个 FIN 到了 ${stateMark('TIME_WAIT')} 照样得到确认，因为每个 FIN 都让等待重新开始。2MSL 不是按重传算的，重传几秒之内就来了。它是两个方向都不再有旧报文段所需的时间。`,
  },
  'turn-on-tw-recycle': {
    claim: 'TIME_WAIT 太多，打开 tcp_tw_recycle 就行。',
    truth: phrase`同一个 NAT 后面的客户端时间戳各不相同，它会让其中一些连不上，Linux 4.12 已将它删除。其实也用不着它：能证明更新的 SYN，在 ${stateMark('TIME_WAIT')} 里就可以立刻建立新连接，就像这里。`,
  },
  'nobody-waits-after-reset': {
    claim: 'RFC 说：RST 之后谁也没有 TIME_WAIT。',
    truth: phrase`这里两端立刻 ${stateMark('CLOSED')}，实际的协议栈也是如此。但 RFC 9293 的 3.5.2 节和状态图的注解都说，发出 ${code('RST')} 的一端应当进入 ${stateMark('TIME_WAIT')}；而 3.10.5 节的 ABORT 调用又说进入 ${stateMark('CLOSED')}。synfin 照 ABORT 的规定。`,
  },
};
