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
  practice: '实际问题',
} satisfies Record<ScenarioGroup, string>;

export const scenarios = {
  'open-data-close': {
    title: app.firstScenario,
    about: '三个报文段建立连接，一问一答，四个报文段关闭连接，最后是 2MSL 的等待。',
  },
  'three-segment-close': {
    title: '三次挥手',
    about: '服务器在 ACK 发出之前就调用了 close，于是 ACK 与 FIN 合在同一个报文段里。',
  },
  'half-close': {
    title: '半关闭',
    about: '客户端不再发送，但仍然接收，直到服务器也发完为止。',
  },
  'server-closes-first': {
    title: '服务器先关闭',
    about: 'TIME_WAIT 并不专属于客户端：谁先关闭谁等待，这一次是服务器。',
  },
  'syn-lost': {
    title: 'SYN 丢失',
    about: '服务器对此一无所知；一秒之后，客户端重传 SYN。',
  },
  'syn-ack-lost': {
    title: 'SYN+ACK 丢失',
    about: '两端都在等确认；SYN 再次到达，服务器便再发一次 SYN+ACK。',
  },
  'syn-ack-lost-by-the-letter': {
    title: 'SYN+ACK 丢失（照 RFC 字面处理）',
    about: '照 RFC 的字面规定，重复的 SYN 只换来一个单纯的 ACK，这对客户端毫无帮助。',
  },
  'handshake-ack-lost-client-speaks': {
    title: '第三次握手丢失，随后有数据',
    about: '客户端的第一个数据报文段带着同样的确认号，握手就此完成，谁也没有察觉。',
  },
  'handshake-ack-lost-silence': {
    title: '第三次握手丢失，随后沉默',
    about: '客户端以为连接已经建立；服务器只能重传 SYN+ACK，才能再得到一个 ACK。',
  },
  'syn-lost-until-give-up': {
    title: 'SYN 一次也没有到达',
    about: '客户端一再重传，每次等待的时间加倍，最后放弃。',
  },
  refused: {
    title: '连接被拒绝',
    about: '没有进程在监听：SYN 换来 RST，客户端立刻知道结果。',
  },
  'simultaneous-open': {
    title: '同时打开',
    about: '两个 SYN 在途中交错，四个报文段之后，建立的是一条连接而不是两条。',
  },
  'old-duplicate-syn': {
    title: '迟到的旧 SYN',
    about: '为什么要三次握手：第三个报文段让客户端有机会否认那个迟到的旧 SYN。',
  },
  'stray-ack': {
    title: '握手中混入错误的 ACK',
    about: '服务器正等着自己的 SYN 得到确认，却来了一个确认别的序号的 ACK：回答是 RST。',
  },
  'data-lost': {
    title: '数据丢失',
    about: '请求迟迟得不到确认，重传定时器到期后再发一次。',
  },
  'data-ack-lost': {
    title: '数据的 ACK 丢失',
    about: '在发送方看来就像数据丢了；接收方收到两次，却只交付一次。',
  },
  'fast-retransmit': {
    title: '三个重复确认：快速重传',
    about: '六个报文段丢了一个，重复确认远比定时器更早地报告了丢失。',
  },
  'fin-overtakes-data': {
    title: 'FIN 先于数据到达',
    about: '提前到达的 FIN 先保存起来：它之前的数据到齐了，它才生效。',
  },
  'delayed-ack': {
    title: '延迟确认',
    about: '服务器把 ACK 推迟一会儿：一次由应答捎带，另一次等到定时器到期才发出。',
  },
  'nagle-delayed-ack': {
    title: 'Nagle 算法遇上延迟确认',
    about: '请求的第二部分要等第一部分的 ACK，而服务器推迟了这个 ACK。',
  },
  'zero-window': {
    title: '零窗口',
    about: '服务器的应用停止读取，窗口关闭；客户端一再探测有没有空间。',
  },
  'slow-reader': {
    title: '读得慢的应用',
    about: '缓冲区很小，渐渐填满：剩下的窗口怎么用，怎样探测，又怎样打开。',
  },
  'sequence-wrap': {
    title: '序号回绕',
    about: '请求发到一半，客户端的序号越过 4294967295，从 0 接着数，一切照常。',
  },
  'open-and-close': {
    title: '只建立和关闭，不发数据',
    about: '三次握手的三个报文段和四次挥手的四个报文段，中间没有数据。',
  },
  'first-fin-lost': {
    title: '第一个 FIN 丢失',
    about: '服务器毫无察觉；客户端的定时器到期后重传 FIN。',
  },
  'first-fin-ack-lost': {
    title: '第一个 FIN 的 ACK 丢失',
    about: '客户端重传 FIN；早已处于 CLOSE_WAIT 的服务器再确认一次。',
  },
  'second-fin-lost': {
    title: '第二个 FIN 丢失',
    about: '客户端停在 FIN_WAIT_2，直到服务器的定时器重传 FIN。',
  },
  'last-ack-lost': {
    title: '最后一个 ACK 丢失',
    about: 'TIME_WAIT 的用处：FIN 再次到达时，还有人在那里确认它。',
  },
  'fin-meets-closed': {
    title: '没有 TIME_WAIT：最后一个 ACK 丢失',
    about: '客户端立刻忘掉连接，再次到达的 FIN 只换来一个 RST。',
  },
  'no-time-wait-old-data': {
    title: '没有 TIME_WAIT：旧数据闯入',
    about: '同一对套接字马上重新连接，上一条连接迟到的报文段被当成了新连接的数据。',
  },
  'time-wait-old-data': {
    title: 'TIME_WAIT 挡住旧数据',
    about: '同样一个迟到的报文段，这次找不到可以混入的连接：在它消失之前，这对套接字不能重新连接。',
  },
  'simultaneous-close': {
    title: '同时关闭',
    about: '两个 FIN 交错而过：两端都经过 CLOSING，也都要等待 2MSL。',
  },
  'peer-never-closes': {
    title: '服务器始终不关闭',
    about: '一端停在 CLOSE_WAIT，另一端停在 FIN_WAIT_2，RFC 没有为它们规定任何定时器。',
  },
  'close-wait-leak': {
    title: '忘记 close 的服务器（Linux）',
    about: '客户端内核等了一分钟就放弃 FIN_WAIT_2；CLOSE_WAIT 却一直留着，直到程序撞上 RST。',
  },
  'call-again-in-time-wait': {
    title: 'TIME_WAIT 期间再次连接',
    about: '服务器先关闭，还在等待；客户端从同一个端口又来连接。',
  },
  aborted: {
    title: '客户端异常终止连接',
    about: '发出的是 RST 而不是 FIN：谁也不等待，服务器的应用得到一个错误。',
  },
  'close-unread': {
    title: '数据没读就关闭',
    about: '服务器的程序没有读数据就关闭：按 RFC 发 FIN，Linux 则发 RST。',
  },
  'data-after-close': {
    title: '对方已经关闭，数据才到',
    about: '客户端已经彻底关闭，服务器却还在发送：这些数据再没有人读。',
  },
  'half-open': {
    title: '半开连接',
    about: '客户端主机重启，忘记了连接；服务器要等到发送数据时才发现。',
  },
  'blind-reset': {
    title: '伪造的 RST',
    about: '仅仅落在窗口内的 RST 会被质询，序号分毫不差的 RST 才会生效。',
  },
  'forged-data': {
    title: '伪造的数据与没完没了的 ACK',
    about: '服务器收下了客户端从没发过的数据，此后双方不停地回答对方的 ACK。',
  },
  'time-wait-killed': {
    title: 'TIME_WAIT 被提前终止',
    about: '旧报文段引出一个 ACK，ACK 引出一个 RST，RST 使等待提前结束。',
  },
  'keep-alive-finds-dead-peer': {
    title: '保活机制发现对方失联',
    about: '双方无话时线路断了；两小时后，服务器的保活定时器开始询问。',
  },
  'one-msl-is-not-enough': {
    title: '最后一个 ACK 走了一分钟',
    about: 'ACK 走得很慢，就在它到达之前又发出一个 FIN：两者相加超过一个 MSL，但超不过两个。',
  },
  'syn-in-time-wait': {
    title: 'TIME_WAIT 里来了新的 SYN',
    about: '客户端带着更大的序号回来，服务器的 TIME_WAIT 给新连接让路。',
  },
  'connect-in-time-wait': {
    title: 'TIME_WAIT 里再次连接',
    about: '等待结束之前，这一对端口一直被占着：第二次 connect 当场被拒绝。',
  },
  'listen-in-time-wait': {
    title: 'TIME_WAIT 里重启',
    about: '服务器先关闭，又重新启动：旧连接还在，挡住了路。',
  },
  'fin-wait-2-times-out': {
    title: 'Linux 结束 FIN_WAIT_2',
    about: '服务器始终不关闭；客户端的应用已经放手，内核等一分钟便不再等。',
  },
  'fin-timeout': {
    title: 'tcp_fin_timeout 设为 10 秒',
    about: '它限制的是 Linux 的 FIN_WAIT_2，TIME_WAIT 照样是一分钟。',
  },
  'linux-connect-gives-up': {
    title: 'Linux 放弃连接',
    about: 'SYN 一次也没有到达：重传六次，每次等待加倍，两分钟后报错。',
  },
  'forged-syn': {
    title: '地址伪造的 SYN',
    about: '应答无人收到，服务器为这半条连接等了一分钟。',
  },
  'half-open-reconnect': {
    title: '崩溃后重新连接',
    about: 'SYN、ACK、RST、SYN：在服务器看来连接还在，于是质询这个 SYN。',
  },
} satisfies Record<ScenarioId, ScenarioWords>;
