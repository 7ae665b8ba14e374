/** Timers: the retransmission timeout (RFC 6298) and what happens when a timer ends (RFC 9293, 3.8). In Chinese. */
import { duration } from '../../duration.ts';
import { againMark, code, lossMark, phrase, stateMark } from '../../phrase.ts';
import {
  ackThatLeft,
  left,
  now,
  ourAck,
  ourSeq,
  patience,
  ranFor,
  retryLimit,
  rtoNow,
  runsFor,
  sentAgain,
  sentAgainCount,
  was,
} from '../../sentences/facts.ts';
import {
  howLongItGoesOn,
  retransmittedData,
  whatBecameOfIt,
  whatIsRetransmitted,
  whatIsUnacknowledged,
} from '../../sentences/rules/timers.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer, told } from '../say.ts';

const waited = (t: Telling): string => lasting(ranFor(t, 'retransmission') ?? t.before?.rtoUs ?? 0);

/** "SYN", "1000 字节". */
const whatGoesAgain = told(whatIsRetransmitted, {
  oldest: () => phrase`最早的报文段`,
  syn: () => phrase` SYN`,
  synAck: () => phrase` SYN+ACK`,
  dataAndFin: (t) => phrase`最后 ${bytes(retransmittedData(t))}和 FIN`,
  fin: () => phrase` FIN`,
  data: (t) => phrase` ${bytes(retransmittedData(t))}数据`,
});

const whatHappened = told(whatBecameOfIt, {
  arrived: (t) => phrase`它其实早已到达，只是 ACK 没有及时回来；在${me(t)}看来，这与丢失没有两样。`,
  underway: (t) => phrase`它其实还在途中，只是比定时器慢；在${me(t)}看来，这与丢失没有两样。`,
  lost: (t) => phrase`它在途中${lossMark('丢失')}了。${me(t)}看不到这一点：丢的也可能是 ACK。`,
  none: (t) => phrase`${me(t)}无从分辨，丢的是报文段还是对它的 ACK。`,
});

const unacknowledged = told(whatIsUnacknowledged, {
  syn: () => phrase`SYN `,
  synAck: () => phrase`SYN+ACK `,
  fin: () => phrase`FIN `,
  data: () => phrase`数据`,
});

/** "，至多 6 次", or for how long this goes on. */
const limit = told(howLongItGoesOn, {
  byTime: (t) => phrase`，Linux 按时间放弃，即第一次重传之后 ${lasting(patience(t) ?? 0)}`,
  byCount: (t) => phrase`，至多 ${retryLimit(t) ?? 0} 次`,
});

