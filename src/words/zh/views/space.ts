/** Words of the sequence spaces and timers. In Chinese. */
import { exactDuration } from '../../duration.ts';
import { code, phrase, type Phrase } from '../../phrase.ts';
import type { RtoBasis, WhyRto, WhyTimer } from '../../sentences/whyTimer.ts';
import { say } from '../say.ts';
import type { SpaceWords } from '../../contract/index.ts';

const exact = (us: number) => exactDuration(us, 'zh-CN');

function basis(b: RtoBasis): Phrase {
  switch (b.from) {
    case 'initial':
      return phrase`还没有测得往返时间，先用 ${exact(b.us)}。`;
    case 'afterSynLoss':
      return phrase`握手期间没有测得往返时间，之后从 ${exact(b.us)} 开始。`;
    case 'measured': {
      const [name, sum] =
        b.factor === 4
          ? ['SRTT + 4 × RTTVAR', `${exact(b.srttUs)} + 4 × ${exact(b.rttvarUs)}`]
          : ['SRTT + RTTVAR', `${exact(b.srttUs)} + ${exact(b.rttvarUs)}`];
      return say(
        phrase`${code(`RTO = ${name} = ${sum} = ${exact(b.sumUs)}`)}${
          b.bound === 'least'
            ? `，但不低于 ${exact(b.us)}。`
            : b.bound === 'most'
              ? `，但不高于 ${exact(b.us)}。`
              : '。'
        }`,
        b.factor === 1 && 'Linux 的 RTTVAR 已经含有系数 4，而且不低于 200 毫秒。',
      );
    }
  }
}

const rto = ({ basis: b, doublings, mostUs, us }: WhyRto): Phrase =>
  say(
    basis(b),
    doublings > 0 &&
      (mostUs === null
        ? phrase`此后超时 ${doublings} 次，又没有新的测量值，每次加倍：${exact(b.us)} × ${2 ** doublings} = ${exact(us)}。`
        : phrase`每次超时加倍，最多到上限 ${exact(mostUs)}。`),
  );

function why(w: WhyTimer): Phrase {
  switch (w.rule) {
    case 'rto':
      return rto(w.rto);
    case 'synAgain':
      return phrase`收到的回应并不是针对这个 SYN 的：Linux 过 ${exact(w.us)} 就重发它。`;
    case 'persist':
      return say(
        rto(w.rto),
        w.probes === 0
          ? phrase`第一次窗口探测等一个 RTO。`
          : w.mostUs !== null
            ? phrase`每探测一次加倍，最多到上限 ${exact(w.mostUs)}。`
            : phrase`每探测一次加倍：${exact(w.rto.us)} × ${2 ** w.probes} = ${exact(w.us)}。`,
      );
    case 'delayedAck':
      return phrase`ACK 可以等 ${exact(w.us)}，看有没有数据可以捎带它；RFC 要求少于 500 毫秒。`;
    case 'ato':
      return say(
        phrase`Linux 按数据到来的节奏调整等待时间，目前是 ${exact(w.atoUs)}。`,
        w.bound === 'most' && phrase`这里最多等 ${exact(w.us)}。`,
        w.bound === 'least' && phrase`至少等一个时钟节拍，即 ${exact(w.us)}。`,
      );
    case 'keepAliveIdle':
      return phrase`连续 ${exact(w.us)} 没有收到任何报文段，就探问对方是否还在。这个值可以设定。`;
    case 'keepAliveProbe':
      return phrase`已探问 ${w.probes} 次，没有回应。距上一次探问 ${exact(w.us)} 后走下一步。这个值可以设定。`;
    case 'userTimeout':
      return phrase`应用程序自己的耐心：发出的内容必须在 ${exact(w.us)} 内得到确认。`;
    case 'finWait2':
      return phrase`这个时限不出自任何 RFC：应用程序已关闭收发两个方向，这一端最多再等对方的 FIN ${exact(w.us)}。`;
    case 'twoMsl':
      return phrase`${code(`2 × MSL = 2 × ${exact(w.mslUs)} = ${exact(w.us)}`)}：足够让最后一个报文段和对它的回应都从网络中消失。`;
    case 'timeWaitLength':
      return phrase`Linux 的一个常数：${exact(w.us)}，并不是由 MSL 算出来的。`;
  }
}

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
  amount: (bytes, flags) => (bytes !== '' && flags !== '' ? `${bytes} + ${flags}` : bytes + flags),
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
  numbers: (first, last) => (first === last ? first : `${first} 到 ${last}`),
  sentTimes: (n) => `已发送 ${n} 次`,
  takenForLost: '已判定丢失',
  piece: (parts) => parts.join('，'),
  hint: '选择一段，看它是哪个报文段。',
  foreign: '它来自这次运行之外。',

  timersOf: (side) => `${side}的定时器`,
  left: (left, whole) => `${left} / ${whole}`,
  leftAbout: (left, whole) => `还剩 ${left}，共 ${whole}`,
  why,
  late: (us) => phrase`内核的时间轮使它晚 ${exact(us)} 触发。`,
};
