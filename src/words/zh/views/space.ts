/** Words of the sequence spaces and timers. In Chinese. */
import { exactDuration } from '../../duration.ts';
import { phrase } from '../../phrase.ts';
import { whyIn } from '../../sentences/choices/whyTimer.ts';
import { GAP } from '../say.ts';
import type { SpaceWords } from '../../contract/index.ts';

const why = whyIn(
  {
    initial: (us) => phrase`还没有测得往返时间，RTO 从 ${us} 开始。`,
    afterSynLoss: (us) => phrase`握手没有测得往返时间，传数据时 RTO 从 ${us} 开始。`,
    measured: {
      sum: (formula) => phrase`${formula}。`,
      least: (formula, us) => phrase`${formula}，但不低于 ${us}。`,
      most: (formula, us) => phrase`${formula}，但不高于 ${us}。`,
      factorInside: phrase`Linux 的 RTTVAR 已经含有系数 4，而且不低于 200 毫秒。`,
    },
    doubled: (n, formula) =>
      phrase`没有新的测量值，超时 ${n} 次，每次加倍（指数退避）：${formula}。`,
    doubledToLimit: (us) => phrase`每次超时加倍，最多到上限 ${us}。`,
    synAgain: (us) => phrase`收到与这个 SYN 不符的 ACK：Linux 在 ${us} 后重传 SYN。`,
    probe: {
      first: phrase`第一次窗口探测等一个 RTO。`,
      doubled: (formula) => phrase`每探测一次加倍：${formula}。`,
      doubledToLimit: (us) => phrase`每探测一次加倍，最多到上限 ${us}。`,
    },
    delayedAck: (us) =>
      phrase`延迟确认：ACK 最多等待 ${us}，以便由其他报文段捎带。RFC 9293 要求少于 500 毫秒。`,
    ato: {
      rhythm: (us) => phrase`Linux 按数据报文段的间隔调整延迟（ATO），目前是 ${us}。`,
      most: (us) => phrase`这里最多等 ${us}。`,
      least: (us) => phrase`至少等一个时钟节拍，即 ${us}。`,
    },
    override: (us) =>
      phrase`窗口已打开，但很小。${us} 后，能容纳多少就发送多少（覆盖超时，0.1 到 1 s）。`,
    keepAliveIdle: (us) => phrase`连续 ${us} 没有收到任何报文段，就发送保活探测。这个值可以设定。`,
    keepAliveProbe: (probes, us) =>
      phrase`已探测 ${probes} 次，没有回复。下一步在最后一次探测 ${us} 之后。这个值可以设定。`,
    userTimeout: (us) => phrase`应用程序设定的时限：数据必须在 ${us} 内得到确认。`,
    lossProbe: (us) =>
      phrase`最后一个报文段之后没有别的报文段能说明它丢失。大约两个往返时间没有 ACK，最迟到 RTO（${us}），就探测尾部。`,
    reordering: (us) =>
      phrase`后发送的报文段已经到达。缺少的可能还在途中，再等最小往返时间的四分之一（${us}）。`,
    finWait2: (us) =>
      phrase`RFC 没有这个时限：处于 FIN_WAIT_2 的孤儿连接最多等待对端的 FIN ${us}。`,
    twoMsl: (formula) =>
      phrase`${formula}：一个 MSL 给最后的 ACK，一个 MSL 给 ACK 到达之前刚重传的 FIN。`,
    timeWaitLength: (us) => phrase`Linux 的常数（TCP_TIMEWAIT_LEN）：${us}，不由 MSL 算出。`,
  },
  GAP,
  'zh-CN',
);

export const tab = '序号';

export const space: SpaceWords = {
  streams: '序号空间',
  stream: (from, to) => `从${from}到${to}`,
  captions: { send: (side) => `${side}发送`, receive: (side) => `${side}接收` },
  bars: {
    send: (side) => `${side}的发送序号空间`,
    receive: (side) => `${side}的接收序号空间`,
  },
  pieces: (side) => `${side}发出的报文段：用方向键逐个查看`,
  terms: {
    acknowledged: '已确认',
    flight: '在途未确认',
    usable: '可用窗口',
    usableAfterFin: '可用窗口，但 FIN 之后不再有数据',
    heldBack: '受 cwnd 限制',
    waiting: '已写入、未发送',
    taken: '已按序到达，是否读取未知',
    read: '应用程序已读取',
    unread: '尚未读取',
    window: '窗口',
    held: '失序，已暂存',
    beyondSend: '还不允许发送',
    beyondReceive: '窗口之外',
    windowUnknown: '窗口未知',
    next: '接下来发送',
  },
  figures: {
    send: '编号与 RFC 9293 图 3 一致。',
    receive: '编号与 RFC 9293 图 4 一致。',
  },
  of: (part, whole) => `${part} / ${whole}`,
  memory: (part, whole) => `占用内存 ${part} / ${whole}`,
  folded: '较长的一段在这里缩短显示。',

  none: {
    CLOSED: (side) => `${side}处于 CLOSED：没有连接，所以没有序号。`,
    LISTEN: (side) => `${side}处于 LISTEN：收到 SYN 之前没有序号。`,
  },
  numbersUnknown: (side, other) => `${side}还不知道${other}的序号：要等${other}的 SYN 到达。`,
  otherConnection: '客户端和服务器处于不同的连接：双方的序号不对应。',

  kinds: { inFlight: '在途', probe: '窗口探测', held: '暂存' },
  numbers: (first, last) => `${first} 到 ${last}`,
  sentTimes: (n) => `已发送 ${n} 次`,
  marks: {
    sacked: 'SACK 表明已到达',
    lost: '视为丢失',
    resent: '已重传，在途中',
  },
  next: {
    lost: (from) => `从 ${from} 起重传`,
    new: (from) => `从 ${from} 起的新数据`,
  },
  nothingNext: '无',
  noRoom: (next) => `${next}（等窗口有余量）`,
  piece: (parts) => parts.join('，'),
  hint: '选择一段，查看它是哪个报文段。',
  untold: '没有报文段能说明 cwnd 允许多少、有多少数据等待发送，以及到达的数据读取了多少。',
  foreign: '它来自本次运行过程之外。',

  timersOf: (side) => `${side}的定时器`,
  left: (left, whole) => `${left} / ${whole}`,
  leftAbout: (left, whole) => `还剩 ${left}，共 ${whole}`,
  why,
  late: (us) => phrase`内核的时间轮使它晚 ${exactDuration(us, 'zh-CN')} 触发。`,
};