export const timers: RuleTexts<RulesOf<'rto' | 'timer'>> = {
  'rto.sample': {
    title: (t) => phrase`${me(t)}测得一次往返时间：${rtoNow(t)}。`,
    text: (t) =>
      phrase`报文段从发出到得到确认的时间，计入平滑的平均值（${code(`SRTT=${duration(t.after?.srttUs ?? 0, 'en')}`)}）和偏差（${code(`RTTVAR=${duration(t.after?.rttvarUs ?? 0, 'en')}`)}）。超时时间取平均值加四倍偏差，但不低于 ${lasting(t.profile.rtoMinUs)}。`,
  },
  'rto.karn': {
    title: (t) => phrase`不测往返时间：${me(t)}发送过两次。`,
    text: (t) =>
      phrase`ACK 确认的是哪一次发送，无从知道。所以按 Karn 算法，${rtoNow(t)} 保持不变，直到只发过一次的报文段得到确认。`,
  },
  'rto.afterSynLoss': {
    title: (t) => phrase`SYN 重传过，${me(t)}传数据时以 ${rtoNow(t)} 开始。`,
    text: () =>
      phrase`SYN 发送过不止一次，所以没有测到往返时间。在有测量值之前，使用较长、较稳妥的超时时间。`,
    aside: (t) =>
      phrase`${me(t)}的 SYN 重传过，没有测到往返时间，所以传数据时以 ${rtoNow(t)} 开始。`,
  },
  'timer.retransmit': {
    title: (t) =>
      phrase`${waited(t)}内没有等到 ACK：${me(t)}${againMark('重传')}${whatGoesAgain(t)}。`,
    text: {
      whatHappened: (t) => whatHappened(t),
      sameNumber: (t) =>
        phrase`重传时序号不变（${ourSeq(t, sentAgain(t))}）；这是第 ${t.after?.retransmissions ?? 1} 次重传${limit(t)}。`,
      doubles: (t) => phrase`超时时间加倍，变为 ${rtoNow(t)}，因为网络可能已经过载。`,
      grows: (t) => phrase`超时时间增至上限，即 ${rtoNow(t)}。`,
      stays: (t) => phrase`超时时间已在上限，即 ${rtoNow(t)}。`,
    },
  },
  'timer.giveUp': {
    title: (t) => phrase`${me(t)}放弃：进入 ${stateMark('CLOSED')}。`,
    text: {
      byTime: (t) =>
        phrase`${unacknowledged(t)}重传了 ${sentAgainCount(t)} 次，没有任何回音；等待的时限（R2）已到。`,
      byCount: (t) =>
        phrase`${unacknowledged(t)}重传了 ${sentAgainCount(t)} 次，没有任何回音；这里的重传上限（R2）就是 ${sentAgainCount(t)} 次。`,
      told: () => phrase`应用得知连接失败，但不发送任何报文段。`,
      peerUnaware: (t) => phrase`${peer(t)}对此一无所知，仍处于 ${stateMark(t.peerEnd.state)}。`,
    },
  },
  'timer.userTimeout': {
    title: (t) => phrase`${me(t)}的应用等得够久了：进入 ${stateMark('CLOSED')}。`,
    text: (t) =>
      phrase`应用规定数据须在 ${lasting(ranFor(t, 'userTimeout') ?? t.profile.userTimeoutUs)}内得到确认。连接只在这一端终止，不发送任何报文段；${peer(t)}要到下次发送时才会发现。`,
  },
  'timer.timeWait': {
    title: (t) => phrase`2MSL 结束：${me(t)}进入 ${stateMark('CLOSED')}。`,
    text: (t) =>
      phrase`${lasting(ranFor(t, 'timeWait') ?? t.profile.timeWaitUs)}内没有 FIN 再来；只要 MSL 取得恰当，网络中也不再有这条连接的报文段。同样的一对地址和端口可以重新使用了。`,
  },
  'timer.persist': {
    title: {
      probes: (t) => phrase`${me(t)}探测${peer(t)}关闭的窗口。`,
      sends: (t) => phrase`${me(t)}等得够久了，能发多少就发多少。`,
    },
    text: {
      sends: (t) =>
        phrase`窗口开着，但容不下一个像样的报文段。与其永远等下去，${me(t)}不如有多少用多少（${now(t, 'SND.WND')}）。`,
      probe: (t) =>
        phrase`一个字节（${ourSeq(t, left(t))}）就能迫使${peer(t)}报告当前的窗口；如果打开窗口的消息丢失了，现在就会补上。`,
      next: (t) =>
        phrase`下一次探测在 ${lasting(runsFor(t, 'persist'))}之后。只要探测有回答，就会一直探测下去。`,
    },
  },
  'timer.delayedAck': {
    title: (t) => phrase`没有报文段可以捎带：${me(t)}单独发出 ACK。`,
    text: (t) =>
      phrase`它被推迟了 ${lasting(ranFor(t, 'delayedAck') ?? t.profile.delayedAckUs)}。现在 ${ourAck(t, ackThatLeft(t))} 发出，免得${peer(t)}以为数据丢了。`,
  },
  'timer.keepAlive': {
    title: {
      again: (t) =>
        phrase`${lasting(ranFor(t, 'keepAlive') ?? 0)}内没有回答：${me(t)}再问${peer(t)}一次。`,
      first: (t) =>
        phrase`沉默了 ${lasting(ranFor(t, 'keepAlive') ?? t.profile.keepAlive?.idleUs ?? 0)}：${me(t)}询问${peer(t)}是否还在。`,
    },
    text: {
      oldNumber: (t) =>
        phrase`探测报文段的 ${ourSeq(t, left(t))} 比 ${was(t, 'SND.NXT')} 小一，是个旧序号：对方活着就必须回以 ACK，若忘了这条连接则会回以 RST。`,
      count: (t) =>
        phrase`这是第 ${t.after?.keepAliveProbes ?? 1} 次，共 ${t.profile.keepAlive?.probes ?? 0} 次；一次没有回答，什么也说明不了。`,
    },
  },
  'timer.keepAliveLimit': {
    title: (t) => phrase`${peer(t)}没有回答任何探测：${me(t)}进入 ${stateMark('CLOSED')}。`,
    text: (t) =>
      phrase`连续 ${t.before?.keepAliveProbes ?? 0} 次探测都没有回答，于是断定${peer(t)}或通往它的线路已经失效。应用得知连接被终止。`,
  },
  'timer.finWait2': {
    title: (t) => phrase`${me(t)}不再等${peer(t)}的 FIN：进入 ${stateMark('CLOSED')}。`,
    text: {
      noRfc: (t) =>
        phrase`RFC 没有这样的规定，${stateMark('FIN_WAIT_2')} 本可以永远持续。实际的协议栈在没有应用持有套接字时，${lasting(ranFor(t, 'finWait2') ?? t.profile.finWait2Us)}之后就结束它。`,
      peerInCloseWait: (t) =>
        phrase`${peer(t)}仍在 ${stateMark('CLOSE_WAIT')} 中，今后它再发什么，都会得到 RST。`,
    },
  },
};
