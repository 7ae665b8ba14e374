/** Words of the sequence spaces and timers. In Chinese. */
import { exactDuration } from '../../duration.ts';
import { phrase } from '../../phrase.ts';
import { whyIn } from '../../sentences/choices/whyTimer.ts';
import { GAP } from '../say.ts';
import type { SpaceWords } from '../../contract/index.ts';

const why = whyIn(
  {
    initial: (us) => phrase`还没有测得往返时间，先用 ${us}。`,
    afterSynLoss: (us) => phrase`握手期间没有测得往返时间，之后从 ${us} 开始。`,
    measured: {
      sum: (formula) => phrase`${formula}。`,
      least: (formula, us) => phrase`${formula}，但不低于 ${us}。`,
      most: (formula, us) => phrase`${formula}，但不高于 ${us}。`,
      factorInside: phrase`Linux 的 RTTVAR 已经含有系数 4，而且不低于 200 毫秒。`,
    },
    doubled: (n, formula) => phrase`此后超时 ${n} 次，又没有新的测量值，每次加倍：${formula}。`,
    doubledToLimit: (us) => phrase`每次超时加倍，最多到上限 ${us}。`,
    synAgain: (us) => phrase`收到的回应并不是针对这个 SYN 的：Linux 过 ${us} 就重发它。`,
    probe: {
      first: phrase`第一次窗口探测等一个 RTO。`,
      doubled: (formula) => phrase`每探测一次加倍：${formula}。`,
      doubledToLimit: (us) => phrase`每探测一次加倍，最多到上限 ${us}。`,
    },
    delayedAck: (us) => phrase`ACK 可以等 ${us}，看有没有数据可以捎带它；RFC 要求少于 500 毫秒。`,
    ato: {
      rhythm: (us) => phrase`Linux 按数据到来的节奏调整等待时间，目前是 ${us}。`,
      most: (us) => phrase`这里最多等 ${us}。`,
      least: (us) => phrase`至少等一个时钟节拍，即 ${us}。`,
    },
    keepAliveIdle: (us) =>
      phrase`连续 ${us} 没有收到任何报文段，就探问对方是否还在。这个值可以设定。`,
    keepAliveProbe: (probes, us) =>
      phrase`已探问 ${probes} 次，没有回应。距上一次探问 ${us} 后走下一步。这个值可以设定。`,
    userTimeout: (us) => phrase`应用程序自己的耐心：发出的内容必须在 ${us} 内得到确认。`,
    finWait2: (us) =>
      phrase`这个时限不出自任何 RFC：应用程序已关闭收发两个方向，这一端最多再等对方的 FIN ${us}。`,
    twoMsl: (formula) => phrase`${formula}：足够让最后一个报文段和对它的回应都从网络中消失。`,
    timeWaitLength: (us) => phrase`Linux 的一个常数：${us}，并不是由 MSL 算出来的。`,
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
  pieces: (side) => `${side}发出的各段：用方向键逐个查看`,
  terms: {
    acknowledged: '已确认',
    flight: '在途未确认',
    usable: '允许发送',
    usableAfterFin: '允许发送，但 FIN 之后不再有内容',
    heldBack: '受 cwnd 限制',
    waiting: '已写入、未发送',
    read: '应用已读取',
    unread: '尚未读取',
    window: '窗口',
    held: '缺口之后的暂存',
    beyondSend: '还不允许发送',
    beyondReceive: '窗口之外',
    windowUnknown: '还不知道窗口',
  },
  figures: {
    send: '编号与 RFC 9293 图 3 一致。',
    receive: '编号与 RFC 9293 图 4 一致。',
  },
  of: (part, whole) => `${part} / ${whole}`,
  memory: (part, whole) => `占用内存 ${part} / ${whole}`,
  folded: '这里把很长的一段画短了。',

  none: {
    CLOSED: (side) => `${side}处于 CLOSED：没有连接，也就没有序号。`,
    LISTEN: (side) => `${side}处于 LISTEN：SYN 到来之前没有序号。`,
  },
  numbersUnknown: (side, other) => `${side}还不知道${other}的序号，要等对方的 SYN 告知。`,
  otherConnection: '两端不在同一个连接里：下面的序号有另一个起点。',

  kinds: { inFlight: '在途', probe: '窗口探测', held: '暂存' },
  numbers: (first, last) => `${first} 到 ${last}`,
  sentTimes: (n) => `已发送 ${n} 次`,
  takenForLost: '已判定丢失',
  piece: (parts) => parts.join('，'),
  hint: '选择一段，看它是哪个报文段。',
  foreign: '它来自这次运行之外。',

  timersOf: (side) => `${side}的定时器`,
  left: (left, whole) => `${left} / ${whole}`,
  leftAbout: (left, whole) => `还剩 ${left}，共 ${whole}`,
  why,
  late: (us) => phrase`内核的时间轮使它晚 ${exactDuration(us, 'zh-CN')} 触发。`,
};
