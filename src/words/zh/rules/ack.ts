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
import { counted, sacked, windowAfter } from '../../sentences/rules/ack.ts';
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
      phrase`${itsSeq(t)} 可以接受，但 ACK 位没有置 1（${flagsMark(t.segment)}）。只有 SYN 和 RST 可以不带 ACK，这个报文段两者都不是，丢弃且不回复。`,
  },
  'ack.ofSyn': {
    title: (t) => phrase`${me(t)}的 SYN 得到确认：进入 ${stateMark('ESTABLISHED')}。`,
    text: {
      carriedLater: (t) =>
        phrase`握手的 ACK ${lossMark('丢失')}了，但这个报文段带有同样的 ${itsAck(t)}。`,
      numberAfterSyn: (t) => phrase`${itsAck(t)} 是 SYN 之后的下一个序号。`,
      complete: () => phrase`握手完成：双方都确认了对端的初始序号。`,
    },
    aside: (t) =>
      phrase`同一报文段的 ACK（${itsAck(t)}）也完成了握手：${me(t)}先经过 ${stateMark('ESTABLISHED')}。`,
  },
  'ack.badInSynRcvd': {
    title: (t) => phrase`这个 ACK 确认的不是${me(t)}的 SYN：回复 RST。`,
    text: (t) =>
      phrase`正确的确认号是 ${was(t, 'SND.NXT')}，收到的却是 ${itsAck(t)}。RST 以它为序号（${ourSeq(t, left(t, 'RST'))}）。${me(t)}仍处于 ${stateMark('SYN_RCVD')}：正确的 ACK 还可能到达。`,
  },
  'ack.new': {
    title: {
      dataAndFin: (t) =>
        phrase`${peer(t)}确认了${me(t)}的最后 ${bytes(newlyAcked(t).octets)}和 FIN。`,
      data: (t) => phrase`${peer(t)}确认了${me(t)}的 ${bytes(newlyAcked(t).octets)}。`,
      fin: (t) => phrase`${me(t)}的 FIN 得到确认。`,
      syn: (t) => phrase`${me(t)}的 SYN 得到确认。`,
      other: (t) => phrase`${me(t)}收到新的确认。`,
    },
    text: {
      cumulative: (t) => phrase`确认是累积的：${itsAck(t)} 表示在它之前的序号都已收到。`,
      nothingInFlight: () => phrase`已没有未确认的报文段，重传定时器停止。`,
      timerRestarts: (t) =>
        phrase`还有未确认的报文段（${now(t, 'SND.UNA')}，${now(t, 'SND.NXT')}），重传定时器重新启动，${rtoNow(t)}。`,
    },
    aside: {
      beforeFin: (t) => phrase`FIN 之前的 ${bytes(newlyAcked(t).octets)}也一并得到确认。`,
      data: (t) =>
        phrase`同一个报文段还确认了${me(t)}的 ${bytes(newlyAcked(t).octets)}（${itsAck(t)}）。`,
    },
  },
  'ack.duplicate': {
    title: {
      probeAnswered: (t) => phrase`${peer(t)}回复了窗口探测：窗口仍然关闭。`,
      alive: (t) => phrase`${peer(t)}回复了保活探测：对端仍然存活。`,
      sack: (t) => phrase`${me(t)}收到一个带 SACK 的重复 ACK。`,
      dsack: (t) => phrase`${me(t)}收到一个带 D-SACK 的 ACK。`,
      counted: (t) => phrase`${me(t)}收到第 ${counted(t)} 个重复 ACK。`,
      nothingNew: (t) => phrase`${me(t)}收到一个没有新信息的 ACK。`,
    },
    text: {
      byteNotTaken: (t) =>
        phrase`${itsAck(t)} 说明探测的那个字节没有被接收，窗口仍为 0（零窗口）。只要${peer(t)}还有回复，${me(t)}就保持连接，继续探测。`,
      windowStillZero: (t) =>
        phrase`${itsAck(t)} 通告的窗口仍为 0（零窗口）。只要${peer(t)}还有回复，${me(t)}就保持连接，继续探测。`,
      sack: (t) =>
        phrase`确认号 ${itsAck(t)} 没有增加，但 SACK 块说明：空缺之后的 ${bytes(sacked(t).held)}已经到达。只需重传缺少的部分。`,
      dsack: (t) =>
        phrase`${itsAck(t)} 没有确认新的数据。D-SACK 说明：有 ${bytes(sacked(t).twice)}重复到达。`,
      counted: (t) =>
        phrase`确认号 ${itsAck(t)} 没有增加，很可能是${peer(t)}收到了后面的报文段，而前面的丢失或迟到了。`,
      reordering: () => phrase`一两个重复 ACK 可能只是乱序，第三个才视为丢失。`,
      alive: (t) =>
        phrase`${itsAck(t)} 没有确认新的数据（${now(t, 'SND.UNA')}）。如果 ${lasting(started(t, 'keepAlive') ?? 0)}内没有收到报文段，${me(t)}会再次探测。`,
      nothingNew: (t) =>
        phrase`${itsAck(t)} 没有确认新的数据（${now(t, 'SND.UNA')}），窗口仍是 ${bytes(windowAfter(t))}。`,
    },
    aside: { counted: (t) => phrase`这是连续第 ${counted(t)} 个重复 ACK。` },
  },
  'ack.overtaken': {
    title: (t) => phrase`这个 ACK 已经过时，${me(t)}将其忽略。`,
    text: (t) =>
      phrase`这个报文段（${itsSeq(t)}，${itsAck(t)}）并不比上次更新窗口的报文段新，所以 ${code(`wnd=${t.segment?.wnd ?? 0}`)} 已经过时。${now(t, 'SND.UNA')} 和 ${now(t, 'SND.WND')} 不变。`,
  },
  'ack.unsent': {
    title: (t) => phrase`这个 ACK 确认的序号，${me(t)}还没有发送。`,
    text: {
      beyond: (t) => phrase`${itsAck(t)} 超过了 ${was(t, 'SND.NXT')}，所以报文段被丢弃。`,
      answer: (t) =>
        phrase`${me(t)}回复一个序号正确的 ACK（${ourSeq(t, ackThatLeft(t))}，${ourAck(t, ackThatLeft(t))}）。`,
      noReset: () => phrase`不发 RST，以免伪造的报文段就能终止连接。`,
    },
  },
  'ack.tooOld': {
    title: (t) => phrase`这个 ACK 太旧，${me(t)}丢弃该报文段。`,
    text: {
      below: (t) =>
        phrase`${itsAck(t)} 比 ${was(t, 'SND.UNA')} 小得太多，差距超过${peer(t)}通告过的最大窗口 ${bytes(t.before?.maxSndWnd ?? 0)}。报文段可能是伪造的，按 RFC 5961 不接收其中的数据。`,
      answer: (t) => phrase`回复的 ACK 是 ${ourAck(t, ackThatLeft(t))}。`,
    },
  },
  'ack.limited': {
    title: (t) => phrase`${me(t)}不回复：刚刚发过这样的 ACK。`,
    text: (t) =>
      phrase`对这类报文段，每 ${lasting(t.profile.ackRateLimitUs)}最多回复一个 ACK，以防止 ACK 风暴。`,
  },
  'ack.windowUpdate': {
    title: {
      zero: (t) => phrase`${peer(t)}通告零窗口：${me(t)}必须等待。`,
      opens: (t) => phrase`${peer(t)}的窗口打开：${bytes(windowAfter(t))}。`,
      changes: (t) => phrase`${peer(t)}通告的窗口变为 ${bytes(windowAfter(t))}。`,
    },
    text: {
      counts: (t) =>
        phrase`窗口从确认号算起：自 ${now(t, 'SND.UNA')} 起，${me(t)}最多可以有 ${bytes(windowAfter(t))}未确认。`,
      noRoom: (t) => phrase`${peer(t)}的接收缓冲区没有空间了。`,
    },
    aside: {
      zero: (t) => phrase`${peer(t)}通告零窗口：不能再发送数据。`,
      opens: (t) => phrase`${peer(t)}的窗口重新打开：${bytes(windowAfter(t))}。`,
      changes: (t) => phrase`${peer(t)}的窗口变为 ${bytes(windowAfter(t))}。`,
    },
  },
  'ack.ofFin': {
    title: (t) => phrase`${me(t)}的 FIN 得到确认：它的发送方向已经关闭。`,
    text: {
      halfClosed: (t) =>
        phrase`${itsAck(t)} 确认了 FIN。连接处于半关闭：在${peer(t)}的 FIN 到达之前，${me(t)}仍可接收数据。`,
      socketClosed: (t) =>
        phrase`${itsAck(t)} 确认了 FIN。应用程序已经关闭套接字，再收到数据就回复 RST。`,
      noLimit: () => phrase`RFC 9293 没有为 ${stateMark('FIN_WAIT_2')} 规定定时器。`,
      limited: (t) =>
        phrase`孤儿连接的 ${stateMark('FIN_WAIT_2')} 最多持续 ${lasting(runsFor(t, 'finWait2'))}。`,
    },
    aside: () => null,
  },
  'ack.ofFinClosing': {
    title: (t) => phrase`${me(t)}的 FIN 也得到确认：进入 ${stateMark('TIME_WAIT')}。`,
    text: (t) =>
      phrase`${itsAck(t)} 使 ${stateMark('CLOSING')} 结束。同时关闭时双方都是主动关闭方，都不知道自己最后的 ACK 是否到达。${me(t)}等待 2MSL（${twoMsl(t)}）。`,
  },
  'ack.ofFinLast': {
    title: (t) => phrase`最后一个 ACK 到达：${me(t)}进入 ${stateMark('CLOSED')}。`,
    text: {
      bothClosed: (t) =>
        phrase`${itsAck(t)} 确认了它的 FIN，两个方向都已关闭。${me(t)}立即删除连接状态（TCB）。`,
      peerWaits: (t) =>
        phrase`只有发出最后一个 ACK 的${peer(t)}要在 ${stateMark('TIME_WAIT')} 中等待。`,
    },
  },
  'ack.ignoredInTimeWait': {
    title: (t) => phrase`在 ${stateMark('TIME_WAIT')} 收到纯 ACK：${me(t)}不回复。`,
    text: (t) =>
      phrase`这个 ACK 序号正确（${itsSeq(t)}，${itsAck(t)}），不需要回复。如果连它也要回复，两台都处于 ${stateMark('TIME_WAIT')} 的主机会引发 ACK 风暴。`,
  },
  'ack.answeredInTimeWait': {
    title: {
      dropped: (t) => phrase`在 ${stateMark('TIME_WAIT')} 收到报文段：${me(t)}将其丢弃。`,
      answered: (t) => phrase`在 ${stateMark('TIME_WAIT')} 收到报文段：${me(t)}回复 ACK。`,
    },
    text: {
      allReceived: (t) =>
        phrase`${was(t, 'RCV.NXT')} 之前的数据和 FIN 都已收到，${itsSeq(t)} 不会带来新内容。`,
      answer: (t) => phrase`回复的 ACK 仍是 ${ourAck(t, ackThatLeft(t))}。`,
      onlyFinRestarts: () => phrase`只有 FIN 才会重新启动 2MSL 定时器。`,
    },
  },

  'ack.atOnce': {
    title: (t) => phrase`${me(t)}立即确认。`,
    text: (t) => phrase`这个 ACK 的确认号是 ${ourAck(t, ackThatLeft(t))}。`,
  },
  'ack.rides': {
    title: (t) => phrase`${me(t)}的 ACK 由正要发出的报文段捎带。`,
    text: (t) =>
      phrase`每个报文段都有确认号字段，${ourAck(t, ackThatLeft(t))} 不必单独用一个报文段。`,
    aside: (t) => phrase`${me(t)}尚未发出的 ACK（${ourAck(t, ackThatLeft(t))}）由它捎带。`,
  },
  'ack.delayed': {
    title: (t) => phrase`延迟确认：${me(t)}暂不发送 ACK。`,
    text: (t) =>
      phrase`ACK 可能由随后的应答捎带，或者与下一个报文段一并确认。最多延迟 ${delay(t)}；RFC 9293 要求少于 ${lasting(500_000)}。`,
    aside: (t) => phrase`延迟确认：最多等待 ${delay(t)}，看是否有报文段可以捎带 ACK。`,
  },
};
