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
    title: (t) => phrase`${me(t)}处于快速确认模式：立即确认。`,
    text: (t) =>
      phrase`连接刚建立时和每次受到扰动之后，Linux 都这样做：慢启动中的发送方要靠 ACK 才能加快。快速确认的次数有限，这个 ACK（${ourAck(t, ackThatLeft(t))}）是其中之一。`,
  },
  'linux.awaitsAnswer': {
    title: (t) => phrase`${me(t)}推迟 ACK：估计自己的程序马上会回答。`,
    text: (t) =>
      phrase`Linux 认为这是一来一往的对话（“ping-pong”模式）：${peer(t)}的话很快会有回答，FIN 也会以 FIN 回答，ACK 可以由它捎带。最多等 ${held(t)}。`,
    aside: (t) => phrase`ACK 最多推迟 ${held(t)}：Linux 估计程序马上会回答，可以由回答捎带。`,
  },
  'linux.ackAfterCrossing': {
    title: (t) => phrase`${me(t)}又发了一个谁也不需要的 ACK。`,
    text: (t) =>
      phrase`RFC 的图 7 里没有它。Linux 把这个交错的 SYN+ACK 当作握手的第二个报文段，于是又确认一次（${ourAck(t, ackThatLeft(t))}）。`,
    aside: () => phrase`Linux 还会再发一个 ACK：图 7 里没有，也没有谁需要它。`,
  },
  'linux.touchesWindow': {
    title: (t) => phrase`报文段只碰到${me(t)}窗口的边缘：Linux 照样接受。`,
    text: (t) =>
      phrase`按 RFC 的判定表，它不可接受（${itsSeq(t)}，而期待的是 ${was(t, 'RCV.NXT')}）。Linux 仍会查看它的 ACK 字段；其中早已收到的数据则再确认一次。`,
    aside: () => phrase`它只碰到窗口的边缘：按 RFC 的判定表不可接受，Linux 仍会查看它的 ACK 字段。`,
  },
  'linux.restartsTimeWait': {
    title: (t) => phrase`${me(t)}重新开始 2MSL 的等待。`,
    text: (t) =>
      phrase`按 RFC，只有重传来的 FIN 才会这样。在 Linux 上，凡是带 ACK 的报文段到达，都从头再等 ${ourTwoMsl(t)}。`,
    aside: (t) =>
      phrase`在 Linux 上，这会使 2MSL（${ourTwoMsl(t)}）的等待重新开始；按 RFC 只有 FIN 才会。`,
  },
  'linux.ignoresSynFin': {
    title: (t) => phrase`SYN 和 FIN 在同一个报文段里：${me(t)}把它丢弃。`,
    text: (t) =>
      phrase`按 RFC，SYN 有效，FIN 留待以后处理（3.10.7.2）。Linux 的监听者不接受两者并存的报文段，不作声，仍在 ${stateMark('LISTEN')}：这个报文段（${itsSeq(t)}）就像从未来过。`,
  },
  'linux.resetsRequest': {
    title: (t) => phrase`窗口内又来了一个 SYN：${me(t)}发送 RST，回到 ${stateMark('LISTEN')}。`,
    text: (t) =>
      phrase`两个 SYN 中有一个不是真的。RFC 把两个都悄悄丢弃；Linux 则回以 RST（${ourSeq(t, left(t, 'RST'))}），假如这一个才是真的，${peer(t)}的 ${code('connect()')} 就会失败。`,
  },
  'linux.resetBeforeFin': {
    title: (t) => phrase`RST 的序号正是${peer(t)}的 FIN：${me(t)}进入 ${stateMark('CLOSED')}。`,
    text: (t) =>
      phrase`按 RFC，只有 ${was(t, 'RCV.NXT')} 才算数；${itsSeq(t)} 低于窗口，应当丢弃。但是已经关闭并忘掉连接的一端，可能正是用这个序号回答与 FIN 交错的数据，所以 Linux 照办。`,
  },
  'linux.listenerStays': {
    title: (t) => phrase`${me(t)}的程序继续监听：${stateMark('LISTEN')}。`,
    text: () =>
      phrase`在 RFC 里，监听的记录会变成连接，并随连接一起消失。套接字程序的监听套接字则一直都在，每条连接都是另一个套接字。`,
    aside: (t) => phrase`${me(t)}的监听套接字是另外一个，它一直都在：${stateMark('LISTEN')}。`,
  },
  'linux.windowOfMemory': {
    title: (t) => phrase`${me(t)}的窗口按内存计算，而不是按字节。`,
    text: (t) =>
      phrase`还有 ${bytes(t.after?.unread ?? 0)}没有读；连同报文段首部和管理信息，占用 ${memory(t)}。Linux 按还放得下多少来通告窗口，取整个报文段。`,
    aside: (t) => phrase`未读的数据占用 ${memory(t)}：Linux 据此算出窗口。`,
  },
  'linux.mergesAgain': {
    title: (t) => phrase`${me(t)}队列中后面的数据，由同一个报文段一并带上。`,
    text: (t) =>
      phrase`原先分几次发出的小报文段，${againMark('重传')}时并成一个（${ourSeq(t, sentAgain(t))}），只要不超过 ${bytes(t.after?.sndMss ?? t.profile.mss)}。RFC 允许这样做，但不要求。`,
    aside: (t) =>
      phrase`队列中后面的数据也一并带上：这个报文段现在有 ${bytes(sentAgain(t)?.dataLen ?? 0)}。`,
  },
  'linux.sendsLostAgain': {
    title: (t) => phrase`${me(t)}继续${againMark('重传')}它认为${lossMark('丢失')}的数据。`,
    text: (t) =>
      phrase`超时之后，Linux 认为所有未确认的数据都丢失了。每来一个 ACK 就腾出空间（${now(t, 'cwnd')}），再重传一些；按 RFC 9293 只重传第一个报文段。`,
    aside: (t) =>
      phrase`超时之后，所有未确认的数据都算丢失：有了这个 ACK，又可以${againMark('重传')}一些（${ourSeq(t, sentAgain(t))}）。`,
  },
  'linux.halfOfWindow': {
    title: (t) => phrase`${me(t)}取拥塞窗口的一半：${now(t, 'ssthresh')}。`,
    text: (t) =>
      phrase`RFC 5681 取未确认数据量的一半；Linux 取原来窗口（${was(t, 'cwnd')}）的一半，但不少于两个报文段。`,
  },
  'linux.windowUnused': {
    title: (t) => phrase`${me(t)}的拥塞窗口不变：${now(t, 'cwnd')}。`,
    text: () =>
      phrase`窗口用了还不到一半，所以这个 ACK 说明不了网络还能承受多少。只按 RFC 5681，窗口仍会增大。`,
  },
  'linux.windowShrinks': {
    title: (t) => phrase`${me(t)}的拥塞窗口大得用不完：${now(t, 'cwnd')}。`,
    text: (t) =>
      phrase`至少有一个超时时间（${lasting(t.before?.rtoUs ?? 0)}）之久，窗口没有用满，${was(t, 'cwnd')} 已说明不了如今的网络。Linux 让窗口逐步缩小，退向连接开始时的大小。`,
  },
  'linux.proportional': {
    title: (t) => phrase`${me(t)}按到达的量，成比例地发送：${now(t, 'cwnd')}。`,
    text: (t) =>
      phrase`在快速恢复中，Linux 让在途的数据逐步接近 ${now(t, 'ssthresh')}：可以发送多少，要看 ACK 表明已经到达多少。RFC 5681 则立即减半，再把窗口撑大。`,
  },
  'linux.triesNew': {
    title: (t) => phrase`这次超时是否多余？${me(t)}先试发新数据。`,
    text: (t) =>
      phrase`超时之后的第一个 ACK（${itsAck(t)}）还没有确认全部：再${againMark('重传')}之前，Linux 先发送还没发过的数据（F-RTO）。如果只发过一次的数据得到确认，就说明什么也没有${lossMark('丢失')}。`,
    aside: () => phrase`再${againMark('重传')}之前，Linux 先试发新数据（F-RTO）。`,
  },
  'linux.needlessTimeout': {
    title: (t) => phrase`这次超时是多余的：${me(t)}把它收回。`,
    text: (t) =>
      phrase`${itsAck(t)} 确认了只发过一次的数据，可见它早已到达，只是 ACK 迟到或${lossMark('丢失')}。窗口收回减掉的部分（${now(t, 'cwnd')}），也不再${againMark('重传')}。`,
    aside: (t) =>
      phrase`它确认了只发过一次的数据：这次超时是多余的，窗口收回减掉的部分（${now(t, 'cwnd')}）。`,
  },
  'linux.rtoSample': {
    title: (t) => phrase`${me(t)}测得一次往返时间：${rtoNow(t)}。`,
    text: (t) =>
      phrase`与 RFC 6298 一样，超时时间取平滑的平均值（${code(`SRTT=${duration(t.after?.srttUs ?? 0, 'en')}`)}）加四倍偏差。不同的是，Linux 规定的下限 ${lasting(t.profile.rtoMinUs)}只管偏差这一部分，而不是两者之和。`,
  },
  'linux.emptyProbe': {
    title: (t) => phrase`${me(t)}探测${peer(t)}关闭的窗口。`,
    text: {
      noData: (t) =>
        phrase`RFC 用一个字节的数据来探测，Linux 不带数据：探测报文段的 ${ourSeq(t, left(t))} 低于窗口，${peer(t)}必须回以 ACK，从而报告当前的窗口。`,
      next: (t) =>
        phrase`下一次探测在 ${lasting(runsFor(t, 'persist'))}之后。只要探测有回答，就会一直探测下去。`,
    },
  },
  'linux.patienceOver': {
    title: (t) => phrase`${me(t)}放弃：进入 ${stateMark('CLOSED')}。`,
    text: {
      orphaned: (t) =>
        phrase`同样的内容重传了 ${t.before?.retransmissions ?? 1} 次，都没有回音。Linux 不按次数、而按时间：第一次重传之后满 ${lasting(patience(t) ?? 0)}，再超时就放弃；这比平时短，因为已经没有程序持有这条连接。`,
      usual: (t) =>
        phrase`同样的内容重传了 ${t.before?.retransmissions ?? 1} 次，都没有回音。Linux 不按次数、而按时间：第一次重传之后满 ${lasting(patience(t) ?? 0)}，再超时就放弃。`,
      nothingSent: () => phrase`不发送任何报文段。`,
      peerUnaware: (t) => phrase`${peer(t)}对此一无所知，仍处于 ${stateMark(t.peerEnd.state)}。`,
    },
  },
  'linux.forgetsRequest': {
    title: (t) => phrase`SYN+ACK 一直没有得到确认：${me(t)}忘掉这个请求。`,
    text: (t) =>
      phrase`重传了 ${t.before?.retransmissions ?? 1} 次，又等了 ${lasting(ranFor(t, 'retransmission') ?? t.before?.rtoUs ?? 0)}，于是回到 ${stateMark('LISTEN')}。程序从未听说这个请求，也不会得到通知；按 RFC，这次 OPEN 就算失败了。`,
  },
  'linux.keepAliveResets': {
    title: (t) => phrase`${me(t)}还发送一个 RST，以防${peer(t)}其实还在。`,
    text: (t) =>
      phrase`RFC 没有这样的要求。如果${peer(t)}还活着，只是它的 ACK 都丢了，这个 RST（${ourSeq(t, left(t, 'RST'))}）就会告诉它连接已经结束。`,
    aside: (t) =>
      phrase`Linux 还发送一个 RST（${ourSeq(t, left(t, 'RST'))}），以防${peer(t)}其实还在。`,
  },
};
