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
const whatIsSent = told(whatIsRetransmitted, {
  oldest: () => phrase`最早的报文段`,
  syn: () => phrase` SYN`,
  synAck: () => phrase` SYN+ACK`,
  dataAndFin: (t) => phrase`最后 ${bytes(retransmittedData(t))}和 FIN`,
  fin: () => phrase` FIN`,
  data: (t) => phrase` ${bytes(retransmittedData(t))}数据`,
});

const whatHappened = told(whatBecameOfIt, {
  arrived: (t) =>
    phrase`报文段其实已经到达，只是 ACK 迟到或${lossMark('丢失')}；${me(t)}无法分辨。`,
  refused: (t) => phrase`报文段其实已经到达，但${peer(t)}没有接受；${me(t)}无法分辨。`,
  underway: (t) => phrase`报文段其实还在途中，只是比定时器慢；${me(t)}无法分辨。`,
  lost: (t) => phrase`报文段在途中${lossMark('丢失')}了。${me(t)}只知道没有收到 ACK。`,
  none: (t) => phrase`${me(t)}无法知道，丢的是报文段还是它的 ACK。`,
});

const unacknowledged = told(whatIsUnacknowledged, {
  syn: () => phrase`SYN `,
  synAck: () => phrase`SYN+ACK `,
  fin: () => phrase`FIN `,
  data: () => phrase`数据`,
});

/** "，最多 6 次", or for how long this goes on. */
const limit = told(howLongItGoesOn, {
  byTime: (t) => phrase`；Linux 按时间放弃，即第一次重传之后 ${lasting(patience(t) ?? 0)}`,
  byCount: (t) => phrase`，最多 ${retryLimit(t) ?? 0} 次`,
});

