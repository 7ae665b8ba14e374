/** What a segment meets in CLOSED, LISTEN and SYN_SENT (RFC 9293, 3.10.7.1 to 3.10.7.3), in Chinese. */
import { code, phrase, stateMark } from '../../phrase.ts';
import {
  ackThatLeft,
  flagsMark,
  itsAck,
  itsSeq,
  left,
  newData,
  octets,
  ourAck,
  ourSeq,
  was,
} from '../../sentences/facts.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer, say } from '../say.ts';

export const closedListen: RuleTexts<RulesOf<'closed' | 'listen' | 'synSent'>> = {
  'closed.ignoresReset': {
    title: (t) => phrase`RST 到达时${me(t)}本来就处于 ${stateMark('CLOSED')}：丢弃。`,
    text: (t) =>
      phrase`不论它的 ${itsSeq(t)} 属于哪条连接，都已经没有什么可以复位。对 RST 绝不回以 RST，否则两个关闭的端点会永远互相复位下去。`,
  },
  'closed.resetsAck': {
    title: (t) => phrase`${me(t)}没有这条连接：以 RST 回答。`,
    text: (t) =>
      say(
        phrase`在 ${stateMark('CLOSED')} 中没有任何连接记录与这个报文段对应。`,
        phrase`RST 的序号取自报文段的确认号（${itsAck(t)}，所以是 ${ourSeq(t, left(t, 'RST'))}）：这正是对方所期待的下一个序号，对方因此会相信它。`,
      ),
  },
  'closed.resetsNoAck': {
    title: {
      syn: (t) => phrase`没有进程在监听：${me(t)}以 RST 回答 SYN。`,
      other: (t) => phrase`${me(t)}没有这条连接：以 RST 回答。`,
    },
    text: {
      noNumber: (t) =>
        phrase`报文段不带 ACK，RST 没有序号可借用，只好取 ${ourSeq(t, left(t, 'RST'))}，而用 ${ourAck(t, left(t, 'RST'))} 证明自己：那正是所回答的报文段（${itsSeq(t)}）之后的序号。`,
      refused: (t) =>
        phrase`${peer(t)}立刻得知“连接被拒绝”。如果端口是被防火墙过滤的，则不会有任何回音。`,
    },
  },
  'listen.ignoresReset': {
    title: (t) => phrase`RST 到达处于 ${stateMark('LISTEN')} 的${me(t)}：忽略。`,
    text: (t) =>
      phrase`这里还没有发送过任何报文段，这个 RST（${itsSeq(t)}）不可能是对它的回答，只能是旧的。`,
  },
  'listen.resetsAck': {
    title: (t) => phrase`${me(t)}只是在监听，任何 ACK 都不对：回以 RST。`,
    text: (t) =>
      phrase`在 ${stateMark('LISTEN')} 中还没有发送过任何东西，${itsAck(t)} 无从谈起。RST 就取这个序号（${ourSeq(t, left(t, 'RST'))}），好让${peer(t)}相信它。`,
  },
  'listen.syn': {
    title: (t) => phrase`${me(t)}收到 SYN，以 SYN+ACK 回答。`,
    text: {
      expects: (t) =>
        phrase`SYN 占用 ${itsSeq(t)}，所以${me(t)}期待下一个序号：${ourAck(t, left(t, 'SYN_ACK'))}。`,
      ownSyn: (t) =>
        phrase`同一个报文段还带着它自己的 SYN（${ourSeq(t, left(t, 'SYN_ACK'))}），所以建立连接只要三次握手，不必四次。`,
      cannotTell: () => phrase`它看不出这个 SYN 是旧的：此时还没有可以用来比较的东西。`,
      untilAcked: () =>
        phrase`在自己的 SYN 也得到确认之前，它停在 ${stateMark('SYN_RCVD')}：收到的 SYN 也可能是一个迟到的旧副本。`,
    },
  },
  'listen.ignores': {
    title: (t) => phrase`${me(t)}在等 SYN，丢弃这个报文段。`,
    text: (t) =>
      phrase`它既无 SYN，也无 ACK 和 RST（${flagsMark(t.segment)}）。正常的 TCP 不会发送这样的报文段，不管它的 ${itsSeq(t)} 是什么意思，都无须回答。`,
  },
  'synSent.badAck': {
    title: (t) => phrase`这个 ACK 确认了${me(t)}从未发送的序号：回以 RST。`,
    text: {
      otherConnection: (t) =>
        phrase`${me(t)}只发出了 SYN，确认号必须大于 ${was(t, 'ISS')}，且不超过 ${was(t, 'SND.NXT')}；${itsAck(t)} 说的是另一条连接。`,
      oldSyn: (t) =>
        phrase`多半是${peer(t)}把一个旧的 SYN 当成了新的。RST（${ourSeq(t, left(t, 'RST'))}）让它忘掉那个 SYN；${me(t)}自己的 SYN 依然有效。`,
      oldConnection: (t) =>
        phrase`${peer(t)}还以为旧连接存在。RST（${ourSeq(t, left(t, 'RST'))}）结束那条旧连接；${me(t)}在 ${stateMark('SYN_SENT')} 中继续打开新的。`,
    },
  },
  'synSent.soonAgain': {
    title: (t) => phrase`${me(t)}很快会重发 SYN。`,
    text: (t) =>
      phrase`Linux 在这里不等 RTO 到期：RST 也许刚好清除了障碍，所以 ${lasting(t.profile.synAgainUs)}后就重发 SYN。`,
  },
  'synSent.reset': {
    title: (t) => phrase`${peer(t)}拒绝连接：${me(t)}回到 ${stateMark('CLOSED')}。`,
    text: (t) =>
      say(
        phrase`在 ${stateMark('SYN_SENT')} 中，RST 只有确认了 SYN 才算数：${itsAck(t)} 表明对方确实见过这个 SYN。`,
        phrase`多半是那个端口没有进程监听。${code('connect()')} 立刻以“连接被拒绝”失败；如果只是 SYN 丢失，则会重传。`,
      ),
  },
  'synSent.ignoresReset': {
    title: (t) => phrase`这个 RST 没有确认${me(t)}的 SYN：忽略。`,
    text: {
      wrongAck: (t) =>
        phrase`${itsAck(t)} 不是 SYN 之后的序号（${was(t, 'SND.NXT')}），所以它不是对 SYN 的回答。对 RST 也从不回答。`,
      noAck: (t) =>
        phrase`${peer(t)}的 SYN 到达之前，没有窗口可以检验序号；只有对 SYN 的确认（比 ${was(t, 'ISS')} 大一）才能证明 RST 是真的，而它不带 ACK。`,
    },
  },
  'synSent.synAck': {
    title: (t) => phrase`SYN+ACK 到达：${me(t)}进入 ${stateMark('ESTABLISHED')}。`,
    text: {
      acknowledgesWithData: (t) =>
        phrase`${itsAck(t)} 说明它的 SYN 已经到达。${peer(t)}的 SYN 占用 ${itsSeq(t)}，${me(t)}以 ${ourAck(t, ackThatLeft(t))} 确认，并随同发出排队的 ${bytes(octets(newData(t)))}。`,
      acknowledges: (t) =>
        phrase`${itsAck(t)} 说明它的 SYN 已经到达。${peer(t)}的 SYN 占用 ${itsSeq(t)}，${me(t)}以 ${ourAck(t, ackThatLeft(t))} 确认。`,
      peerNotYet: (t) =>
        phrase`${peer(t)}此刻还没有进入 ${stateMark('ESTABLISHED')}：要等这个 ACK 到达。`,
    },
  },
  'synSent.syn': {
    title: (t) => phrase`等的是 SYN+ACK，来的是 SYN：${peer(t)}也在主动打开。`,
    text: (t) =>
      say(
        phrase`它没有确认${me(t)}的 SYN，可见两个 SYN 发出时互不知情。两端同时打开，建立的是一条连接，而不是两条。`,
        phrase`${me(t)}把 SYN 再发一次，序号不变（${ourSeq(t, left(t, 'SYN_ACK'))}），但带上 ${ourAck(t, left(t, 'SYN_ACK'))}，然后在 ${stateMark('SYN_RCVD')} 中等待。`,
      ),
  },
  'synSent.ignores': {
    title: (t) => phrase`既非 SYN 也非 RST：${me(t)}在 ${stateMark('SYN_SENT')} 中将其丢弃。`,
    text: (t) =>
      phrase`来的是 ${flagsMark(t.segment)}，${itsSeq(t)}。${peer(t)}的 SYN 还没有到，它的序号在这里没有意义：报文段里无论有什么，都无处安放。`,
  },
};
