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
    title: (t) => phrase`${me(t)}在 ${stateMark('CLOSED')} 收到 RST：丢弃。`,
    text: (t) =>
      phrase`这里没有连接可供这个 RST（${itsSeq(t)}）复位。对 RST 从不回复 RST，否则两台已关闭的主机会不停地互发 RST。`,
  },
  'closed.resetsAck': {
    title: (t) => phrase`${me(t)}没有这条连接：回复 RST。`,
    text: (t) =>
      say(
        phrase`在 ${stateMark('CLOSED')} 中没有与这个报文段对应的连接状态（TCB）。`,
        phrase`RST 的序号取自报文段的确认号（${itsAck(t)}，所以是 ${ourSeq(t, left(t, 'RST'))}），即对端当时期待的下一个序号。`,
      ),
  },
  'closed.resetsNoAck': {
    title: {
      syn: (t) => phrase`这个端口没有进程监听：${me(t)}对 SYN 回复 RST。`,
      other: (t) => phrase`${me(t)}没有这条连接：回复 RST。`,
    },
    text: {
      noNumber: (t) =>
        phrase`收到的报文段（${itsSeq(t)}）没有确认号可取，所以 RST 的序号是 ${ourSeq(t, left(t, 'RST'))}，并用 ${ourAck(t, left(t, 'RST'))} 确认该报文段。`,
      refused: (t) =>
        phrase`如果 RST 到达，${peer(t)}的 ${code('connect()')} 会立即失败（${code('ECONNREFUSED')}）。`,
    },
  },
  'listen.ignoresReset': {
    title: (t) => phrase`${me(t)}在 ${stateMark('LISTEN')} 收到 RST：忽略。`,
    text: (t) =>
      phrase`在 ${stateMark('LISTEN')} 中没有连接可以复位。这个 RST（${itsSeq(t)}）属于以前的连接，或者是伪造的。`,
  },
  'listen.resetsAck': {
    title: (t) => phrase`${me(t)}在 ${stateMark('LISTEN')} 收到 ACK：回复 RST。`,
    text: (t) =>
      phrase`在 ${stateMark('LISTEN')} 中没有连接，${itsAck(t)} 属于以前的连接，或者是伪造的。RST 的序号取自这个确认号（${ourSeq(t, left(t, 'RST'))}）。`,
  },
  'listen.syn': {
    title: (t) => phrase`${me(t)}收到 SYN，回复 SYN+ACK。`,
    text: {
      expects: (t) =>
        phrase`SYN 占用一个序号（${itsSeq(t)}），所以确认号是 ${ourAck(t, left(t, 'SYN_ACK'))}。`,
      ownSyn: (t) =>
        phrase`同一个报文段还带有${me(t)}自己的 SYN（${ourSeq(t, left(t, 'SYN_ACK'))}），所以只需三次握手，不需要四次。`,
      cannotTell: () => phrase`监听的一方无法分辨旧的、伪造的 SYN 和新的 SYN。`,
      untilAcked: () => phrase`它在 ${stateMark('SYN_RCVD')} 中等待对自己 SYN 的确认。`,
    },
  },
  'listen.ignores': {
    title: (t) => phrase`${me(t)}在 ${stateMark('LISTEN')} 收到不带 SYN 的报文段：丢弃。`,
    text: (t) =>
      phrase`SYN、ACK、RST 都没有置 1（${flagsMark(t.segment)}，${itsSeq(t)}）。正常的 TCP 此时不会发送这样的报文段，不需要回复。`,
  },
  'synSent.badAck': {
    title: (t) => phrase`这个 ACK 确认了${me(t)}从未发送的序号：回复 RST。`,
    text: {
      otherConnection: (t) =>
        phrase`${was(t, 'ISS')} 之后正确的确认号只有 ${was(t, 'SND.NXT')}，${itsAck(t)} 与此不符。`,
      oldSyn: (t) =>
        phrase`很可能是${peer(t)}回复了一个旧的 SYN。如果 RST（${ourSeq(t, left(t, 'RST'))}）到达，${peer(t)}就会放弃那次握手。`,
      oldConnection: (t) =>
        phrase`${peer(t)}很可能还保留着以前的连接，RST（${ourSeq(t, left(t, 'RST'))}）用来终止它。${me(t)}仍处于 ${stateMark('SYN_SENT')}。`,
    },
  },
  'synSent.soonAgain': {
    title: (t) => phrase`不等 RTO 到期，${lasting(t.profile.synAgainUs)}后${me(t)}就重传 SYN。`,
    text: (t) =>
      phrase`收到错误的 ACK 后，Linux 不等 RTO 到期，${lasting(t.profile.synAgainUs)}后就重传 SYN。`,
  },
  'synSent.reset': {
    title: (t) => phrase`${peer(t)}用 RST 拒绝连接：${me(t)}回到 ${stateMark('CLOSED')}。`,
    text: (t) =>
      say(
        phrase`${itsAck(t)} 确认了 SYN，所以 RST 有效：通常是该端口没有进程监听。`,
        phrase`RFC 9293 把这个错误称为“connection reset”；套接字的 ${code('connect()')} 返回 ${code('ECONNREFUSED')}（连接被拒绝）。`,
      ),
  },
  'synSent.ignoresReset': {
    title: (t) => phrase`这个 RST 没有确认${me(t)}的 SYN：忽略。`,
    text: {
      wrongAck: (t) =>
        phrase`${itsAck(t)} 不是 SYN 之后的序号（${was(t, 'SND.NXT')}），所以这个 RST 不是对该 SYN 的回复。对 RST 从不回复 RST。`,
      noAck: (t) =>
        phrase`${peer(t)}的 SYN 到达之前，没有接收窗口可以检验 RST。只有对 SYN（${was(t, 'ISS')}）的确认才能证明它是真的，而它不带 ACK。`,
    },
  },
  'synSent.synAck': {
    title: (t) => phrase`SYN+ACK 到达：${me(t)}进入 ${stateMark('ESTABLISHED')}。`,
    text: {
      acknowledgesWithData: (t) =>
        phrase`${itsAck(t)} 确认了它的 SYN。${me(t)}用 ${ourAck(t, ackThatLeft(t))} 确认${peer(t)}的 SYN（${itsSeq(t)}），同一个报文段还带有排队的 ${bytes(octets(newData(t)))}。`,
      acknowledges: (t) =>
        phrase`${itsAck(t)} 确认了它的 SYN。${me(t)}用 ${ourAck(t, ackThatLeft(t))} 确认${peer(t)}的 SYN（${itsSeq(t)}）。`,
      peerNotYet: (t) =>
        phrase`${peer(t)}还处于 ${stateMark('SYN_RCVD')}：如果这个 ACK 到达，就进入 ${stateMark('ESTABLISHED')}。`,
    },
  },
  'synSent.syn': {
    title: (t) => phrase`${me(t)}在 ${stateMark('SYN_SENT')} 收到 SYN：同时打开。`,
    text: (t) =>
      say(
        phrase`它没有确认${me(t)}的 SYN：双方都在主动打开，只建立一条连接。`,
        phrase`${me(t)}回复 SYN+ACK（序号不变，${ourSeq(t, left(t, 'SYN_ACK'))}；确认号 ${ourAck(t, left(t, 'SYN_ACK'))}），进入 ${stateMark('SYN_RCVD')} 等待。`,
      ),
  },
  'synSent.ignores': {
    title: (t) => phrase`${me(t)}在 ${stateMark('SYN_SENT')} 丢弃既没有 SYN 也没有 RST 的报文段。`,
    text: (t) =>
      phrase`收到的是 ${flagsMark(t.segment)}，${itsSeq(t)}。${peer(t)}的 SYN 到达之前，${me(t)}不知道它的初始序号，无法判断报文段的位置。`,
  },
};
