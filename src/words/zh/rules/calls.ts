/** What the application asks for (RFC 9293, 3.10.1 to 3.10.6), in Chinese. */
import { code, phrase, stateMark, type Phrase } from '../../phrase.ts';
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
import { unwritten } from '../../sentences/rules/send.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer, say } from '../say.ts';

const lingers = (t: Telling): Phrase =>
  phrase`设了 ${code('SO_LINGER')}：数据和 FIN 得到确认时 ${code('close()')} 返回，最多等 ${lasting(t.profile.lingerUs ?? 0)}。时间用完，它也返回，连接在后台继续。`;

export const calls: RuleTexts<RulesOf<'call'>> = {
  'call.listen': {
    title: (t) => phrase`${me(t)}开始监听，等待连接。`,
    text: {
      passiveOpen: () =>
        phrase`${code('listen()')} 就是被动打开（passive OPEN）：状态由 ${stateMark('CLOSED')} 变为 ${stateMark('LISTEN')}，不发送任何报文段。`,
      named: () => phrase`已指定对端的地址和端口，只接受来自它的 SYN。`,
      unnamed: () => phrase`没有指定对端，任何地址发来的 SYN 都接受。`,
    },
  },
  'call.connect': {
    title: (t) => phrase`${me(t)}发送 SYN。`,
    text: (t) =>
      say(
        phrase`${code('connect()')} 就是主动打开（active OPEN）：状态由 ${stateMark(t.from)} 变为 ${stateMark('SYN_SENT')}。`,
        phrase`SYN 占用初始序号 ${now(t, 'ISS')}，下一个序号是 ${now(t, 'SND.NXT')}。`,
        phrase`如果在 ${rtoNow(t)} 内没有收到应答，就重传 SYN。`,
      ),
  },
  'call.sendOpens': {
    title: (t) => phrase`${me(t)}有数据要发送，于是先发送 SYN。`,
    text: {
      opens: (t) =>
        phrase`在 ${stateMark('LISTEN')} 中调用 ${code('send()')} 并指定对端，就是主动打开：SYN 的序号是 ${ourSeq(t, left(t, 'SYN'))}。`,
      dataWaits: (t) =>
        phrase`${bytes(waiting(t))}数据等连接进入 ${stateMark('ESTABLISHED')} 后再发送。`,
    },
  },
  'call.remoteMissing': {
    title: (t) => phrase`没有指定对端，${me(t)}的调用失败。`,
    text: (t) =>
      phrase`主动打开必须指定对端的地址和端口。调用返回 ${code('error: remote socket unspecified')}，不发送报文段，状态仍是 ${stateMark(t.to)}。`,
  },
  'call.alreadyExists': {
    title: (t) => phrase`连接已经存在，${me(t)}的调用在本机就失败。`,
    text: {
      exists: (t) =>
        phrase`在 ${stateMark(t.from)} 中还保留着连接状态（TCB）。调用返回 ${code('error: connection already exists')}，不发送报文段。`,
      inSockets: () =>
        phrase`在套接字接口中，错误是 ${code('EADDRINUSE')} 或 ${code('EADDRNOTAVAIL')}。`,
    },
  },
  'call.doesNotExist': {
    title: (t) => phrase`${me(t)}没有连接，${callName(t)} 失败。`,
    text: () =>
      phrase`${stateMark('CLOSED')} 表示没有连接状态（TCB）。调用返回 ${code('error: connection does not exist')}，不发送报文段。`,
  },
  'call.send': {
    title: {
      allWait: (t) =>
        phrase`${me(t)}有 ${bytes(t.call?.bytes ?? octets(newData(t)))}数据要发送，但必须等待。`,
      someWait: (t) =>
        phrase`${me(t)}发送 ${bytes(octets(newData(t)))}，另有 ${bytes(waiting(t) + unwritten(t))}等待。`,
      sends: (t) => phrase`${me(t)}发送 ${bytes(octets(newData(t)))}数据。`,
    },
    text: {
      numbers: (t) =>
        phrase`数据的序号是 ${firstNew(t)} 至 ${lastNew(t)}，共 ${newData(t).length} 个报文段，不超过${peer(t)}的窗口（${now(t, 'SND.WND')}）和拥塞窗口（${now(t, 'cwnd')}）。`,
      wraps: () => phrase`${code(4294967295)} 之后，序号回绕到 0。`,
      guarded: (t) => phrase`如果在 ${rtoNow(t)} 内没有得到确认，就重传。`,
      kept: () => phrase`得到确认之前，保留数据的副本。`,
      buffered: (t) => phrase`发送缓冲区中现有 ${bytes(waiting(t))}。`,
      closeWait: (t) =>
        phrase`在 ${stateMark('CLOSE_WAIT')} 中仍可发送：${peer(t)}的 FIN 只关闭了相反的方向。`,
    },
  },
  'call.sendQueued': {
    title: (t) => phrase`握手尚未完成，${me(t)}的 ${bytes(t.call?.bytes ?? waiting(t))}先排队。`,
    text: (t) =>
      phrase`在 ${stateMark(t.from)} 中连接还没有建立。数据先排队，等进入 ${stateMark('ESTABLISHED')} 再发送。`,
  },
  'call.receive': {
    title: {
      reads: (t) => phrase`${me(t)}的应用程序读取 ${bytes(readNow(t))}。`,
      waits: (t) => phrase`${me(t)}的应用程序等待数据。`,
    },
    text: {
      makesRoom: () => phrase`接收缓冲区因此有了空间。`,
      staysUnread: (t) => phrase`还有 ${bytes(t.after?.unread ?? 0)}没有读。`,
      noUpdate: () => phrase`暂不发送窗口更新：窗口要增大到一定程度才通告。`,
      nothingThere: () => phrase`现在没有可读的数据，调用阻塞，不发送报文段。`,
    },
  },
  'call.connectionClosing': {
    title: (t) => phrase`${me(t)}的连接正在关闭，${callName(t)} 失败。`,
    text: {
      receive: (t) => phrase`${peer(t)}的 FIN 已经到达，不会再有数据。`,
      send: (t) => phrase`${me(t)}已经关闭了发送方向，FIN 之后不能再有数据。`,
      close: (t) => phrase`${me(t)}已经关闭过，每个方向只有一个 FIN。`,
      answer: () => phrase`按 RFC 9293，调用返回 ${code('error: connection closing')}。`,
      endOfFile: () => phrase`在套接字接口中，${code('recv()')} 返回 0（EOF）。`,
    },
  },
  'call.closeUnopened': {
    title: {
      listening: (t) => phrase`${me(t)}停止监听。`,
      opening: (t) => phrase`连接建立之前，${me(t)}就关闭。`,
    },
    text: {
      listening: () =>
        phrase`还没有连接，所以不发送 FIN。在 ${stateMark('CLOSED')} 中收到 SYN 会回复 RST。`,
      opening: (t) =>
        phrase`在 ${stateMark('SYN_SENT')} 中关闭只是删除连接状态（TCB），不发送报文段。如果${peer(t)}的 SYN+ACK 随后到达，就回复 RST。`,
    },
  },
  'call.closeActive': {
    title: {
      finLeaves: (t) => phrase`${me(t)}关闭连接：发出 FIN。`,
      finWaits: (t) => phrase`${me(t)}关闭连接，FIN 排在 ${bytes(waiting(t))}数据之后。`,
    },
    text: {
      finMeans: (t) =>
        phrase`FIN 表示“没有数据要发送了”。它占用一个序号 ${ourFin(t, finThatLeft(t))}，因此可以被确认，也可以重传。`,
      finAfterData: () =>
        phrase`FIN 排在最后一个字节之后，但状态立即变为 ${stateMark('FIN_WAIT_1')}。`,
      beforeEstablished: () =>
        phrase`进入 ${stateMark('ESTABLISHED')} 之前也可以关闭：FIN 排在 SYN 之后。`,
      shutdown: (t) => phrase`${code('shutdown()')} 只关闭发送方向，${me(t)}仍可接收数据。`,
      socketClosed: () =>
        phrase`在 Linux 上，${code('close()')} 之后应用程序不再持有套接字：再收到数据就回复 RST。`,
      receives: () =>
        phrase`RFC 9293 的 CLOSE 之后仍可接收数据；套接字的 ${code('close()')} 之后则不能。`,
      lingers,
    },
  },
  'call.closePassive': {
    title: {
      finLeaves: (t) => phrase`${me(t)}也关闭：发出自己的 FIN。`,
      finWaits: (t) => phrase`${me(t)}也关闭，FIN 排在 ${bytes(waiting(t))}数据之后。`,
    },
    text: {
      atOnce: () => phrase`在 Linux 上，调用时就进入 ${stateMark('LAST_ACK')}，不等 FIN 发送。`,
      wasWaiting: (t) =>
        phrase`${me(t)}在 ${stateMark('CLOSE_WAIT')} 中一直在等应用程序关闭连接。FIN 的序号是 ${ourSeq(t, finThatLeft(t))}。`,
      threeSegments: (t) =>
        phrase`它还捎带了对${peer(t)} FIN 的 ACK（${ourAck(t, finThatLeft(t))}）：四次挥手只用三个报文段。`,
      lastAck: (t) => phrase`${me(t)}在 ${stateMark('LAST_ACK')} 中等待对 FIN 的确认。`,
      lingers,
    },
  },
  'call.closeWaits': {
    title: (t) => phrase`${me(t)}关闭连接，但数据必须先于 FIN 发送。`,
    text: {
      writeFirst: (t) =>
        phrase`应用程序还阻塞在 ${code('send()')} 中，有 ${bytes(unwritten(t))}没有写入；那个调用返回之后才关闭。`,
      dataFirst: (t) => phrase`还有 ${bytes(waiting(t))}没有发送，FIN 排在最后一个字节之后。`,
      closeWait: () =>
        phrase`状态仍是 ${stateMark('CLOSE_WAIT')}：按 RFC 9293，发送 FIN 时才进入 ${stateMark('LAST_ACK')}。`,
      synRcvd: () => phrase`两者都要等连接进入 ${stateMark('ESTABLISHED')}。`,
      lingers,
    },
    aside: () => null,
  },
  'call.abortReset': {
    title: (t) => phrase`${me(t)}异常终止连接：发送 RST，并删除连接状态。`,
    text: {
      dropped: (t) =>
        phrase`未发送和未读取的数据都被丢弃，${me(t)}立即进入 ${stateMark('CLOSED')}。`,
      numbered: (t) => phrase`RST 的序号是 ${ourSeq(t, left(t, 'RST'))}，即下一个序号。`,
      onlyOnce: () => phrase`RST 不会被确认，丢失了也不会重传。`,
      lingersNoTime: () => phrase`${code('SO_LINGER')} 的时间设为 0，${code('close()')} 就是这样。`,
    },
  },
  'call.abortSilent': {
    title: (t) => phrase`${me(t)}异常终止连接，不发送 RST。`,
    text: {
      unopened: (t) =>
        phrase`在 ${stateMark(t.from)} 中还没有连接可以复位，${me(t)}立即进入 ${stateMark('CLOSED')}。`,
      closedAlready: (t) =>
        phrase`在 ${stateMark(t.from)} 中双方都已关闭，这个调用只是提前删除连接状态（TCB）。`,
    },
  },
  'call.status': {
    title: (t) => phrase`查询${me(t)}的状态：${stateMark(t.to)}。`,
    text: () => phrase`STATUS 读取连接状态（TCB），不作任何改变。`,
  },
  'call.crash': {
    title: (t) => phrase`${me(t)}崩溃，连接状态丢失。`,
    text: {
      gone: () => phrase`不发送任何报文段。`,
      halfOpen: (t) =>
        phrase`${peer(t)}不知情，仍处于 ${stateMark(t.peerEnd.state)}：这是半开连接（half-open），不是半连接（SYN_RCVD）。`,
      peerLearns: (t) => phrase`此后如果收到${peer(t)}的报文段，${me(t)}会回复 RST。`,
    },
  },
  'call.closeUnread': {
    title: (t) => phrase`还有未读的数据，${me(t)}就关闭：发送 RST 而不是 FIN。`,
    text: (t) =>
      say(
        phrase`${bytes(t.before?.unread ?? 0)}已经收到，但应用程序没有读取。`,
        phrase`RST（${ourSeq(t, left(t, 'RST'))}）告知${peer(t)}数据已丢失；发送 FIN 则会像是正常关闭。`,
      ),
  },
  'call.stopReading': {
    title: (t) => phrase`${me(t)}的应用程序关闭套接字。`,
    text: () =>
      phrase`${code('shutdown()')} 之后已有 FIN，所以 ${code('close()')} 不再发送报文段。它只结束接收：再收到数据就回复 RST。`,
  },
};
