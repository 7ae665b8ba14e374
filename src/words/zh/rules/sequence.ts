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
const windowOf = told(theWindow, {
  unknown: () => phrase`只接受 ${code('RCV.NXT')} 起的序号`,
  closed: (t) => phrase`窗口为 0，什么也不接受（${was(t, 'RCV.NXT')}）`,
  open: (t) => phrase`只接受序号 ${firstTaken(t)} 至 ${lastTaken(t)}`,
});

const whyAgain = told(whyItCameAgain, {
  copied: () => phrase`网络把它投递了两次。`,
  ackLost: (t) =>
    phrase`对它的 ACK ${lossMark('丢失')}了，所以${peer(t)}${againMark('重传')}了它。`,
  ackLate: (t) => phrase`对它的 ACK 没有及时到达，所以${peer(t)}${againMark('重传')}了它。`,
});

const whyAckMissing = told(whySynAckCameAgain, {
  copied: () => phrase`网络把 SYN+ACK 投递了两次。`,
  ackLost: (t) =>
    phrase`握手的最后一个报文段${lossMark('丢失')}了，所以${peer(t)}还停在 ${stateMark('SYN_RCVD')}。`,
  ackLate: (t) => phrase`${peer(t)}发送它的时候，握手的最后一个报文段还没有到。`,
});

const again = (t: Telling): Phrase => phrase`再次确认这个 FIN（${ourAck(t, ackThatLeft(t))}）`;

const repeatedFin = {
  title: told(repeatedFinTitle, {
    copied: (t) => phrase`${peer(t)}的 FIN 又到达了一个副本。`,
    ackLost: (t) =>
      phrase`${peer(t)}的 FIN ${againMark('再次')}到达，可见对它的 ACK ${lossMark('丢失')}了。`,
    ackLate: (t) => phrase`${peer(t)}的 FIN ${againMark('再次')}到达：对它的 ACK 没有及时送到。`,
  }),
  text: told(repeatedFinText, {
    inTimeWait: (t) => phrase`${me(t)}停在 ${stateMark('TIME_WAIT')} 正是为此：${again(t)}。`,
    restarts: (t) =>
      phrase`${me(t)}停在 ${stateMark('TIME_WAIT')} 正是为此：${again(t)}，并重新开始 2MSL（${lasting(runsFor(t, 'timeWait'))}）的等待。`,
    wouldReset: (t) =>
      phrase`假如它已经是 ${stateMark('CLOSED')}，${peer(t)}的正常关闭换来的就会是 RST。`,
    takenBefore: (t) =>
      phrase`${itsSeq(t)} 低于 ${was(t, 'RCV.NXT')}，这个 FIN 早已收下。${me(t)}仍处于 ${stateMark(t.to)}，只是${again(t)}。`,
    neverByItself: () => phrase`ACK 自己从不重传，是重传来的 FIN 引出了新的 ACK。`,
  }),
};

