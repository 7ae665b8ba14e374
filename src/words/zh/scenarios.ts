/** The built-in scenarios, by name and in a sentence. In Chinese. */
import type { ScenarioGroup, ScenarioId } from '../../scenarios/index.ts';
import type { ScenarioWords } from '../contract/index.ts';
import { app } from './interface/app.ts';

export const groups = {
  whole: '完整的连接',
  opening: '建立连接',
  data: '传送数据',
  closing: '关闭连接',
  resets: '复位与失联',
  modern: '默认设置的 Linux',
  practice: '实际问题',
  broken: '故意违反规则',
} satisfies Record<ScenarioGroup, string>;

export const scenarios = {
  'open-data-close': {
    title: app.firstScenario,
    about: '三次握手、一次请求和应答、四次挥手，最后等待 2MSL。',
  },
  'three-segment-close': {
    title: '三次挥手',
    about: '服务器在发出 ACK 之前就调用了 close，于是 ACK 与 FIN 合并到同一个报文段。',
  },
  'half-close': {
    title: '半关闭',
    about: '客户端不再发送，但继续接收，直到服务器也关闭。',
  },
  'server-closes-first': {
    title: '服务器主动关闭',
    about: '进入 TIME_WAIT 的是主动关闭方，不一定是客户端。这里是服务器。',
  },
  'echo-server': {
    title: '回显服务器',
    about: '服务器读到什么就发回什么，ACK 由发回的数据捎带。',
  },
  'syn-lost': {
    title: 'SYN 丢失',
    about: '服务器什么也没收到；一秒后客户端超时，重传 SYN。',
  },
  'syn-ack-lost': {
    title: 'SYN+ACK 丢失',
    about: '双方都在等确认。客户端重传 SYN，服务器随之重传 SYN+ACK。',
  },
  'syn-ack-lost-by-the-letter': {
    title: 'SYN+ACK 丢失（严格按 RFC 9293）',
    about: '严格按 RFC 9293，重复的 SYN 只得到一个纯 ACK，而客户端会忽略它。',
  },
  'handshake-ack-lost-client-speaks': {
    title: '第三次握手丢失，随后有数据',
    about: '客户端的第一个数据报文段带有同样的确认号，由它完成握手。',
  },
  'handshake-ack-lost-silence': {
    title: '第三次握手丢失，随后没有数据',
    about: '客户端已是 ESTABLISHED，服务器还不是。服务器重传 SYN+ACK，才再得到一个 ACK。',
  },
  'syn-lost-until-give-up': {
    title: 'SYN 一次也没有到达',
    about: '客户端按指数退避重传 SYN，最后放弃。',
  },
  refused: {
    title: '连接被拒绝',
    about: '没有应用程序在监听，SYN 得到 RST，连接失败，错误为 ECONNREFUSED。',
  },
  'simultaneous-open': {
    title: '同时打开',
    about: '两个 SYN 在网络中交错，四个报文段之后建立的是一条连接，不是两条。',
  },
  'old-duplicate-syn': {
    title: '迟到的旧 SYN',
    about: '为什么要三次握手：客户端可以用第三个报文段拒绝旧的 SYN。',
  },
  'stray-ack': {
    title: '握手中收到错误的 ACK',
    about: '服务器处于 SYN_RCVD，收到的 ACK 确认了它从未发送的序号，于是回复 RST。',
  },
  'data-lost': {
    title: '数据丢失',
    about: '请求没有得到确认，重传定时器到期后重传。',
  },
  'data-ack-lost': {
    title: '数据的 ACK 丢失',
    about: '发送方无法区分是数据丢失还是 ACK 丢失，因此重传。接收方收到两次，只交付一次。',
  },
  'fast-retransmit': {
    title: '三个重复 ACK：快速重传',
    about: '六个报文段丢了一个，三个重复 ACK 在定时器到期之前就报告了丢失。',
  },
  'fin-overtakes-data': {
    title: 'FIN 先于数据到达',
    about: '提前到达的 FIN 先缓存，它之前的数据到齐后才生效。',
  },
  'delayed-ack': {
    title: '延迟确认',
    about: '服务器延迟确认：一个 ACK 由应答捎带，另一个在延迟确认定时器到期时发出。',
  },
  'nagle-delayed-ack': {
    title: 'Nagle 算法遇上延迟确认',
    about: '请求的第二部分要等第一部分的 ACK，而服务器推迟了这个 ACK。',
  },
  'zero-window': {
    title: '零窗口',
    about: '服务器的应用程序停止读取，窗口变为零；客户端持续发送窗口探测。',
  },
  'slow-reader': {
    title: '读得慢的应用',
    about: '接收缓冲区很小，逐渐填满：剩余的窗口怎样使用、怎样探测、怎样重新打开。',
  },
  'sequence-wrap': {
    title: '序号回绕',
    about: '请求发到一半，客户端的序号越过 4294967295，从 0 继续，其他一切照常。',
  },
  'open-and-close': {
    title: '只建立和关闭，不发数据',
    about: '三次握手的三个报文段和四次挥手的四个报文段，中间没有数据。',
  },
  'first-fin-lost': {
    title: '第一个 FIN 丢失',
    about: '服务器没有察觉；客户端的重传定时器到期后重传 FIN。',
  },
  'first-fin-ack-lost': {
    title: '第一个 FIN 的 ACK 丢失',
    about: '客户端重传 FIN；服务器已经处于 CLOSE_WAIT，再确认一次。',
  },
  'second-fin-lost': {
    title: '第二个 FIN 丢失',
    about: '客户端停在 FIN_WAIT_2，直到服务器的重传定时器到期、重传 FIN。',
  },
  'last-ack-lost': {
    title: '最后一个 ACK 丢失',
    about: 'TIME_WAIT 的用处：FIN 重传到达时，客户端还能确认它。',
  },
  'fin-meets-closed': {
    title: '没有 TIME_WAIT：最后一个 ACK 丢失',
    about: '客户端立刻删除连接，重传的 FIN 到达时只得到 RST。',
  },
  'no-time-wait-old-data': {
    title: '没有 TIME_WAIT：旧数据混入',
    about: '同一个四元组马上用于新连接，旧连接迟到的报文段被当成了新连接的数据。',
  },
  'time-wait-old-data': {
    title: 'TIME_WAIT 挡住旧数据',
    about: '同样的迟到报文段没有新连接可以混入：在它消失之前，这个四元组不能再用。',
  },
  'simultaneous-close': {
    title: '同时关闭',
    about: '两个 FIN 在网络中交错，双方都经过 CLOSING，也都要等待 2MSL。',
  },
  'peer-never-closes': {
    title: '服务器始终不关闭',
    about: '客户端停在 FIN_WAIT_2，服务器停在 CLOSE_WAIT，RFC 没有为这两个状态规定定时器。',
  },
  'close-wait-leak': {
    title: '忘记 close 的服务器（Linux）',
    about:
      '客户端的内核一分钟后结束 FIN_WAIT_2；服务器停在 CLOSE_WAIT，直到应用程序再发送数据、收到 RST。',
  },
  'call-again-in-time-wait': {
    title: 'TIME_WAIT 期间再次连接',
    about: '服务器是主动关闭方，还在 TIME_WAIT；客户端从同一个端口再次连接。',
  },
  aborted: {
    title: '客户端异常终止连接',
    about: '发出的是 RST 而不是 FIN：双方都不等待，服务器的应用程序得到一个错误。',
  },
  'close-unread': {
    title: '有未读数据时关闭',
    about: '服务器的应用程序没有读取数据就关闭：按 RFC 9293 发 FIN，Linux 发 RST。',
  },
  'data-after-close': {
    title: 'close() 之后收到数据',
    about: '客户端已经关闭，服务器还在发送。RFC 的 CLOSE 之后仍可接收；Linux 则回复 RST。',
  },
  'half-open': {
    title: '半开连接',
    about: '客户端主机重启，连接状态丢失；服务器发送数据时才发现。',
  },
  'blind-reset': {
    title: '伪造的 RST',
    about:
      '落在窗口内的 RST 只触发 Challenge ACK（质询 ACK），序号正好等于 RCV.NXT 的 RST 才生效。',
  },
  'forged-data': {
    title: '伪造的数据与 ACK 风暴',
    about: '服务器收下了客户端从未发送的数据，此后双方不停地用 ACK 回复对端的 ACK。',
  },
  'time-wait-killed': {
    title: 'TIME_WAIT 被提前终止',
    about: '旧报文段触发 ACK，ACK 触发 RST，RST 使 TIME_WAIT 提前结束。',
  },
  'keep-alive-finds-dead-peer': {
    title: '保活机制发现对端失联',
    about: '连接空闲时网络中断；两小时后，服务器开始发送保活探测。',
  },
  'one-msl-is-not-enough': {
    title: '最后一个 ACK 走了一分钟',
    about: 'ACK 很慢，服务器在它到达之前又重传了 FIN。两者合计超过一个 MSL，但不超过两个。',
  },
  'syn-in-time-wait': {
    title: 'TIME_WAIT 中收到新的 SYN',
    about: '客户端用更大的序号再次连接，服务器离开 TIME_WAIT，建立新连接。',
  },
  'connect-in-time-wait': {
    title: 'TIME_WAIT 中再次 connect',
    about:
      'TIME_WAIT 结束之前，这个四元组仍被占用：第二次 connect 在本机就失败，不发送任何报文段。',
  },
  'listen-in-time-wait': {
    title: 'TIME_WAIT 中重启服务器',
    about:
      '服务器是主动关闭方，重启时 bind 失败：地址已被占用。这是 BSD 套接字的规则，RFC 没有这样的规定。',
  },
  'fin-wait-2-times-out': {
    title: 'Linux 结束 FIN_WAIT_2',
    about: '服务器始终不关闭；客户端已调用 close()，Linux 一分钟后结束 FIN_WAIT_2。',
  },
  'fin-timeout': {
    title: 'tcp_fin_timeout 设为 10 秒',
    about: '它限制的是孤儿连接的 FIN_WAIT_2，TIME_WAIT 仍然是一分钟。',
  },
  'linux-connect-gives-up': {
    title: 'Linux 放弃连接',
    about: 'SYN 一次也没有到达。Linux 6.5 之前重传六次，127 秒后放弃；6.5 起约为 131 秒。',
  },
  'forged-syn': {
    title: '地址伪造的 SYN',
    about: '没有主机回应 SYN+ACK，服务器停在 SYN_RCVD 约一分钟。',
  },
  'half-open-reconnect': {
    title: '崩溃后重新连接',
    about: 'SYN、ACK、RST、SYN：服务器认为连接还在，于是用 Challenge ACK（质询 ACK）回复这个 SYN。',
  },
  'sack-one-loss': {
    title: '十个报文段丢了一个（SACK）',
    about: '十个报文段中有九个到达。SACK 块指出缺的是哪一个，只重传那一个。',
  },
  'tail-loss-probe': {
    title: '一批数据的末尾丢失',
    about:
      '丢失的报文段后面没有别的数据，不会产生重复 ACK。尾部丢包探测（TLP）远在 RTO 之前就发现了它。',
  },
  'tail-loss-timeout': {
    title: '同样的丢失，没有 SACK 和 TLP',
    about: '只能等重传定时器超时，拥塞窗口降到一个报文段。',
  },
  reordered: {
    title: '乱序，但没有丢失',
    about: '两个报文段超过了前面的一个。Linux 稍等片刻，什么也没有重传。',
  },
  'needless-fast-retransmit': {
    title: '乱序被误判为丢失，随后撤销',
    about:
      '四个报文段超过了一个，它被不必要地重传。回显的时间戳揭示了误判（Eifel），拥塞窗口恢复原值。',
  },
  'needless-dsack': {
    title: 'D-SACK 报告不必要的重传',
    about: '没有时间戳时，发送方靠 D-SACK 得知：它的重传是第二份副本。',
  },
  'needless-timeout': {
    title: '延迟被误判为丢失，随后撤销',
    about: '路径停顿的时间超过了 RTO。ACK 回显的是原报文段的时间戳，于是撤销这次超时。',
  },
  paws: {
    title: '旧的重复报文段与 PAWS',
    about: '按序号看，这个旧的重复报文段正好是下一段数据；但它的时间戳太旧，因此被丢弃。',
  },
  'paws-off': {
    title: '同样的情形，没有时间戳',
    about: '旧的重复报文段被交给了应用程序，真正的数据反而被当作重复而丢弃。',
  },
  'window-scaling': {
    title: '长肥管道，使用窗口扩大',
    about: '窗口远远超过 64 kB，限制发送方的只有慢启动。',
  },
  'window-unscaled': {
    title: '同样的路径，没有窗口扩大',
    about: '在途数据最多 65535 字节：无论路径能承载多少，每个往返时间只能发送七个大报文段。',
  },
  cubic: {
    title: '长路径上的一次丢失：CUBIC',
    about: '经由卫星，往返 600 毫秒。CUBIC 保留拥塞窗口的 70%，很快恢复到原来的大小。',
  },
  reno: {
    title: '同样的丢失：Reno',
    about: 'Reno 只保留拥塞窗口的一半，每个往返增加一个报文段，多用了一个往返时间。',
  },
  'nagle-40ms': {
    title: 'Linux 上的 Nagle 与延迟确认',
    about: '请求的后半部分要等一个 ACK，而服务器把这个 ACK 推迟了 40 毫秒。',
  },
  'nagle-nodelay': {
    title: '同样的请求，设置 TCP_NODELAY',
    about: '两次写入立即发出，成为两个报文段，谁也不用等待。',
  },
  'nagle-one-write': {
    title: '同样的请求，一次写完',
    about: '程序一次写入整个请求：只有一个报文段，不必关闭 Nagle 算法。',
  },
  'time-wait-timestamps': {
    title: '借助时间戳重用 TIME_WAIT',
    about: '启用 tcp_tw_reuse 后，客户端一秒之后即可再次连接：时间戳能区分新旧报文段。',
  },
  'time-wait-reuse-old-data': {
    title: '重用 TIME_WAIT 后的旧数据',
    about: '旧报文段的副本到达同一对套接字的下一条连接。它的时间戳太旧，因此被丢弃。',
  },
  ecn: {
    title: '只做标记，不丢弃（ECN）',
    about: '路由器不丢弃报文段，而是打上标记。接收方回显标记，发送方减小拥塞窗口，没有任何重传。',
  },
  'fast-open': {
    title: 'TCP Fast Open',
    about: '第一次连接取得 cookie。一分钟后，请求随 SYN 发出，响应早到一个往返时间。',
  },
  'fast-open-refused': {
    title: 'Fast Open：cookie 已过期',
    about: '服务器已经换了密钥，只确认 SYN，数据在握手之后再发一次。',
  },
  'fast-open-syn-lost': {
    title: 'Fast Open：SYN 丢失',
    about: '重传的 SYN 不带 cookie 和数据，以防途中的防火墙丢弃这样的 SYN。',
  },
  'fast-open-twice': {
    title: 'Fast Open：请求交付两次',
    about: 'SYN 的副本到达时，连接已经结束。cookie 仍然正确，请求又被交付一次。',
  },
  'ghost-connection': {
    title: '幽灵连接',
    about:
      '握手只有两个报文段。旧的 SYN 和旧的请求又到达一次：服务器把请求再交付一遍，而客户端根本没有发起连接。',
  },
  'fin-cuts-reply': {
    title: 'FIN 截断了响应',
    about: '客户端的 FIN 关闭两个方向。响应中丢失的部分再也不会重传：3000 字节只到了 1000 字节。',
  },
  'lost-fin-counts': {
    title: '丢失的 FIN 也算得到确认',
    about: '对数据的 ACK 被当成对 FIN 的确认。FIN 不再重传，服务器永远不知道客户端已经关闭。',
  },
  'last-ack-too-early': {
    title: 'LAST_ACK 结束得太早',
    about:
      '对数据的 ACK 就结束了 LAST_ACK，丢失的 FIN 不再重传：客户端在 FIN_WAIT_2 中无止境地等待。',
  },
  'no-time-wait-reset': {
    title: '最后的 ACK 丢失，又没有 TIME_WAIT',
    about: '重传的 FIN 到达时，已经没有谁能确认它。正常的关闭以 RST 结束。',
  },
  'old-fin-closes-new-connection': {
    title: '只等一个 MSL：旧 FIN 进入新连接',
    about:
      'TIME_WAIT 只有一个 MSL。旧连接的 FIN 到达新连接并把它关闭，而新连接的服务器并没有关闭。',
  },
  'old-data-taken-for-new': {
    title: '旧数据被当成新数据',
    about:
      '每条连接都从序号 0 开始。旧连接迟到的报文段正好符合新连接：它被交付，真正的数据反而被丢弃。',
  },
  'congestion-collapse': {
    title: '拥塞的路径上没有退避',
    about: '没有报文段丢失，路径只是慢。每个报文段都发四遍，连接存在多久就持续多久。',
  },
  'reordering-taken-for-loss': {
    title: '把乱序当成丢失',
    about:
      '一个报文段被别的报文段超过。第一个重复 ACK 就触发快速重传：三个报文段发了两遍，窗口减半。',
  },
  'reset-storm': {
    title: 'RST 风暴',
    about: '一个迷途的 ACK，哪里都没有连接。每个 RST 都引来另一个 RST，没有尽头。',
  },
} satisfies Record<ScenarioId, ScenarioWords>;
