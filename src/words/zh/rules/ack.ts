/** The fifth step of RFC 9293, 3.10.7.4, the ACK field, and when our own ACKs leave (3.8.6.3). In Chinese. */
import { code, lossMark, phrase, stateMark } from '../../phrase.ts';
import {
  ackThatLeft,
  flagsMark,
  itsAck,
  itsSeq,
  left,
  newlyAcked,
  now,
  ourAck,
  ourSeq,
  rtoNow,
  runsFor,
  started,
  was,
} from '../../sentences/facts.ts';
import { counted, windowAfter } from '../../sentences/rules/ack.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer } from '../say.ts';

const twoMsl = (t: Telling): string => lasting(started(t, 'timeWait') ?? t.profile.timeWaitUs);

const delay = (t: Telling): string => lasting(started(t, 'delayedAck') ?? t.profile.delayedAckUs);

export const ack: RuleTexts<RulesOf<'ack'>> = {
  'ack.missing': {
    title: (t) => phrase`${me(t)}收到不带 ACK 的报文段：丢弃。`,
    text: (t) =>
      phrase`它的 ${itsSeq(t)} 可以接受，却没有 ACK 位（${flagsMark(t.segment)}）。双方交换 SYN 之后，每个真正的报文段都带 ACK；不带的不是旧的就是坏的，里面的一切都不算数。`,
  },
  'ack.ofSyn': {
    title: (t) => phrase`${me(t)}的 SYN 得到确认：进入 ${stateMark('ESTABLISHED')}。`,
    text: {
      carriedLater: (t) =>
        phrase`握手的那个 ACK ${lossMark('丢失')}了，但此后每个报文段都带着同样的确认号：${itsAck(t)}。`,
      numberAfterSyn: (t) => phrase`${itsAck(t)} 正是它的 SYN 之后的序号。`,
      bothKnow: () =>
        phrase`至此，两端都知道对方已经掌握自己的初始序号；迟到的旧 SYN 绝不可能让握手走到这一步。`,
    },
    aside: (t) =>
      phrase`同一报文段的 ACK（${itsAck(t)}）还完成了握手：${me(t)}中途经过 ${stateMark('ESTABLISHED')}。`,
  },
  'ack.badInSynRcvd': {
    title: (t) => phrase`这个 ACK 确认的不是${me(t)}的 SYN：回以 RST。`,
    text: (t) =>
      phrase`正确的确认号只能是 ${was(t, 'SND.NXT')}，来的却是 ${itsAck(t)}。RST 就取这个序号（${ourSeq(t, left(t, 'RST'))}），好让对方相信；${me(t)}留在 ${stateMark('SYN_RCVD')}，因为正确的 ACK 还可能到来。`,
  },
  'ack.new': {
    title: {
      dataAndFin: (t) => phrase`${me(t)}的最后 ${bytes(newlyAcked(t).octets)}连同 FIN 得到确认。`,
      data: (t) => phrase`${peer(t)}确认了${me(t)}的 ${bytes(newlyAcked(t).octets)}。`,
      fin: (t) => phrase`${me(t)}的 FIN 得到确认。`,
      syn: (t) => phrase`${me(t)}的 SYN 得到确认。`,
      other: (t) => phrase`${me(t)}收到新的确认。`,
    },
    text: {
      cumulative: (t) =>
        phrase`确认是累积的：${itsAck(t)} 表示在它之前的所有序号都已到达，不论由哪个报文段带来。`,
      nothingInFlight: () => phrase`再没有未确认的报文段，重传定时器停止。`,
      timerRestarts: (t) =>
        phrase`还有未确认的报文段（${now(t, 'SND.UNA')}，${now(t, 'SND.NXT')}），重传定时器以 ${rtoNow(t)} 重新开始。`,
    },
    aside: {
      beforeFin: (t) => phrase`FIN 之前的 ${bytes(newlyAcked(t).octets)}也一并得到确认。`,
      data: (t) =>
        phrase`同一个报文段还确认了${me(t)}的 ${bytes(newlyAcked(t).octets)}（${itsAck(t)}）。`,
    },
  },
  'ack.duplicate': {
    title: {
      probeAnswered: (t) => phrase`探测有了回答：${peer(t)}的窗口仍然关闭。`,
      alive: (t) => phrase`${peer(t)}回答了保活探测：它还在。`,
      counted: (t) => phrase`同样的 ACK 又来了：${me(t)}收到第 ${counted(t)} 个重复确认。`,
      nothingNew: (t) => phrase`这个 ACK 没有告诉${me(t)}任何新的东西。`,
    },
    text: {
      byteNotTaken: (t) =>
        phrase`${itsAck(t)} 表明那个字节没有被收下，窗口仍为 0。不过${peer(t)}还在，所以${me(t)}继续等待，过后再问。`,
      windowStillZero: (t) =>
        phrase`${itsAck(t)} 表明窗口仍为 0。不过${peer(t)}还在，所以${me(t)}继续等待，过后再问。`,
      counted: (t) =>
        phrase`${itsAck(t)} 表明${peer(t)}还在等这个序号，而后面的报文段却在到达：可见有报文段丢失或迟到。`,
      reordering: () => phrase`一两个重复确认可能只是乱序；到第三个才断定为丢失。`,
      alive: (t) =>
        phrase`${itsAck(t)} 是早已知道的（${now(t, 'SND.UNA')}），重要的是它来了。再沉默 ${lasting(started(t, 'keepAlive') ?? 0)}，${me(t)}会再问一次。`,
      nothingNew: (t) =>
        phrase`${itsAck(t)} 是早已知道的（${now(t, 'SND.UNA')}），窗口也仍是 ${bytes(windowAfter(t))}：没有什么可取的。`,
    },
    aside: { counted: (t) => phrase`这是连续第 ${counted(t)} 个重复确认。` },
  },
  'ack.overtaken': {
    title: (t) => phrase`这个 ACK 较旧，已被更新的赶过：${me(t)}不予理会。`,
    text: (t) =>
      phrase`上次告知窗口的报文段比它（${itsSeq(t)}，${itsAck(t)}）更新，所以 ${code(`wnd=${t.segment?.wnd ?? 0}`)} 已经过时：${now(t, 'SND.UNA')} 和 ${now(t, 'SND.WND')} 不变。`,
  },
  'ack.unsent': {
    title: (t) => phrase`这个 ACK 确认了${me(t)}还没有发送的序号。`,
    text: {
      beyond: (t) => phrase`${itsAck(t)} 超过了 ${was(t, 'SND.NXT')}，所以报文段被丢弃。`,
      answer: (t) =>
        phrase`一个 ACK（${ourSeq(t, ackThatLeft(t))}，${ourAck(t, ackThatLeft(t))}）说明${me(t)}的实际进度。`,
      noReset: () => phrase`不发 RST：伪造的报文段不应有本事结束连接。`,
    },
  },
  'ack.tooOld': {
    title: (t) => phrase`这个 ACK 太旧，${me(t)}不相信它。`,
    text: (t) =>
      phrase`${itsAck(t)} 比 ${was(t, 'SND.UNA')} 低得太多，超过了对方通告过的最大窗口 ${bytes(t.before?.maxSndWnd ?? 0)}。RFC 5961 规定丢弃并回以 ACK，因为其中的数据可能是伪造的。`,
  },
  'ack.limited': {
    title: (t) => phrase`${me(t)}不作回应：刚刚才发过这样的 ACK。`,
    text: (t) =>
      phrase`外人也能引出的应答，每 ${lasting(t.profile.ackRateLimitUs)}最多一个；否则双方可能没完没了地互相确认。`,
  },
  'ack.windowUpdate': {
    title: {
      shut: (t) => phrase`${peer(t)}的窗口关闭：${me(t)}必须等待。`,
      opens: (t) => phrase`${peer(t)}的窗口打开：${me(t)}可以发送 ${bytes(windowAfter(t))}。`,
      changes: (t) => phrase`${peer(t)}给${me(t)}的窗口变为 ${bytes(windowAfter(t))}。`,
    },
    text: {
      counts: (t) =>
        phrase`窗口从确认号算起：自 ${now(t, 'SND.UNA')} 起，${me(t)}至多可以有 ${bytes(windowAfter(t))}未被确认。`,
      notReading: (t) => phrase`${peer(t)}的应用读得没有数据来得快。`,
    },
    aside: {
      shut: (t) => phrase`${peer(t)}的窗口变为 0：不能再发送数据。`,
      opens: (t) => phrase`${peer(t)}的窗口重新打开：${bytes(windowAfter(t))}。`,
      changes: (t) => phrase`${peer(t)}的窗口变为 ${bytes(windowAfter(t))}。`,
    },
  },
  'ack.ofFin': {
    title: (t) => phrase`${me(t)}的 FIN 得到确认：它的发送方向已经关闭。`,
    text: {
      halfClosed: (t) =>
        phrase`${itsAck(t)} 涵盖了 FIN。连接处于半关闭：${me(t)}不再发送数据，但${peer(t)}仍可发送，${me(t)}照常确认。`,
      noLimit: (t) =>
        phrase`它在 ${stateMark('FIN_WAIT_2')} 中等待${peer(t)}的 FIN；RFC 没有为此规定定时器。`,
      limited: (t) =>
        phrase`它在 ${stateMark('FIN_WAIT_2')} 中等待${peer(t)}的 FIN，这里至多等 ${lasting(runsFor(t, 'finWait2'))}：已经没有应用持有这一端。`,
    },
    aside: () => null,
  },
  'ack.ofFinClosing': {
    title: (t) => phrase`${me(t)}的 FIN 也得到确认：进入 ${stateMark('TIME_WAIT')}。`,
    text: (t) =>
      phrase`${stateMark('CLOSING')} 等的就是 ${itsAck(t)}。双方都是主动关闭，谁也不知道自己最后的 ACK 能否送到，所以各自等待 2MSL（${twoMsl(t)}）。`,
  },
  'ack.ofFinLast': {
    title: (t) => phrase`最后一个 ACK 到达：${me(t)}进入 ${stateMark('CLOSED')}。`,
    text: {
      bothKnow: (t) =>
        phrase`${itsAck(t)} 涵盖了它的 FIN。两个方向都已关闭，而且${me(t)}知道对方也知道：连接记录可以立刻删除。`,
      peerWaits: (t) =>
        phrase`只有发出最后一个 ACK 的${peer(t)}还要在 ${stateMark('TIME_WAIT')} 中等待。`,
    },
  },
  'ack.ignoredInTimeWait': {
    title: (t) => phrase`单纯的 ACK 到达 ${stateMark('TIME_WAIT')}：${me(t)}不作回答。`,
    text: (t) =>
      phrase`它序号正确（${itsSeq(t)}，${itsAck(t)}），也没有要求什么。如果对这样的 ACK 也要回答，两个都在等待的端点就会永远互相确认下去。`,
  },
  'ack.answeredInTimeWait': {
    title: {
      dropped: (t) => phrase`${stateMark('TIME_WAIT')} 中来了迟到的报文段：${me(t)}将其丢弃。`,
      answered: (t) => phrase`${stateMark('TIME_WAIT')} 中来了迟到的报文段：${me(t)}回以 ACK。`,
    },
    text: {
      allReceived: (t) =>
        phrase`它的序号是 ${itsSeq(t)}，而 ${was(t, 'RCV.NXT')} 之前的一切连同 FIN 都已收到：没有什么可收的了。`,
      answer: (t) => phrase`ACK（${ourAck(t, ackThatLeft(t))}）说明的就是这一点。`,
      onlyFinRestarts: () => phrase`只有 FIN 才会使 2MSL 的等待重新开始。`,
    },
  },

  'ack.atOnce': {
    title: (t) => phrase`${me(t)}立即确认。`,
    text: (t) => phrase`ACK 以 ${ourAck(t, ackThatLeft(t))} 发出。`,
  },
  'ack.rides': {
    title: (t) => phrase`${me(t)}的 ACK 由正要发出的报文段捎带。`,
    text: (t) =>
      phrase`每个报文段都有确认号字段，${ourAck(t, ackThatLeft(t))} 不必单独占用一个报文段。`,
    aside: (t) => phrase`${me(t)}欠着的 ACK（${ourAck(t, ackThatLeft(t))}）由它捎带。`,
  },
  'ack.delayed': {
    title: (t) => phrase`${me(t)}把 ACK 推迟一会儿。`,
    text: (t) =>
      phrase`也许马上有应答可以捎带它，也许再来一个报文段可以一并确认。至多推迟 ${delay(t)}；RFC 要求少于 ${lasting(500_000)}。`,
    aside: (t) => phrase`ACK 至多推迟 ${delay(t)}，看看有没有报文段可以捎带它。`,
  },
};