export const timers: RuleTexts<RulesOf<'rto' | 'timer'>> = {
  'rto.sample': {
    title: (t) => phrase`${me(t)}测得一次往返时间，${rtoNow(t)}。`,
    text: (t) =>
      phrase`RTO 等于平滑往返时间（${code(`SRTT=${duration(t.after?.srttUs ?? 0, 'en')}`)}）加四倍偏差（${code(`RTTVAR=${duration(t.after?.rttvarUs ?? 0, 'en')}`)}），但不低于 ${lasting(t.profile.rtoMinUs)}。`,
  },
  'rto.karn': {
    title: (t) => phrase`不测往返时间：${me(t)}重传过这个报文段。`,
    text: (t) =>
      phrase`无法知道 ACK 对应哪一次发送，所以不取样（Karn 算法）。${rtoNow(t)} 保持不变，直到只发过一次的报文段得到确认。`,
  },
  'rto.afterSynLoss': {
    title: (t) => phrase`${me(t)}重传过 SYN：传数据时从 ${rtoNow(t)} 开始。`,
    text: () => phrase`SYN 发送过不止一次，测不出往返时间。有测量值之前，使用较长、较稳妥的 RTO。`,
    aside: (t) =>
      phrase`${me(t)}的 SYN 发送过不止一次，没有测得往返时间，所以传数据时从 ${rtoNow(t)} 开始。`,
  },
  'timer.retransmit': {
    title: {
      noAck: (t) =>
        phrase`${waited(t)}内没有收到 ACK：${me(t)}${againMark('重传')}${whatIsSent(t)}。`,
      soon: (t) => phrase`收到不可接受的 ACK 之后 ${waited(t)}，${me(t)}${againMark('重传')} SYN。`,
    },
    text: {
      whatHappened: (t) => whatHappened(t),
      soon: () =>
        phrase`收到与自己的 SYN 不符的 ACK 之后，Linux 不等 RTO 到期：对端的旧连接可能已经删除。`,
      sameNumber: (t) =>
        phrase`序号不变（${ourSeq(t, sentAgain(t))}）；这是第 ${t.after?.retransmissions ?? 1} 次重传${limit(t)}。`,
      doubles: (t) => phrase`超时时间加倍，变为 ${rtoNow(t)}（指数退避）。`,
      grows: (t) => phrase`超时时间增至上限 ${rtoNow(t)}。`,
      stays: (t) => phrase`超时时间已在上限 ${rtoNow(t)}。`,
      linear: (t) =>
        phrase`超时时间仍为 ${rtoNow(t)}：SYN 的前 ${t.profile.synLinearTimeouts} 次重传，Linux 不加倍。`,
    },
  },
  'timer.giveUp': {
    title: (t) => phrase`${me(t)}放弃：进入 ${stateMark('CLOSED')}。`,
    text: {
      byCount: (t) =>
        phrase`${unacknowledged(t)}重传了 ${sentAgainCount(t)} 次，都没有确认，已到重传上限（R2）。应用程序收到错误。`,
      peerUnaware: (t) =>
        phrase`不发送任何报文段，${peer(t)}并不知情，仍处于 ${stateMark(t.peerEnd.state)}。`,
    },
  },
  'timer.userTimeout': {
    title: (t) => phrase`${me(t)}的用户超时到期：进入 ${stateMark('CLOSED')}。`,
    text: (t) =>
      phrase`应用程序要求数据在 ${lasting(ranFor(t, 'userTimeout') ?? t.profile.userTimeoutUs)}内得到确认。连接只在这一侧异常终止，不发送任何报文段。${peer(t)}如果再发送报文段，会收到 RST。`,
  },
  'timer.timeWait': {
    title: (t) => phrase`2MSL 结束：${me(t)}进入 ${stateMark('CLOSED')}。`,
    text: (t) =>
      phrase`${lasting(ranFor(t, 'timeWait') ?? t.profile.timeWaitUs)}内没有报文段使定时器重新启动。只要报文段的寿命不超过 MSL，网络中就不再有这条连接的报文段，这个四元组可以再次使用。`,
  },
  'timer.persist': {
    title: {
      probes: (t) => phrase`${me(t)}探测${peer(t)}的零窗口。`,
      sends: (t) => phrase`${me(t)}等待的时间已到，能发多少就发多少。`,
    },
    text: {
      sends: (t) =>
        phrase`窗口（${now(t, 'SND.WND')}）开着，但装不下一个足够大的报文段。为避免糊涂窗口综合征，数据一直没有发送；现在等待超时，不再等待。`,
      probe: (t) =>
        phrase`探测报文段带一个字节（${ourSeq(t, left(t))}）。如果到达，回复的 ACK 会带上当前窗口，丢失的窗口更新也就得到补救。`,
      next: (t) => phrase`下一次探测在 ${lasting(runsFor(t, 'persist'))}之后。`,
    },
  },
  'timer.delayedAck': {
    title: (t) => phrase`延迟确认定时器到期：${me(t)}发送纯 ACK。`,
    text: (t) =>
      phrase`${lasting(ranFor(t, 'delayedAck') ?? t.profile.delayedAckUs)}内没有发出可以捎带 ACK 的报文段，所以 ${ourAck(t, ackThatLeft(t))} 单独发出。`,
  },
  'timer.lossProbe': {
    title: (t) => phrase`${lasting(ranFor(t, 'lossProbe') ?? 0)}内没有 ACK：${me(t)}探测尾部。`,
    text: () =>
      phrase`如果一批数据的最后一个报文段丢失，没有后面的报文段能说明这一点，只能等 RTO。尾部丢包探测提前询问：有新数据就发送新数据，否则重发最后一个报文段。拥塞窗口不变。`,
  },
  'timer.reordering': {
    title: (t) => phrase`乱序等待结束：${me(t)}认为缺少的报文段已${lossMark('丢失')}。`,
    text: (t) =>
      phrase`后发送的报文段已经到达。如果只是网络乱序，缺少的报文段在这 ${lasting(ranFor(t, 'reordering') ?? 0)}之内也该到了。`,
  },
  'timer.keepAlive': {
    title: {
      again: (t) =>
        phrase`${lasting(ranFor(t, 'keepAlive') ?? 0)}内没有回复：${me(t)}再发送一个保活探测。`,
      first: (t) =>
        phrase`连接空闲了 ${lasting(ranFor(t, 'keepAlive') ?? t.profile.keepAlive?.idleUs ?? 0)}：${me(t)}发送保活探测。`,
    },
    text: {
      oldNumber: (t) =>
        phrase`探测报文段的 ${ourSeq(t, left(t))} 比 ${was(t, 'SND.NXT')} 小 1。如果到达，${peer(t)}会回复 ACK；如果${peer(t)}已经没有这条连接，则回复 RST。`,
      count: (t) =>
        phrase`这是第 ${t.after?.keepAliveProbes ?? 1} 次探测，共 ${t.profile.keepAlive?.probes ?? 0} 次。`,
    },
  },
  'timer.keepAliveLimit': {
    title: (t) => phrase`${peer(t)}没有回复任何探测：${me(t)}进入 ${stateMark('CLOSED')}。`,
    text: (t) =>
      phrase`连续 ${t.before?.keepAliveProbes ?? 0} 次探测都没有回复，于是认为${peer(t)}或中间的网络已经失效。连接异常终止，应用程序收到错误。`,
  },
  'timer.finWait2': {
    title: (t) => phrase`${me(t)}不再等待${peer(t)}的 FIN：进入 ${stateMark('CLOSED')}。`,
    text: {
      noRfc: (t) =>
        phrase`RFC 不限制 ${stateMark('FIN_WAIT_2')} 的时间。没有应用程序持有套接字（孤儿连接）时，协议栈会结束这个状态，这里是 ${lasting(ranFor(t, 'finWait2') ?? t.profile.finWait2Us)}之后。`,
      peerInCloseWait: (t) =>
        phrase`${peer(t)}仍处于 ${stateMark('CLOSE_WAIT')}；它如果再发送数据，会收到 RST。`,
    },
  },
};
