/** What Linux does beyond the RFCs, or otherwise: quick ACKs, memory for windows, patience by time, ... In Chinese. */
import { duration } from '../../duration.ts';
import { againMark, code, lossMark, phrase, stateMark, type Phrase } from '../../phrase.ts';
import {
  ackThatLeft,
  itsAck,
  itsSeq,
  left,
  memoryInUse,
  now,
  ourAck,
  ourSeq,
  patience,
  ranFor,
  rtoNow,
  runsFor,
  sentAgain,
  started,
  waiting,
  was,
} from '../../sentences/facts.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer } from '../say.ts';

const ourTwoMsl = (t: Telling): string => lasting(started(t, 'timeWait') ?? t.profile.timeWaitUs);

const held = (t: Telling): string => lasting(started(t, 'delayedAck') ?? t.profile.delayedAckUs);

/** "131072 字节内存中的 768 字节". */
const memory = (t: Telling): Phrase => {
  const { used, all } = memoryInUse(t);
  return phrase`${bytes(all)}内存中的 ${bytes(used)}`;
};

export const linux: RuleTexts<RulesOf<'linux'>> = {
  'linux.quickAck': {
    title: (t) => phrase`快速确认模式：${me(t)}立即确认。`,
    text: (t) =>
      phrase`连接刚建立、空闲之后以及收到重传之后，Linux 都会立即确认，因为慢启动中的发送方靠 ACK 增大窗口。快速确认的次数有限，${ourAck(t, ackThatLeft(t))} 是其中一次。`,
  },
  'linux.awaitsAnswer': {
    title: (t) => phrase`ping-pong 模式：${me(t)}推迟发送 ACK。`,
    text: (t) =>
      phrase`应用程序收到数据后很快发出数据，或者收到 FIN，Linux 就进入这种模式。ACK 最多推迟 ${held(t)}，以便由下一个报文段捎带。`,
    aside: (t) =>
      phrase`Linux 处于 ping-pong 模式：ACK 最多推迟 ${held(t)}，以便由下一个报文段捎带。`,
  },
  'linux.ackAfterCrossing': {
    title: (t) => phrase`${me(t)}又发送一个多余的 ACK。`,
    text: (t) =>
      phrase`Linux 把交错的 SYN+ACK 当作三次握手的第二个报文段，再确认一次（${ourAck(t, ackThatLeft(t))}）。RFC 9293 的图 7 中没有这个 ACK。`,
    aside: () => phrase`Linux 还会再发一个 ACK：RFC 9293 的图 7 中没有它，也没有实际作用。`,
  },
  'linux.touchesWindow': {
    title: (t) => phrase`报文段只碰到${me(t)}窗口的边缘：Linux 仍读取它的 ACK 字段。`,
    text: (t) =>
      phrase`按 RFC 9293 的判定表，它不可接受（${itsSeq(t)}，期待的是 ${was(t, 'RCV.NXT')}）。Linux 仍读取它的 ACK 字段，并再次确认其中重复的数据。`,
    aside: () => phrase`它位于窗口的边缘：按 RFC 9293 不可接受，但 Linux 仍读取它的 ACK 字段。`,
  },
  'linux.restartsTimeWait': {
    title: (t) => phrase`${me(t)}的 ${stateMark('TIME_WAIT')} 定时器重新启动。`,
    text: (t) =>
      phrase`按 RFC，只有重传的 FIN 会重新启动它。在 Linux 上，任何带 ACK 的报文段都会重新启动它（${ourTwoMsl(t)}）。`,
    aside: (t) =>
      phrase`在 Linux 上，这会重新启动 ${stateMark('TIME_WAIT')} 定时器（${ourTwoMsl(t)}）；按 RFC 只有 FIN 才会。`,
  },
  'linux.ignoresSynFin': {
    title: (t) => phrase`SYN 和 FIN 在同一个报文段中：${me(t)}将其丢弃。`,
    text: (t) =>
      phrase`按 RFC 9293 第 3.10.7.2 节，SYN 有效，FIN 留待以后处理。处于 ${stateMark('LISTEN')} 的 Linux 会丢弃同时带有两者的报文段（${itsSeq(t)}），也不回复。`,
  },
  'linux.resetsRequest': {
    title: (t) => phrase`窗口内又来一个 SYN：${me(t)}发送 RST，回到 ${stateMark('LISTEN')}。`,
    text: (t) =>
      phrase`两个 SYN 中有一个不是真的。RFC 9293 直接丢弃两者；Linux 则回复 RST（${ourSeq(t, left(t, 'RST'))}）。如果这个 SYN 才是真的，${peer(t)}的 ${code('connect()')} 可能失败。`,
  },
  'linux.resetBeforeFin': {
    title: (t) => phrase`RST 的序号与 FIN 相同：${me(t)}进入 ${stateMark('CLOSED')}。`,
    text: (t) =>
      phrase`RFC 9293 只接受 ${was(t, 'RCV.NXT')}，而 ${itsSeq(t)} 在窗口左侧。如果数据与 FIN 交错，而对端已经删除连接，它回复的 RST 正是这个序号，所以 Linux 接受它。`,
  },
  'linux.listenerStays': {
    title: (t) => phrase`${me(t)}仍在监听：${stateMark('LISTEN')}。`,
    text: () =>
      phrase`在 RFC 中，监听用的 TCB 变成连接，并随连接一起删除。套接字编程中，监听套接字一直保留，每条连接都是另一个套接字。`,
    aside: (t) => phrase`${me(t)}的监听套接字是另一个，仍然开着：${stateMark('LISTEN')}。`,
  },
  'linux.windowOfMemory': {
    title: (t) => phrase`${me(t)}的窗口按内存计算，而不是按字节数。`,
    text: (t) =>
      phrase`还有 ${bytes(t.after?.unread ?? 0)}未读；加上首部和管理信息，占用 ${memory(t)}。Linux 按剩余内存通告窗口，取整数个报文段。`,
    aside: (t) => phrase`未读数据占用 ${memory(t)}：Linux 据此计算窗口。`,
  },
  'linux.ignoresAfterFin': {
    title: (t) => phrase`${peer(t)}的 FIN 之后又来了报文段：${me(t)}忽略它。`,
    text: (t) =>
      phrase`FIN 占用了${peer(t)}的最后一个序号，而 ${itsSeq(t)} 在它之后。Linux 只看 ACK 字段，其余直接丢弃；按 RFC 9293，重复的 FIN 要确认。`,
  },
  'linux.resetsAfterFin': {
    title: (t) =>
      phrase`数据超出了${peer(t)}的 FIN：${me(t)}发送 RST，进入 ${stateMark('CLOSED')}。`,
    text: (t) =>
      phrase`它以收到过的数据开头（${itsSeq(t)}），末尾却超过 ${was(t, 'RCV.NXT')}，而那之后不会再有数据。Linux 按无人读取的数据处理；RFC 9293 则忽略它。`,
  },
  'linux.timeWaitStays': {
    title: (t) => phrase`${me(t)}留在 ${stateMark('TIME_WAIT')}。`,
    text: () =>
      phrase`RFC 9293 中 ABORT 会删除 TCB。在 Linux 中，套接字归应用程序，${stateMark('TIME_WAIT')} 归内核，要等时间到。`,
  },
  'linux.halfWindowSegments': {
    title: (t) => phrase`窗口很小：${me(t)}的每个报文段最多携带 ${bytes(t.after?.sndMss ?? 0)}。`,
    text: (t) =>
      phrase`Linux 的一个报文段最多占${peer(t)}通告过的最大窗口的一半（不超过 536 字节的窗口则可全部占用），这样可以有两个报文段同时在途。`,
    aside: (t) =>
      phrase`窗口很小：Linux 的报文段最多携带 ${bytes(t.after?.sndMss ?? 0)}，这样可以有两个同时在途。`,
  },
  'linux.mergesAgain': {
    title: (t) => phrase`${me(t)}把几个小报文段合并重传。`,
    text: (t) =>
      phrase`它们作为一个报文段${againMark('重传')}（${ourSeq(t, sentAgain(t))}），不超过 ${bytes(t.after?.sndMss ?? t.profile.mss)}。RFC 允许这样做，但不要求。`,
    aside: (t) => phrase`小报文段合并重传：现在一个报文段带 ${bytes(sentAgain(t)?.dataLen ?? 0)}。`,
  },
  'linux.sendsLostAgain': {
    title: (t) => phrase`${me(t)}继续${againMark('重传')}它认为已${lossMark('丢失')}的数据。`,
    text: (t) =>
      phrase`超时之后，Linux 认为所有在途数据都已丢失。每个 ACK 都腾出空间（${now(t, 'cwnd')}），可以再重传一些；RFC 9293 只重传第一个报文段。`,
    aside: (t) =>
      phrase`超时之后，所有在途数据都算丢失；这个 ACK 到达后又可以${againMark('重传')}一些（${ourSeq(t, sentAgain(t))}）。`,
  },
  'linux.halfOfWindow': {
    title: (t) => phrase`Reno 把${me(t)}的拥塞窗口减半：${now(t, 'ssthresh')}。`,
    text: (t) =>
      phrase`RFC 5681 取在途数据量的一半；Linux 的 Reno 取 ${was(t, 'cwnd')} 的一半，至少两个报文段。Linux 默认的 CUBIC 会取它的 0.7 倍左右。`,
  },
  'linux.windowUnused': {
    title: (t) => phrase`${me(t)}的拥塞窗口不变：${now(t, 'cwnd')}。`,
    text: {
      slowStart: () =>
        phrase`慢启动中，在途数据超过窗口的一半，Linux 才增大窗口。只按 RFC 5681，窗口仍会增大。`,
      avoidance: () =>
        phrase`拥塞避免中，窗口限制了发送，Linux 才增大窗口。只按 RFC 5681，窗口仍会增大。`,
    },
  },
  'linux.windowShrinks': {
    title: (t) => phrase`${me(t)}的拥塞窗口大于实际需要：${now(t, 'cwnd')}。`,
    text: (t) =>
      phrase`至少有一个 RTO（${lasting(t.before?.rtoUs ?? 0)}）的时间窗口没有用满，${was(t, 'cwnd')} 已不能反映网络现状。Linux 把窗口逐步减小到初始大小。`,
  },
  'linux.proportional': {
    title: (t) => phrase`按比例减速（PRR）：${me(t)}的 ${now(t, 'cwnd')}。`,
    text: (t) =>
      phrase`在快速恢复中，Linux 按 ACK 报告的到达量，成比例地把在途数据降到 ${now(t, 'ssthresh')}。RFC 5681 则立即把窗口减半。`,
  },
  'linux.triesNew': {
    title: (t) => phrase`这次超时是否多余？${me(t)}先发送新数据。`,
    text: (t) =>
      phrase`超时后的第一个 ACK（${itsAck(t)}）没有确认全部数据。Linux 先发送新数据，再决定是否继续重传（F-RTO）：如果只发过一次的报文段得到确认，就说明没有${lossMark('丢失')}。`,
    aside: () => phrase`继续${againMark('重传')}之前，Linux 先发送新数据（F-RTO）。`,
  },
  'linux.needlessTimeout': {
    title: (t) => phrase`这次超时是多余的：${me(t)}撤销它的影响。`,
    text: (t) =>
      phrase`${itsAck(t)} 确认了只发过一次的报文段，可见它早已到达，只是 ACK 迟到或${lossMark('丢失')}。窗口恢复（${now(t, 'cwnd')}），不再${againMark('重传')}。`,
    aside: (t) =>
      phrase`它确认了只发过一次的报文段：这次超时是多余的，窗口恢复（${now(t, 'cwnd')}）。`,
  },
  'linux.recoversBySack': {
    title: (t) => phrase`SACK 显示有空洞：${me(t)}开始快速恢复（${now(t, 'ssthresh')}）。`,
    text: (t) =>
      phrase`比缺少的报文段晚得多发送的报文段已经到达，所以缺少的算作${lossMark('丢失')}（RACK），只有它们要${againMark('重传')}。${now(t, 'cwnd')} 逐步下降。`,
  },
  'linux.needlessRetransmission': {
    title: (t) => phrase`这次重传是多余的：${me(t)}撤销窗口的缩小（${now(t, 'cwnd')}）。`,
    text: () =>
      phrase`回显的时间戳或 D-SACK 表明第一份已经到达：它只是迟到，没有${lossMark('丢失')}。拥塞窗口恢复原值。`,
  },
  'linux.reneged': {
    title: (t) => phrase`${peer(t)}丢弃了 SACK 报告过的数据。`,
    text: (t) =>
      phrase`接收方可以这样做。在途的第一个报文段曾被报告为已收到，却一直没有得到确认（${itsAck(t)}），于是${me(t)}忘掉全部 SACK 信息，全部${againMark('重传')}。`,
  },
  'linux.probeRepaired': {
    title: (t) => phrase`尾部丢包探测修复了一次丢失：${now(t, 'cwnd')}。`,
    text: (t) =>
      phrase`${itsAck(t)} 不仅确认了探测，也没有 D-SACK 说明探测是重复的。可见确有报文段${lossMark('丢失')}，拥塞窗口随之缩小。`,
  },
  'linux.cubicShare': {
    title: (t) => phrase`CUBIC 保留${me(t)}拥塞窗口的 0.7 倍：${now(t, 'ssthresh')}。`,
    text: (t) =>
      phrase`Reno 会保留 ${was(t, 'cwnd')} 的一半。CUBIC 记住这个窗口：先很快回到它附近，再慢慢超过它。`,
  },
  'linux.cubicGrowth': {
    title: (t) => phrase`CUBIC：${me(t)}的拥塞窗口为 ${now(t, 'cwnd')}。`,
    text: () =>
      phrase`窗口是距上次丢失的时间的三次函数，与 ACK 的个数无关，也不会小于 Reno 的窗口。`,
  },
  'linux.hystart': {
    title: (t) => phrase`HyStart 结束${me(t)}的慢启动：${now(t, 'ssthresh')}。`,
    text: () =>
      phrase`ACK 的间隔变大，或者往返时间变长，说明路径快要填满。慢启动在丢失报文段之前结束。`,
  },
  'linux.bufferGrows': {
    title: (t) => phrase`${me(t)}的接收缓冲区变大。`,
    text: (t) =>
      phrase`Linux 每个往返时间测量一次应用程序读走了多少，让缓冲区能容纳它的两倍，通告的窗口（${now(t, 'RCV.WND')}）随之变大。`,
  },
  'linux.rtoSample': {
    title: (t) => phrase`${me(t)}测得一次往返时间，${rtoNow(t)}。`,
    text: (t) =>
      phrase`RTO 等于平滑往返时间（${code(`SRTT=${duration(t.after?.srttUs ?? 0, 'en')}`)}）加四倍偏差，与 RFC 6298 一样。但 Linux 的下限 ${lasting(t.profile.rtoMinUs)}只用于偏差，不用于两者之和。`,
  },
  'linux.emptyProbe': {
    title: (t) => phrase`${me(t)}探测${peer(t)}的零窗口。`,
    text: {
      noData: (t) =>
        phrase`RFC 的探测报文段带一个字节，Linux 的不带数据。${ourSeq(t, left(t))} 在窗口左侧，所以它如果到达，${peer(t)}会回复带有当前窗口的 ACK。`,
      next: (t) => phrase`下一次探测在 ${lasting(runsFor(t, 'persist'))}之后。`,
    },
  },
  'linux.probesOver': {
    title: (t) => phrase`窗口一直关闭：${me(t)}放弃（${stateMark('CLOSED')}）。`,
    text: (t) =>
      t.before?.orphan
        ? phrase`这个连接已没有应用程序持有，不能因为窗口一直关闭而永远保留：Linux 探测 ${t.before.probes} 次后结束它，有没有应答都一样。没有报文段通知${peer(t)}。`
        : phrase`连续 ${t.before?.probesUnanswered ?? 1} 次探测没有应答：达到 Linux 的上限（${code('tcp_retries2')}）。只要还有应答，就继续探测（RFC 9293, 3.8.6.1）。没有报文段通知${peer(t)}。`,
  },
  'linux.patienceOver': {
    title: (t) => phrase`${me(t)}放弃：进入 ${stateMark('CLOSED')}。`,
    text: {
      orphaned: (t) =>
        phrase`重传了 ${t.before?.retransmissions ?? 1} 次，都没有确认。对孤儿连接，Linux 会更早放弃：第一次重传满 ${lasting(patience(t) ?? 0)}之后，再超时就放弃。`,
      usual: (t) =>
        phrase`重传了 ${t.before?.retransmissions ?? 1} 次，都没有确认。Linux 按时间而不是按次数放弃：第一次重传满 ${lasting(patience(t) ?? 0)}之后，再超时就放弃。`,
      peerUnaware: (t) =>
        phrase`不发送任何报文段，${peer(t)}并不知情，仍处于 ${stateMark(t.peerEnd.state)}。`,
    },
  },
  'linux.corked': {
    title: (t) => phrase`后面还有数据：${me(t)}的 ${bytes(waiting(t))}先等待。`,
    text: () =>
      phrase`这些数据不足一个满长报文段，而应用程序说明后面还有数据：${code('TCP_CORK')} 对所有发送有效，${code('MSG_MORE')} 只对这一次 ${code('send()')} 有效。攒满一个报文段，或应用程序关闭连接时，才发送。`,
  },
  'linux.corkEnds': {
    title: (t) => phrase`${me(t)}等后续数据已经够久，把现有的数据发送出去。`,
    text: (t) =>
      phrase`没有在途数据，不会有 ACK 来触发发送。等了一个 RTO 那么久（${lasting(ranFor(t, 'persist') ?? t.before?.rtoUs ?? 0)}），由定时器触发。`,
  },
  'linux.defersAccept': {
    title: (t) => phrase`${me(t)}忽略这个 ACK：它在等数据。`,
    text: (t) =>
      phrase`设置了 ${code('TCP_DEFER_ACCEPT')} 的监听套接字，只有数据到达才唤醒应用程序，光完成握手还不够。它的 SYN 已得到确认（${itsAck(t)}），但${me(t)}停留在 ${stateMark('SYN_RCVD')}，而${peer(t)}处于 ${stateMark(t.peerEnd.state)}。`,
  },
  'linux.waitsForData': {
    title: (t) => phrase`还没有数据：${me(t)}继续等待，不发送任何报文段。`,
    text: (t) =>
      phrase`${peer(t)}已经确认了 SYN+ACK，不必重传。等 ${code('TCP_DEFER_ACCEPT')} 的时间快到时再发送一次，这一次的 ACK 会被接受。定时器重新开始，${lasting(runsFor(t, 'retransmission'))}后到期。`,
  },
  'linux.forgetsRequest': {
    title: (t) => phrase`SYN+ACK 一直没有得到确认：${me(t)}放弃这个连接请求。`,
    text: (t) =>
      phrase`重传了 ${t.before?.retransmissions ?? 1} 次，又等了 ${lasting(ranFor(t, 'retransmission') ?? t.before?.rtoUs ?? 0)}，于是回到 ${stateMark('LISTEN')}。应用程序不会得知这个请求；按 RFC，这次 OPEN 应当失败。`,
  },
  'linux.keepAliveResets': {
    title: (t) => phrase`${me(t)}还发送一个 RST，以防${peer(t)}其实还在。`,
    text: (t) =>
      phrase`RFC 没有这样的要求。如果只是${peer(t)}的 ACK 都丢失了，而这个 RST（${ourSeq(t, left(t, 'RST'))}）能够到达，${peer(t)}就会得知连接已经结束。`,
    aside: (t) =>
      phrase`Linux 还发送一个 RST（${ourSeq(t, left(t, 'RST'))}），以防${peer(t)}其实还在。`,
  },
};