export const sequence: RuleTexts<RulesOf<'sequence' | 'reset' | 'syn'>> = {
  'sequence.acceptable': {
    title: (t) => phrase`报文段落在${me(t)}的窗口之内。`,
    text: (t) => phrase`它的 ${itsSeq(t)} 可以接受：此时${windowOf(t)}。`,
  },
  'sequence.unacceptable': {
    title: {
      repeatedFin: (t) => repeatedFin.title(t),
      keepAlive: (t) => phrase`${me(t)}回答保活探测：它还在。`,
      probe: (t) => phrase`${me(t)}回答探测，报告自己的窗口。`,
      beyond: (t) => phrase`报文段超出${me(t)}的窗口：丢弃。`,
      beyondAnswered: (t) => phrase`报文段超出${me(t)}的窗口：丢弃，并回以 ACK。`,
      known: (t) => phrase`${me(t)}早已收下这些数据：再确认一次。`,
      old: (t) => phrase`一个旧报文段：${me(t)}将其丢弃。`,
      oldAnswered: (t) => phrase`一个旧报文段：${me(t)}将其丢弃，并说明自己期待什么。`,
    },
    text: {
      repeatedFin: (t) => repeatedFin.text(t),
      probe: (t) =>
        phrase`探测报文段的 ${itsSeq(t)} 故意低于窗口（${was(t, 'RCV.NXT')}）：对这样的报文段必须回以 ACK（${ourAck(t, ackThatLeft(t))}）。`,
      why: (t) => whyAgain(t),
      outside: (t) => phrase`报文段的 ${itsSeq(t)} 不在窗口内：${me(t)}${windowOf(t)}。`,
      allBelowHere: (t) => phrase`${was(t, 'RCV.NXT')} 之前的早已收到。`,
      deliveredOnce: () => phrase`来了两次的数据，只交付一次。`,
      answer: (t) =>
        phrase`回答的 ACK（${ourAck(t, ackThatLeft(t))}）告诉${peer(t)}这一端收到了哪里。`,
      waitGoesOn: () => phrase`2MSL 的等待照常继续，只有 FIN 才会使它重新开始。`,
    },
  },
  'sequence.dropsReset': {
    title: (t) => phrase`RST 落在${me(t)}的窗口之外：悄悄丢弃。`,
    text: (t) =>
      phrase`它的 ${itsSeq(t)} 不在窗口内：${me(t)}${windowOf(t)}。所以它不是旧的就是伪造的。对 RST 什么也不回答，连 ACK 也不发。`,
  },
  'sequence.trimmed': {
    title: (t) => phrase`报文段中只有对${me(t)}来说是新的部分才算数。`,
    text: (t) => phrase`它从 ${itsSeq(t)} 开始；${me(t)}${windowOf(t)}，其余部分截去。`,
  },
  'sequence.zeroWindow': {
    title: (t) => phrase`${me(t)}的窗口为 0：不收数据，并如实相告。`,
    text: (t) =>
      say(
        phrase`缓冲区没有空间，数据只能丢弃；报文段中的确认号仍然有效。`,
        phrase`回答（${ourAck(t, ackThatLeft(t))}，${code(`wnd=${ackThatLeft(t)?.wnd ?? 0}`)}）让${peer(t)}继续等，同时也说明这一端还在。`,
      ),
  },
  'sequence.repeatedFin': repeatedFin,
  'sequence.repeatedSyn': {
    title: {
      unanswered: (t) => phrase`${me(t)}早已收下这个 SYN：丢弃。`,
      literal: () => phrase`SYN ${againMark('再次')}到达；照字面规定，只回以一个 ACK。`,
      crossing: (t) => phrase`照字面规定，${peer(t)}的 SYN+ACK 序号偏低：${me(t)}将其丢弃。`,
      synAckInSynRcvd: (t) => phrase`SYN+ACK 的序号早已收下：${me(t)}回以 ACK。`,
      synAckAgain: (t) =>
        phrase`${peer(t)}的 SYN+ACK ${againMark('再次')}到达：${me(t)}再确认一次。`,
      oldSyn: (t) => phrase`${me(t)}收到一个旧的 SYN：回以 ACK。`,
    },
    text: {
      unanswered: (t) =>
        phrase`${itsSeq(t)} 低于 ${was(t, 'RCV.NXT')}：${me(t)}认得这个 SYN，报文段里没有新的内容。`,
      literal: (t) =>
        phrase`${itsSeq(t)} 恰好低于 ${was(t, 'RCV.NXT')}，而低于窗口的报文段一律以 ACK 回答，然后丢弃。`,
      literalDeadlock: (t) =>
        phrase`在 ${stateMark('SYN_SENT')} 中，单纯的 ACK 毫无用处：${peer(t)}只能等到${me(t)}自己的定时器到期、重传 SYN+ACK 为止。`,
      crossing: (t) =>
        phrase`${itsSeq(t)} 恰好低于 ${was(t, 'RCV.NXT')}，其中的 ACK 也就无人理会。不过，回答的 ACK（${ourAck(t, ackThatLeft(t))}）正是${peer(t)}所等待的，连接在那一端由此建立。`,
      figure7: () => phrase`若依照 RFC 的图 7，这个 SYN+ACK 本可直接接受。`,
      whyAckMissing: (t) => whyAckMissing(t),
      why: (t) => whyAgain(t),
      below: (t) =>
        phrase`${itsSeq(t)} 低于 ${was(t, 'RCV.NXT')}，所以报文段被丢弃，并以 ACK（${ourAck(t, ackThatLeft(t))}）回答。`,
      noTimerGuardsAck: () => phrase`没有定时器守护 ACK：补救它的丢失，靠的是重传来的 SYN+ACK。`,
    },
  },
  'sequence.repeatedSynAgain': {
    title: (t) =>
      phrase`SYN ${againMark('再次')}到达，${me(t)}便${againMark('再')}发一次 SYN+ACK。`,
    text: {
      foreign: (t) =>
        phrase`它的序号正是已收下的那个 SYN，${me(t)}只能当作${peer(t)}没有收到 SYN+ACK。`,
      repeats: (t) => phrase`${peer(t)}重传 SYN，是因为没有收到 SYN+ACK。`,
      another: (t) =>
        phrase`所以再给它一个（${ourSeq(t, left(t, 'SYN_ACK'))}，${ourAck(t, left(t, 'SYN_ACK'))}）。`,
      literal: () =>
        phrase`照 RFC 9293 的字面规定，这个 SYN 恰好低于窗口，只会得到单纯的 ACK，而这在 ${stateMark('SYN_SENT')} 中毫无用处；实际的协议栈都像这里一样处理。`,
    },
  },
  'sequence.simultaneousSynAck': {
    title: (t) => phrase`${peer(t)}的 SYN+ACK 到达，同时打开完成。`,
    text: (t) =>
      say(
        phrase`这个 SYN（${itsSeq(t)}）${me(t)}早已知道，新的是对自己 SYN 的确认（${itsAck(t)}）。`,
        phrase`若严格检查序号，它低了一个号，应当丢弃；这里依照 RFC 的图 7，接受其中的 ACK。`,
      ),
    aside: () => null,
  },

  'reset.valid': {
    title: (t) => phrase`RST 有效：${me(t)}立刻变为 ${stateMark('CLOSED')}。`,
    text: {
      exactForged: (t) =>
        phrase`它的 ${itsSeq(t)} 正好等于 ${was(t, 'RCV.NXT')}，没有人看得出它是伪造的。连接记录被删除，不作任何回答。`,
      exactGenuine: (t) =>
        phrase`它的 ${itsSeq(t)} 正好等于 ${was(t, 'RCV.NXT')}，所以当作真的。连接记录被删除，不作任何回答。`,
      withinForged: (t) =>
        phrase`它的 ${itsSeq(t)} 落在窗口之内，没有人看得出它是伪造的。连接记录被删除，不作任何回答。`,
      withinGenuine: (t) =>
        phrase`它的 ${itsSeq(t)} 落在窗口之内，所以当作真的。连接记录被删除，不作任何回答。`,
      closed: () => phrase`两端都已经关闭，没有数据因此丢失，失去的只是一个圆满的结束。`,
      told: () => phrase`应用得知“连接被复位”；途中的数据一概丢失。`,
    },
  },
  'reset.backToListen': {
    title: (t) => phrase`RST 使${me(t)}回到 ${stateMark('LISTEN')}。`,
    text: (t) =>
      phrase`它的 ${itsSeq(t)} 对得上（${was(t, 'RCV.NXT')}）。连接是对方发起的，还没有建成，就当那个 SYN 没有来过。应用从未听说过它，现在也不必告诉应用。`,
  },
  'reset.refused': {
    title: (t) => phrase`RST 回答了${me(t)}的 SYN：连接被拒绝。`,
    text: (t) =>
      phrase`它的 ${itsSeq(t)} 对得上（${was(t, 'RCV.NXT')}）。这一端是主动打开的，所以不回到 ${stateMark('LISTEN')}：删除连接记录，并告诉应用连接被拒绝。`,
  },
  'reset.challenged': {
    title: {
      dropped: (t) => phrase`RST 落在窗口内，但序号不准：${me(t)}将其丢弃。`,
      asksBack: (t) => phrase`RST 落在窗口内，但序号不准：${me(t)}反问一句。`,
    },
    text: {
      notExact: (t) =>
        phrase`它是 ${itsSeq(t)}，而期待的是 ${was(t, 'RCV.NXT')}。盲目的攻击者很容易猜中窗口，却很难猜中那一个序号，因此只有后者才有效。`,
      challenge: (t) =>
        phrase`质询 ACK（challenge ACK，${ourAck(t, ackThatLeft(t))}）用来询问${peer(t)}：它若真的丢了连接，会以序号准确的 RST 回答；若没有，就对此不加理会。`,
    },
  },
  'reset.endsTimeWait': {
    title: (t) => phrase`RST 使${me(t)}的 ${stateMark('TIME_WAIT')} 提前结束。`,
    text: {
      exact: (t) => phrase`它的 ${itsSeq(t)} 分毫不差，照字面规定应当删除连接记录。`,
      sooner: (t) =>
        phrase`它的 ${itsSeq(t)} 分毫不差，照字面规定应当删除连接记录，比预定时间早了 ${lasting(leftOf(t, 'timeWait') ?? 0)}。`,
      assassination: () =>
        phrase`此后，途中的旧报文段有可能被当成新连接的报文段。RFC 1337 称之为 TIME-WAIT 暗杀（assassination），建议忽略这个 RST。`,
    },
  },
  'reset.ignoredInTimeWait': {
    title: (t) => phrase`RST 到达 ${stateMark('TIME_WAIT')}：${me(t)}不予理会。`,
    text: (t) =>
      phrase`它的 ${itsSeq(t)} 对不对都一样。这是 RFC 1337 的建议：提前关闭没有任何好处，而 2MSL 的等待能使旧报文段远离下一条连接。`,
  },

  'syn.backToListen': {
    title: (t) => phrase`窗口内又来了一个 SYN：${me(t)}回到 ${stateMark('LISTEN')}。`,
    text: (t) =>
      phrase`它的 ${itsSeq(t)} 落在窗口内（${was(t, 'RCV.NXT')}），可见两个 SYN 中有一个不是真的。${me(t)}把两个都丢弃，也不回答；真的那个，${peer(t)}会重传。`,
  },
  'syn.challenged': {
    title: {
      dropped: (t) => phrase`连接中又出现 SYN：${me(t)}将其丢弃。`,
      asksBack: (t) => phrase`连接中又出现 SYN：${me(t)}以 ACK 反问。`,
    },
    text: {
      takenBefore: (t) =>
        phrase`${peer(t)}的 SYN 早已收下（${was(t, 'RCV.NXT')}）；这一个（${itsSeq(t)}）可能是旧的、伪造的，也可能来自丢了记忆的${peer(t)}。`,
      findsOut: (t) =>
        phrase`这个 ACK（${ourSeq(t, ackThatLeft(t))}，${ourAck(t, ackThatLeft(t))}）能问个明白：如果对方正在重新打开连接，就看不懂这个 ACK，会以恰当的 RST 回答；如果对方认得这条连接，就不予理会。`,
    },
  },
  'syn.resets': {
    title: (t) => phrase`窗口内出现 SYN：${me(t)}发送 RST，进入 ${stateMark('CLOSED')}。`,
    text: (t) =>
      phrase`它的 ${itsSeq(t)} 落在窗口内（${was(t, 'RCV.NXT')}）。这是 RFC 5961 之前的做法：连接中出现 SYN 是错误，连接就此结束。伪造的 SYN 只要猜中窗口就能做到，所以如今改为回以 ACK。`,
  },
  'syn.reopens': {
    title: (t) => phrase`新的 SYN 使${me(t)}从 ${stateMark('TIME_WAIT')} 重新打开连接。`,
    text: (t) =>
      say(
        phrase`它的 ${itsSeq(t)} 高于${peer(t)}以前用过的所有序号（${was(t, 'RCV.NXT')}），旧的不会被误认成新的。`,
        phrase`${me(t)}以新的初始序号回答 SYN+ACK（${ourSeq(t, left(t, 'SYN_ACK'))}），不必等到 2MSL 结束。`,
      ),
  },
};
