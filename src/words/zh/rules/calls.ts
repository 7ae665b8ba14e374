/** What the application asks for (RFC 9293, 3.10.1 to 3.10.6), in Chinese. */
import { code, phrase, stateMark } from '../../phrase.ts';
import {
  left,
  newData,
  now,
  octets,
  ourAck,
  ourFin,
  ourSeq,
  rtoNow,
  waiting,
} from '../../sentences/facts.ts';
import { callName, finThatLeft, firstNew, lastNew, readNow } from '../../sentences/rules/calls.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, me, peer, say } from '../say.ts';

export const calls: RuleTexts<RulesOf<'call'>> = {
  'call.listen': {
    title: (t) => phrase`${me(t)}开始监听，等待对方来连接。`,
    text: {
      passiveOpen: () =>
        phrase`${code('listen()')} 就是被动打开（passive OPEN）：状态由 ${stateMark('CLOSED')} 变为 ${stateMark('LISTEN')}，不发送任何报文段。`,
      named: () => phrase`对方的地址和端口已经指定，只接受来自那里的 SYN。`,
      unnamed: () => phrase`此时还不知道对方是谁，第一个到达的 SYN 会告诉它。`,
    },
  },
  'call.connect': {
    title: (t) => phrase`${me(t)}发送 SYN。`,
    text: {
      fromListen: () =>
        phrase`${code('connect()')} 使等待的一端改为主动的一端：状态由 ${stateMark('LISTEN')} 变为 ${stateMark('SYN_SENT')}。`,
      activeOpen: () =>
        phrase`${code('connect()')} 就是主动打开（active OPEN）：状态由 ${stateMark('CLOSED')} 变为 ${stateMark('SYN_SENT')}。`,
      choosesNumber: (t) =>
        phrase`${me(t)}选定初始序号 ${now(t, 'ISS')}；SYN 本身占用这个序号，这样它才能像数据一样得到确认；下一个序号是 ${now(t, 'SND.NXT')}。`,
      goesAgain: (t) => phrase`如果在 ${rtoNow(t)} 内没有回音，就重传 SYN。`,
    },
  },
  'call.sendOpens': {
    title: (t) => phrase`${me(t)}有数据要发，于是主动打开：发送 SYN。`,
    text: {
      opens: (t) =>
        phrase`在 ${stateMark('LISTEN')} 中调用 ${code('send()')} 并指明对方，等于主动打开：SYN 以 ${ourSeq(t, left(t, 'SYN'))} 发出。`,
      dataWaits: (t) =>
        phrase`${bytes(waiting(t))}数据等到连接进入 ${stateMark('ESTABLISHED')} 之后再发。`,
    },
  },
  'call.remoteMissing': {
    title: (t) => phrase`没有指明对方，${me(t)}无法打开连接。`,
    text: (t) =>
      phrase`主动打开必须给出对方的地址和端口。TCP 返回 ${code('error: remote socket unspecified')}，不发送任何报文段，状态仍是 ${stateMark(t.to)}。`,
  },
  'call.alreadyExists': {
    title: (t) => phrase`${me(t)}已经有这条连接了。`,
    text: (t) =>
      phrase`在 ${stateMark(t.from)} 中已有连接记录，再次打开不会影响它：调用返回 ${code('error: connection already exists')}，其余一切照旧。`,
  },
  'call.doesNotExist': {
    title: (t) => phrase`${me(t)}没有连接，${callName(t)} 无从谈起。`,
    text: () =>
      phrase`${stateMark('CLOSED')} 的意思就是没有任何连接记录。调用返回 ${code('error: connection does not exist')}，不发送任何报文段。`,
  },
  'call.send': {
    title: {
      allWait: (t) =>
        phrase`${me(t)}有 ${bytes(t.call?.bytes ?? octets(newData(t)))}数据要发，但只能等待。`,
      someWait: (t) =>
        phrase`${me(t)}发送 ${bytes(octets(newData(t)))}，另有 ${bytes(waiting(t))}等待。`,
      sends: (t) => phrase`${me(t)}发送 ${bytes(octets(newData(t)))}数据。`,
    },
    text: {
      numbers: (t) =>
        phrase`它们占用序号 ${firstNew(t)} 至 ${lastNew(t)}，${newData(t).length === 1 ? '由一个报文段' : `分 ${newData(t).length} 个报文段`}发出，既不超出${peer(t)}的窗口（${now(t, 'SND.WND')}），也不超出拥塞窗口（${now(t, 'cwnd')}）。`,
      wraps: () => phrase`${code(4294967295)} 之后，序号从 0 接着数。`,
      guarded: (t) => phrase`得到确认之前，发送方一直保留副本；${rtoNow(t)} 内没有确认就重传。`,
      kept: () => phrase`得到确认之前，发送方一直保留副本。`,
      buffered: (t) => phrase`数据留在发送缓冲区里，共 ${bytes(waiting(t))}。`,
      closeWait: (t) =>
        phrase`${stateMark('CLOSE_WAIT')} 并不妨碍发送：${peer(t)}关闭的是它自己的方向。`,
    },
  },
  'call.sendQueued': {
    title: (t) => phrase`握手尚未完成，${me(t)}的 ${bytes(t.call?.bytes ?? waiting(t))}先排队。`,
    text: (t) =>
      phrase`在 ${stateMark(t.from)} 中连接还没有建立。数据先排队，一进入 ${stateMark('ESTABLISHED')} 就发出。`,
  },
  'call.receive': {
    title: {
      reads: (t) => phrase`${me(t)}的应用读走 ${bytes(readNow(t))}。`,
      waits: (t) => phrase`${me(t)}的应用等待数据。`,
    },
    text: {
      makesRoom: () => phrase`接收缓冲区腾出了同样大小的空间。`,
      staysUnread: (t) => phrase`还有 ${bytes(t.after?.unread ?? 0)}没有读。`,
      noUpdate: () => phrase`此时不发送任何报文段：窗口要增大到值得一提时才会重新通告。`,
      nothingThere: () => phrase`现在没有可读的数据。调用等到数据到达为止，不发送任何报文段。`,
    },
  },
  'call.connectionClosing': {
    title: (t) => phrase`连接正在关闭，${me(t)}此时调用 ${callName(t)} 已经太晚。`,
    text: {
      receive: (t) => phrase`${peer(t)}的 FIN 已经到达，它之前的数据也读完了，不会再有数据。`,
      send: (t) => phrase`${me(t)}已经关闭了自己的发送方向，FIN 之后不能再有数据。`,
      close: (t) => phrase`${me(t)}早已关闭，FIN 绝不会发第二个。`,
      answer: () => phrase`调用返回 ${code('error: connection closing')}。`,
    },
  },
  'call.closeUnopened': {
    title: {
      listening: (t) => phrase`${me(t)}停止监听。`,
      opening: (t) => phrase`连接还没有建立，${me(t)}就放弃了。`,
    },
    text: {
      listening: () =>
        phrase`对方还不存在，没有人需要收到 FIN：记录就此删除，之后到来的 SYN 会得到 RST。`,
      opening: (t) =>
        phrase`在 ${stateMark('SYN_SENT')} 中关闭，只是删除记录，不发送任何报文段。${peer(t)}的 SYN+ACK 如果随后到达，遇到的是 ${stateMark('CLOSED')}，会得到 RST。`,
    },
  },
  'call.closeActive': {
    title: {
      finLeaves: (t) => phrase`${me(t)}关闭连接：发出 FIN。`,
      finWaits: (t) => phrase`${me(t)}关闭连接，FIN 排在 ${bytes(waiting(t))}数据之后。`,
    },
    text: {
      finMeans: (t) =>
        phrase`FIN 只表示“我没有数据要发了”，仅此而已。它占用一个序号 ${ourFin(t, finThatLeft(t))}，所以能得到确认，丢失了也能重传。`,
      finAfterData: () =>
        phrase`FIN 的序号排在最后一个字节之后，因此数据先发。状态则立刻变为 ${stateMark('FIN_WAIT_1')}。`,
      beforeEstablished: () =>
        phrase`它不必等到 ${stateMark('ESTABLISHED')}：SYN 已经发出，只是确认还没有到。`,
      shutdown: (t) =>
        phrase`${code('shutdown()')} 之后应用仍可读取：在${peer(t)}也关闭之前，仍可能有数据到来。`,
      halfDuplex: () =>
        phrase`${code('close()')} 表示应用连读取也放弃了；此后到达的数据会得到 RST。`,
      peerStillOpen: (t) =>
        phrase`${me(t)}仍能接收：另一个方向要到${peer(t)}发出自己的 FIN 才关闭。`,
    },
  },
  'call.closePassive': {
    title: (t) => phrase`${me(t)}也关闭：发出自己的 FIN。`,
    text: {
      wasWaiting: (t) =>
        phrase`${stateMark('CLOSE_WAIT')} 等的就是这一刻：应用也发完了。FIN（${ourSeq(t, finThatLeft(t))}）占用${me(t)}的最后一个序号。`,
      ackRides: (t) =>
        phrase`对${peer(t)} FIN 的 ACK 还没有发出，正好由它捎带（${ourAck(t, finThatLeft(t))}）：四次挥手只用了三个报文段。`,
      ackMissing: () => phrase`在 ${stateMark('LAST_ACK')} 中只差对它的确认。`,
    },
  },
  'call.closeWaits': {
    title: (t) => phrase`${me(t)}要关闭，但数据必须先于 FIN 发出。`,
    text: {
      dataFirst: (t) => phrase`还有 ${bytes(waiting(t))}没有发出，FIN 的序号排在最后一个字节之后。`,
      closeWait: () =>
        phrase`在那之前状态仍是 ${stateMark('CLOSE_WAIT')}：进入 ${stateMark('LAST_ACK')} 靠的是发出 FIN，而不是这个调用。`,
      synRcvd: () =>
        phrase`连接进入 ${stateMark('ESTABLISHED')} 之前数据不能发出，关闭也随之等待。`,
    },
  },
  'call.abortReset': {
    title: (t) => phrase`${me(t)}异常终止连接：发送 RST，随即忘掉这条连接。`,
    text: (t) =>
      say(
        phrase`没有 FIN，也没有等待：未发的、未读的数据一概丢弃，${me(t)}回到 ${stateMark('CLOSED')}。`,
        phrase`RST 的序号是 ${ourSeq(t, left(t, 'RST'))}，即接下来该用的那个序号，${peer(t)}据此认定它是真的。`,
        phrase`RST 只发一次：没有人确认它，丢了也没有人知道。`,
      ),
  },
  'call.abortSilent': {
    title: (t) => phrase`${me(t)}异常终止连接，并且不需要发 RST。`,
    text: {
      unopened: (t) => phrase`在 ${stateMark(t.from)} 中还没有可供复位的连接：删除记录，仅此而已。`,
      closedAlready: (t) =>
        phrase`在 ${stateMark(t.from)} 中两端都已关闭，这个调用只是提前删除记录。`,
    },
  },
  'call.status': {
    title: (t) => phrase`查询${me(t)}的状态：${stateMark(t.to)}。`,
    text: () => phrase`STATUS 报告连接记录的内容，什么也不改变。`,
  },
  'call.crash': {
    title: (t) => phrase`${me(t)}崩溃，忘掉了这条连接。`,
    text: {
      gone: () => phrase`连接记录没有了，也没有发出任何报文段。`,
      peerUnaware: (t) =>
        phrase`${peer(t)}仍处于 ${stateMark(t.peerEnd.state)}，毫不知情：这就是半开连接（half-open）。`,
      peerLearns: () => phrase`等它下次发送时，换来的 RST 会告诉它。`,
    },
  },
  'call.closeUnread': {
    title: (t) => phrase`还有数据没读，${me(t)}就关闭：发 RST 而不发 FIN。`,
    text: (t) =>
      say(
        phrase`${bytes(t.before?.unread ?? 0)}已经收下并确认，却再也不会有人读。`,
        phrase`发 FIN 会像是正常结束；RST（${ourSeq(t, left(t, 'RST'))}）则告诉${peer(t)}：数据丢了。`,
      ),
  },
  'call.stopReading': {
    title: (t) => phrase`${me(t)}的程序连读也不读了。`,
    text: (t) =>
      say(
        phrase`自己这个方向早已关闭，所以不发送任何报文段。此后${peer(t)}再发来的数据不会有人读。`,
      ),
  },
};
