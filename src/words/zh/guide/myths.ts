/** Wrong claims, and what is the case instead. In Chinese. */
import type { GuideWords } from '../../contract/index.ts';
import { code, phrase, sideMark, stateMark, strong } from '../../phrase.ts';

export const myths: GuideWords['myths'] = {
  'lost-third-ack-means-reset': {
    claim: '第三次握手的 ACK 丢了，客户端的第一个数据会收到 RST。',
    truth: phrase`数据报文段的确认号与丢失的 ACK 相同。它完成了握手，${sideMark('server', '服务器')}从 ${stateMark('SYN_RCVD')} 进入 ${stateMark('ESTABLISHED')}。只有${sideMark('server', '服务器')}此前已经放弃，才会有 ${code('RST')}。`,
  },
  'both-established-at-once': {
    claim: '双方同时进入 ESTABLISHED。',
    truth: phrase`${code('SYN+ACK')} 到达时${sideMark('client', '客户端')}进入 ${stateMark('ESTABLISHED')}，第三个报文段到达时${sideMark('server', '服务器')}才进入：晚半个往返时间。在这之间，${sideMark('server', '服务器')}还在 ${stateMark('SYN_RCVD')}。`,
  },
  'third-ack-carries-no-data': {
    claim: '第三次握手的报文段不能携带数据。',
    truth: phrase`可以。这时${sideMark('client', '客户端')}已是 ${stateMark('ESTABLISHED')}，此后每个数据报文段都带 ACK。这里纯 ACK 丢了，第一个数据代替它完成了握手。如果应用程序马上发送，ACK 从一开始就由数据捎带。`,
  },
  'isn-starts-at-zero': {
    claim: '序号从 0 开始，SYN 不占序号。',
    truth: phrase`每条连接上，双方各选一个 32 位的数。这里${sideMark('client', '客户端')}的初始序号是 4,294,967,250。SYN 占用这个序号，所以第一个数据字节是下一个序号。在这个请求中间，序号回绕到 0，继续递增。工具显示 0，是因为它们显示相对值。`,
  },
  'accept-gives-a-new-port': {
    claim: 'accept() 给连接换一个新端口，所以服务器最多 65,535 条连接。',
    truth: phrase`${code('accept()')} 返回的是新的描述符，不是新端口。这里${sideMark('server', '服务器')}的每个报文段，都来自 SYN 所发往的那个端口。连接靠四元组区分，地址或端口不同的客户端都能使用这个端口。上限取决于内存和描述符。`,
  },
  'syn-sent-means-closed-port': {
    claim: '卡在 SYN_SENT，说明端口没有监听。',
    truth: phrase`没有监听的端口会回复 ${code('RST')}，一个往返时间之后${sideMark('client', '客户端')}就知道了。卡在 ${stateMark('SYN_SENT')} 说明没有任何响应：报文段丢失、被过滤，或者主机宕机。`,
  },
  'connect-gives-up-after-63-s': {
    claim: 'connect() 在 63 秒后放弃。',
    truth: phrase`Linux 等得更久。${code('tcp_syn_retries=6')} 时，6.5 之前约 127 秒后放弃，此后约 131 秒：${code('tcp_syn_linear_timeouts=4')} 增加了四次间隔 1 秒的重传。RFC 9293 要求至少三分钟。这里${sideMark('client', '客户端')}等了两分钟以上才放弃。`,
  },
  'syn-backlog-counts-connections': {
    claim: 'SYN backlog 就是等待 accept() 的连接数。',
    truth: phrase`半连接队列存放${strong('未')}完成握手的连接，就像这一条：${sideMark('server', '服务器')}处于 ${stateMark('SYN_RCVD')}，而${sideMark('client', '客户端')}已经以为建立好了。完成握手的连接在全连接队列（accept 队列）里等待。在 Linux 上，它的上限是 backlog 和 ${code('net.core.somaxconn')} 中较小的值，还能多放一条。`,
  },
  'lost-ack-is-resent': {
    claim: '丢失的 ACK 会被重传。',
    truth: phrase`ACK 没有定时器，也没有谁知道它丢了。这里重传的是${sideMark('server', '服务器')}的 ${strong('FIN')}，它触发一个新的 ACK。`,
  },
  'ack-number-is-the-last-byte': {
    claim: '确认号就是收到的最后一个字节的序号。',
    truth: phrase`确认号是期望收到的下一个字节的序号，大 1。这里${sideMark('client', '客户端')}的 100 字节占用序号 101 到 200，确认号是 201。它确认了此前的全部字节：确认是累积的。`,
  },
  'ack-means-read': {
    claim: '收到 ACK，说明应用程序已经拿到数据。',
    truth: phrase`内核确认的是接收缓冲区里的数据。这里确认了 200 字节，缓冲区已满，而${sideMark('server', '服务器')}的应用程序什么也没有读。如果它不读就关闭，数据就丢了。只有应用程序的回复才能证明它拿到了数据。`,
  },
  'one-send-is-one-recv': {
    claim: '一次 send() 发送的内容，一次 recv() 就能收到。',
    truth: phrase`TCP 是字节流，没有消息边界。这里一次 ${code('send()')} 发出 6,000 字节，分成六个报文段，${sideMark('server', '服务器')}先能读到 1,000 字节，后来又有 5,000 字节。消息边界要由应用层协议标明。`,
  },
  'retransmission-after-a-fixed-time': {
    claim: '报文段丢失后，过固定的时间重传。',
    truth: phrase`RTO 由测得的往返时间算出：SRTT + 4 × RTTVAR。第一次测量之前是 1 秒。每次超时加倍，所以这里的 SYN 在第 1、3、7 秒重传。收到三个重复 ACK 时，不等定时器就重传。`,
  },
  'zero-window-is-congestion': {
    claim: '零窗口说明网络拥塞。',
    truth: phrase`它说明接收方的缓冲区满了，因为应用程序没有读取。这里没有丢包，${sideMark('client', '客户端')}的拥塞窗口也还允许发送。接收窗口保护接收方，拥塞窗口保护网络。`,
  },
  'keep-alive-finds-dead-peers': {
    claim: '保活默认开启，对端失效马上就能发现。',
    truth: phrase`应用程序设置 ${code('SO_KEEPALIVE')} 之后才有保活。按默认值，空闲两小时才发第一个探测。这里九次探测都没有回应，每次间隔 75 秒，${sideMark('server', '服务器')}在 2 小时 11 分钟后放弃。`,
  },
  'cable-ends-the-connection': {
    claim: '拔掉网线，连接就断了。',
    truth: phrase`连接是两台主机上的状态，不是它们之间的线路。这里线路两小时前就断了，双方还是 ${stateMark('ESTABLISHED')}。如果期间没有发送任何东西，线路恢复后谁也不会察觉。只有发送数据或保活探测的一方，最终才会放弃。`,
  },
  'fin-has-only-fin': {
    claim: 'FIN 报文段只带 FIN 一个标志。',
    truth: phrase`这里是 ${code('FIN+ACK')}，每个 FIN 都是这样：关闭的一方知道对端的序号，而这样的连接上，报文段都带 ACK。没有 ACK 的只有一方的第一个 SYN 和某些 ${code('RST')}。`,
  },
  'close-takes-four-packets': {
    claim: '关闭连接一定要四个报文。',
    truth: phrase`FIN、ACK、FIN、ACK 是四条${strong('消息')}。这里${sideMark('server', '服务器')}的应用程序在 ACK 发出之前就关闭，ACK 与 FIN 合在一个报文段里，三个就够了。抓包里这很常见。`,
  },
  'ack-and-fin-always-merge': {
    claim: '握手能把 ACK 和 SYN 合并，挥手也总能把 ACK 和 FIN 合并。',
    truth: phrase`SYN 与应用程序无关，FIN 却要等应用程序 ${code('close()')}。对客户端的 FIN，内核会自动确认。这里${sideMark('server', '服务器')}的应用程序 300 毫秒后才调用 ${code('close()')}，FIN 到这时才能发出。在此之前它还可能发送数据。`,
  },
  'close-waits-for-the-peer': {
    claim: 'close() 返回了，对端就收到了全部数据。',
    truth: phrase`${code('close()')} 立即返回，剩余数据由内核在后台发送。这里 FIN 发出时，数据还在路上。如果数据在等窗口，FIN 就排在它后面。${code('close()')} 之后出了错，应用程序得不到通知。数据是否送达，要靠对端应用程序的回复。`,
  },
  'close-wait-by-own-fin': {
    claim: '一方发出 FIN 时进入 CLOSE_WAIT。',
    truth: phrase`是${strong('收到')} FIN 时进入 ${stateMark('CLOSE_WAIT')}，等自己的应用程序关闭。之后自己发出 FIN，进入的是 ${stateMark('LAST_ACK')}。`,
  },
  'waits-end-by-themselves': {
    claim: 'FIN_WAIT_2 和 CLOSE_WAIT 过一段时间会自己结束。',
    truth: phrase`RFC 9293 没有为它们规定定时器：运行过程已经结束，双方还在等。应用程序已经 ${code('close()')} 的 ${stateMark('FIN_WAIT_2')}，Linux 一分钟后会结束。对端已不在时，保活可以结束 ${stateMark('CLOSE_WAIT')}，但描述符要等应用程序关闭才释放。`,
  },
  'time-wait-is-the-clients': {
    claim: 'TIME_WAIT 在客户端。',
    truth: phrase`TIME_WAIT 在主动关闭方，即先发 FIN 的一方。这里先发的是${sideMark('server', '服务器')}，等待的也是${sideMark('server', '服务器')}。`,
  },
  'time-wait-is-a-bug': {
    claim: 'TIME_WAIT 是缺陷，应当关掉。',
    truth: phrase`它防止旧报文段进入新连接。这里关掉了它：同一个四元组马上又被使用，第一条连接迟到的报文段被当成第二条连接的数据，真正的数据反而当作重复被丢弃。${stateMark('TIME_WAIT')} 的代价很小，多半不需要处理。`,
  },
  'fin-timeout-is-time-wait': {
    claim: 'tcp_fin_timeout 就是 TIME_WAIT 的时长。',
    truth: phrase`它限制的是孤儿连接的 ${stateMark('FIN_WAIT_2')}。这里把它设成 10 秒，${stateMark('TIME_WAIT')} 照样是 60 秒：在 Linux 里这个时长固定在内核中。`,
  },
  '2msl-allows-one-loss': {
    claim: '2MSL 就是 ACK 去一趟、FIN 回一趟，允许丢一次。',
    truth: phrase`这里最后的 ACK 丢了${strong('三次')}，第四个 FIN 到达 ${stateMark('TIME_WAIT')} 照样得到确认，因为每个 FIN 都让等待重新开始。2MSL 与 RTO 无关：重传几秒之内就会发生。2MSL 之后，两个方向都没有旧报文段了。`,
  },
  'turn-on-tw-recycle': {
    claim: 'TIME_WAIT 太多，打开 tcp_tw_recycle 就行。',
    truth: phrase`同一个 NAT 后面的客户端，时间戳互不相关，它们的 SYN 会被丢弃。Linux 4.12 已将它删除。其实也不需要它：能确定更新的 SYN，在 ${stateMark('TIME_WAIT')} 里就可以立刻建立新连接，就像这里。`,
  },
  'reset-is-an-error': {
    claim: '出现 RST，说明一定出了故障。',
    truth: phrase`它常常起保护作用。这里旧的重复 SYN 使${sideMark('server', '服务器')}作出回应，${sideMark('client', '客户端')}用 ${code('RST')} 拒绝，${sideMark('server', '服务器')}回到 ${stateMark('LISTEN')}。没有监听的端口回复 ${code('RST')}，应用程序也可以主动异常终止。只有已建立的连接上的 RST 才可能丢数据。`,
  },
  'nobody-waits-after-reset': {
    claim: 'RFC 说：RST 之后谁也没有 TIME_WAIT。',
    truth: phrase`这里双方立刻 ${stateMark('CLOSED')}，Linux 也是如此。但 RFC 9293 的 3.5.2 节和状态图的注解都说，发出 ${code('RST')} 的一方应当进入 ${stateMark('TIME_WAIT')}。而 3.10.5 节的 ABORT 调用又说进入 ${stateMark('CLOSED')}；这个运行过程按 ABORT 的规定。`,
  },
};
