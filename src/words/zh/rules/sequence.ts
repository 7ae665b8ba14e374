/** Steps one, two and four of RFC 9293, 3.10.7.4: sequence number, RST, SYN. In Chinese. */
import { againMark, code, lossMark, phrase, stateMark, type Phrase } from '../../phrase.ts';
import {
  ackThatLeft,
  itsAck,
  itsSeq,
  left,
  leftOf,
  ourAck,
  ourSeq,
  runsFor,
  was,
} from '../../sentences/facts.ts';
import {
  firstTaken,
  lastTaken,
  repeatedFinText,
  repeatedFinTitle,
  theWindow,
  whyItCameAgain,
  whySynAckCameAgain,
} from '../../sentences/rules/sequence.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { lasting, me, peer, say, told } from '../say.ts';

/** "只接受 `101` 至 `65635`": the numbers that the window takes. */
const accepts = told(theWindow, {
  unknown: () => phrase`只接受从 ${code('RCV.NXT')} 开始的序号`,
  closed: (t) => phrase`是零窗口（${was(t, 'RCV.NXT')}）`,
  open: (t) => phrase`只接受序号 ${firstTaken(t)} 至 ${lastTaken(t)}`,
});

const whyAgain = told(whyItCameAgain, {
  copied: () => phrase`网络把它投递了两次。`,
  ackLost: (t) => phrase`它的 ACK ${lossMark('丢失')}了，所以${peer(t)}${againMark('重传')}了它。`,
  ackLate: (t) => phrase`它的 ACK 没有及时到达，所以${peer(t)}${againMark('重传')}了它。`,
});

const whyAckMissing = told(whySynAckCameAgain, {
  copied: () => phrase`网络把 SYN+ACK 投递了两次。`,
  ackLost: (t) =>
    phrase`握手的第三个报文段${lossMark('丢失')}了，所以${peer(t)}${againMark('重传')}了 SYN+ACK。`,
  ackLate: (t) => phrase`${peer(t)}发送它时，握手的第三个报文段还没有到达。`,
});

const again = (t: Telling): Phrase => phrase`再次确认这个 FIN（${ourAck(t, ackThatLeft(t))}）`;

const repeatedFin = {
  title: told(repeatedFinTitle, {
    copied: (t) => phrase`${peer(t)}的 FIN 的第二个副本到达。`,
    ackLost: (t) =>
      phrase`${peer(t)}${againMark('重传')}了 FIN：对它的 ACK ${lossMark('丢失')}了。`,
    ackLate: (t) => phrase`${peer(t)}${againMark('重传')}了 FIN：对它的 ACK 没有及时到达。`,
    old: (t) => phrase`${peer(t)}的 FIN 再次到达。`,
  }),
  text: told(repeatedFinText, {
    inTimeWait: (t) => phrase`这正是需要 ${stateMark('TIME_WAIT')} 的原因：${me(t)}${again(t)}。`,
    restarts: (t) =>
      phrase`这正是需要 ${stateMark('TIME_WAIT')} 的原因：${me(t)}${again(t)}，并重新等待 2MSL（${lasting(runsFor(t, 'timeWait'))}）。`,
    wouldReset: (t) => phrase`如果已经是 ${stateMark('CLOSED')}，就只能给${peer(t)}回复 RST。`,
    takenBefore: (t) =>
      phrase`${itsSeq(t)} 在 ${was(t, 'RCV.NXT')} 左侧：这个 FIN 之前已经收到。${me(t)}仍处于 ${stateMark(t.to)}，${again(t)}。`,
    neverByItself: () =>
      phrase`纯 ACK 从不重传；收到${againMark('重传')}的 FIN，才会再发一个 ACK。`,
  }),
};

export const sequence: RuleTexts<RulesOf<'sequence' | 'reset' | 'syn'>> = {
  'sequence.acceptable': {
    title: (t) => phrase`报文段在${me(t)}的窗口内。`,
    text: (t) => phrase`${itsSeq(t)} 可以接受：${me(t)}${accepts(t)}。`,
  },
  'sequence.unacceptable': {
    title: {
      repeatedFin: (t) => repeatedFin.title(t),
      keepAlive: (t) => phrase`${me(t)}以 ACK 回复保活探测。`,
      probe: (t) => phrase`${me(t)}以 ACK 回复窗口探测。`,
      beyond: (t) => phrase`报文段超出${me(t)}的窗口：丢弃。`,
      beyondAnswered: (t) => phrase`报文段超出${me(t)}的窗口：丢弃，并回复 ACK。`,
      known: (t) => phrase`${me(t)}已经收到过这些数据：再确认一次。`,
      old: (t) => phrase`旧报文段：${me(t)}将其丢弃。`,
      oldAnswered: (t) => phrase`旧报文段：${me(t)}将其丢弃，并回复 ACK。`,
    },
    text: {
      repeatedFin: (t) => repeatedFin.text(t),
      probe: (t) =>
        phrase`探测报文段的 ${itsSeq(t)} 有意取在窗口左侧（${was(t, 'RCV.NXT')}）：对不可接受的报文段必须回复 ACK（${ourAck(t, ackThatLeft(t))}）。`,
      why: (t) => whyAgain(t),
      outside: (t) => phrase`报文段是 ${itsSeq(t)}，而${me(t)}${accepts(t)}。`,
      answer: (t) => phrase`ACK 给出期待的下一个序号（${ourAck(t, ackThatLeft(t))}）。`,
      waitGoesOn: () => phrase`2MSL 定时器继续运行，只有 FIN 会重新启动它。`,
    },
  },
  'sequence.dropsReset': {
    title: (t) => phrase`RST 在${me(t)}的窗口之外：直接丢弃。`,
    text: (t) =>
      phrase`它是 ${itsSeq(t)}，而${me(t)}${accepts(t)}。这个 RST 是旧的或伪造的，不作任何回复，连 ACK 也不发。`,
  },
  'sequence.trimmed': {
    title: (t) => phrase`${me(t)}只取报文段中新的部分。`,
    text: (t) => phrase`报文段从 ${itsSeq(t)} 开始；${me(t)}${accepts(t)}，其余部分截去。`,
  },
  'sequence.zeroWindow': {
    title: (t) => phrase`零窗口：${me(t)}拒收数据，并通告零窗口。`,
    text: (t) =>
      say(
        phrase`接收缓冲区没有空间，报文段中只有 ACK 字段有效。`,
        phrase`回复的 ACK（${ourAck(t, ackThatLeft(t))}，${code(`wnd=${ackThatLeft(t)?.wnd ?? 0}`)}）通告窗口，也向${peer(t)}表明连接还在。`,
      ),
  },
  'sequence.repeatedFin': repeatedFin,
  'sequence.repeatedSyn': {
    title: {
      unanswered: (t) => phrase`${me(t)}已经收到过这个 SYN：丢弃。`,
      literal: () => phrase`重复的 SYN：严格按 RFC 9293，回复纯 ACK。`,
      crossing: (t) => phrase`严格按 RFC 9293，${me(t)}丢弃${peer(t)}的 SYN+ACK。`,
      synAckInSynRcvd: (t) => phrase`${me(t)}已经收到过 SYN+ACK 中的 SYN：回复 ACK。`,
      synAckAgain: (t) => phrase`${peer(t)}的 SYN+ACK 再次到达：${me(t)}再确认一次。`,
      oldSyn: (t) => phrase`${me(t)}收到一个旧的 SYN：回复 ACK。`,
    },
    text: {
      unanswered: (t) =>
        phrase`${itsSeq(t)} 在 ${was(t, 'RCV.NXT')} 左侧：${me(t)}已有这个 SYN，报文段中没有新信息。`,
      literal: (t) =>
        phrase`${itsSeq(t)} 刚好在 ${was(t, 'RCV.NXT')} 左侧；这样的报文段要丢弃，并回复 ACK。`,
      literalDeadlock: (t) =>
        phrase`处于 ${stateMark('SYN_SENT')} 的主机会忽略纯 ACK，所以只能等${me(t)}自己的定时器到期，${againMark('重传')} SYN+ACK。`,
      crossing: (t) =>
        phrase`${itsSeq(t)} 刚好在 ${was(t, 'RCV.NXT')} 左侧，所以不读取它的 ACK 字段。回复的 ACK（${ourAck(t, ackThatLeft(t))}）如果到达，${peer(t)}就建立连接。`,
      figure7: () => phrase`RFC 的图 7 则接受这个 SYN+ACK。`,
      whyAckMissing: (t) => whyAckMissing(t),
      why: (t) => whyAgain(t),
      below: (t) =>
        phrase`${itsSeq(t)} 在 ${was(t, 'RCV.NXT')} 左侧，所以丢弃报文段，并回复 ACK（${ourAck(t, ackThatLeft(t))}）。`,
      noTimerGuardsAck: () =>
        phrase`ACK 没有重传定时器：收到${againMark('重传')}的 SYN+ACK，才会再发一个 ACK。`,
    },
  },
  'sequence.repeatedSynAgain': {
    title: (t) => phrase`重复的 SYN：${me(t)}${againMark('重传')} SYN+ACK。`,
    text: {
      foreign: (t) => phrase`它的序号与${peer(t)}的 SYN 相同，所以${me(t)}把它当作重传。`,
      copied: () => phrase`网络把 SYN 投递了两次。`,
      repeats: (t) => phrase`${peer(t)}${againMark('重传')}了 SYN，因为没有收到 SYN+ACK。`,
      another: (t) =>
        phrase`回复的是同一个 SYN+ACK（${ourSeq(t, left(t, 'SYN_ACK'))}，${ourAck(t, left(t, 'SYN_ACK'))}）。`,
      literal: () =>
        phrase`严格按 RFC 9293，这里只回复纯 ACK，而处于 ${stateMark('SYN_SENT')} 的主机会忽略它；Linux 和各种 BSD 都重传 SYN+ACK。`,
    },
  },
  'sequence.simultaneousSynAck': {
    title: (t) => phrase`${peer(t)}的 SYN+ACK 到达，同时打开完成。`,
    text: (t) =>
      say(
        phrase`${me(t)}已有这个 SYN（${itsSeq(t)}），新的是对自己 SYN 的确认（${itsAck(t)}）。`,
        phrase`严格检查序号，它在窗口左侧、序号小 1，应当丢弃；这里按 RFC 9293 的图 7，接受其中的 ACK。`,
      ),
    aside: () => null,
  },

  'reset.valid': {
    title: (t) => phrase`${me(t)}接受 RST，立即进入 ${stateMark('CLOSED')}。`,
    text: {
      exactForged: (t) =>
        phrase`${itsSeq(t)} 与 ${was(t, 'RCV.NXT')} 完全一致，看不出 RST 是伪造的。TCB 被删除，不作回复。`,
      exactGenuine: (t) =>
        phrase`${itsSeq(t)} 与 ${was(t, 'RCV.NXT')} 完全一致。TCB 被删除，不作回复。`,
      withinForged: (t) =>
        phrase`${itsSeq(t)} 在窗口内（${was(t, 'RCV.NXT')}），看不出 RST 是伪造的。TCB 被删除，不作回复。`,
      withinGenuine: (t) =>
        phrase`${itsSeq(t)} 在窗口内（${was(t, 'RCV.NXT')}）。TCB 被删除，不作回复。`,
      ofFin: (t) =>
        phrase`${itsSeq(t)} 是${peer(t)}的 FIN 的序号，比 ${was(t, 'RCV.NXT')} 小 1。TCB 被删除，不作回复。`,
      closing: (t) => phrase`${me(t)}无法得知 FIN 及其之前未确认的数据是否送达。`,
      orphaned: () => phrase`应用程序已经关闭套接字，不会得到通知。`,
      told: () => phrase`应用程序得到“连接被重置”（ECONNRESET）；未确认的数据可能丢失。`,
    },
  },
  'reset.backToListen': {
    title: (t) => phrase`RST 使${me(t)}回到 ${stateMark('LISTEN')}。`,
    text: (t) =>
      phrase`${itsSeq(t)} 可以接受（${was(t, 'RCV.NXT')}）。连接来自被动打开，还没有建立，所以直接删除。应用程序从未得知这条连接，现在也不通知。`,
  },
  'reset.refused': {
    title: (t) => phrase`RST 回复了${me(t)}的 SYN：连接被拒绝。`,
    text: (t) =>
      phrase`${itsSeq(t)} 可以接受（${was(t, 'RCV.NXT')}）。${me(t)}是主动打开的，所以不回到 ${stateMark('LISTEN')}：TCB 被删除，应用程序得到“连接被拒绝”。`,
  },
  'reset.challenged': {
    title: {
      dropped: (t) => phrase`RST 在窗口内，但序号不完全一致：${me(t)}将其丢弃。`,
      challenges: (t) => phrase`RST 在窗口内，但序号不完全一致：${me(t)}发送 Challenge ACK。`,
    },
    text: {
      notExact: (t) =>
        phrase`它是 ${itsSeq(t)}，期待的是 ${was(t, 'RCV.NXT')}。盲目的攻击者容易猜中窗口，很难猜中准确的序号，所以只接受序号准确的 RST。`,
      challenge: (t) =>
        phrase`${peer(t)}如果真的已经没有这条连接，收到 Challenge ACK（质询 ACK，${ourAck(t, ackThatLeft(t))}）会回复序号准确的 RST。`,
    },
  },
  'reset.endsTimeWait': {
    title: (t) => phrase`RST 使${me(t)}的 ${stateMark('TIME_WAIT')} 提前结束。`,
    text: {
      exact: (t) => phrase`${itsSeq(t)} 完全一致：严格按 RFC 9293，应删除 TCB。`,
      sooner: (t) =>
        phrase`${itsSeq(t)} 完全一致：严格按 RFC 9293，应删除 TCB，等待提前 ${lasting(leftOf(t, 'timeWait') ?? 0)}结束。`,
      assassination: () =>
        phrase`此后旧报文段可能被当成新连接的报文段。RFC 1337 称之为 TIME-WAIT 暗杀（assassination），建议忽略这个 RST。`,
    },
  },
  'reset.ignoredInTimeWait': {
    title: (t) => phrase`${stateMark('TIME_WAIT')} 中收到 RST：${me(t)}忽略它。`,
    text: (t) =>
      phrase`无论 ${itsSeq(t)} 是否准确，RFC 1337 都建议忽略：2MSL 的等待使旧报文段不会进入下一条连接。`,
  },

  'syn.backToListen': {
    title: (t) => phrase`窗口内又来一个 SYN：${me(t)}回到 ${stateMark('LISTEN')}。`,
    text: (t) =>
      phrase`它是 ${itsSeq(t)}，期待的是 ${was(t, 'RCV.NXT')}，可见两个 SYN 中有一个不是真的。${me(t)}把两个都丢弃，不作回复。`,
  },
  'syn.challenged': {
    title: {
      dropped: (t) => phrase`连接中又出现 SYN：${me(t)}将其丢弃。`,
      challenges: (t) => phrase`连接中又出现 SYN：${me(t)}发送 Challenge ACK。`,
    },
    text: {
      takenBefore: (t) =>
        phrase`${peer(t)}的 SYN 早已收到（${was(t, 'RCV.NXT')}）。这个 SYN（${itsSeq(t)}）可能是旧的、伪造的，也可能来自重启过的${peer(t)}。`,
      findsOut: (t) =>
        phrase`重启过的${peer(t)}收到 Challenge ACK（质询 ACK，${ourSeq(t, ackThatLeft(t))}，${ourAck(t, ackThatLeft(t))}）会回复序号相符的 RST。`,
    },
  },
  'syn.resets': {
    title: (t) => phrase`窗口内出现 SYN：${me(t)}发送 RST，进入 ${stateMark('CLOSED')}。`,
    text: (t) =>
      phrase`它是 ${itsSeq(t)}，期待的是 ${was(t, 'RCV.NXT')}。RFC 5961 之前，这样的 SYN 会结束连接，伪造的 SYN 也能做到。现在改为发送 Challenge ACK（质询 ACK）。`,
  },
  'syn.reopens': {
    title: (t) => phrase`新的 SYN 使${me(t)}从 ${stateMark('TIME_WAIT')} 重新打开连接。`,
    text: (t) =>
      say(
        phrase`${itsSeq(t)} 大于旧连接用过的所有序号（${was(t, 'RCV.NXT')}），旧报文段不会被当成新的。`,
        phrase`${me(t)}以新的 ISN 回复 SYN+ACK（${ourSeq(t, left(t, 'SYN_ACK'))}）。`,
      ),
  },
};
