/** Where RFC 9293 contradicts itself, is silent, or is not followed by real stacks. In Chinese. */
import { PROFILES } from '../../../../../machines/stacks/profiles.ts';
import type { NotesOf } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';
import { lasting } from '../../say.ts';

const { rfc, linux } = PROFILES;

export const contradictions: NotesOf<'contradictions'> = {
  'repeated-syn': {
    title: 'SYN_RCVD 中收到重复的 SYN',
    text: phrase`严格按 RFC 9293，它的序号已在窗口左侧，只会得到一个纯 ACK，而 ${stateMark('SYN_SENT')} 会忽略这个 ACK。Linux 和 BSD 重传 SYN+ACK。其余场景在两种模式下都重传 SYN+ACK，只有这个场景按 RFC 条文处理。`,
  },
  'crossed-syn-ack': {
    title: '同时打开',
    text: phrase`在图 7 中，交错的 SYN+ACK 使握手完成。按序号检查，它的序号小 1，应当丢弃；RFC 自己在附录 A.2 中也指出了这一点。这里依照图 7。`,
  },
  'second-syn': {
    title: 'SYN_RCVD 中收到另一个 SYN',
    text: phrase`RFC 5961 规定，对窗口内的 SYN 回复 Challenge ACK（质询 ACK）。RFC 9293 的第四步在已同步的状态中照此处理，但由 ${stateMark('LISTEN')} 而来的连接退回 ${stateMark('LISTEN')}。这里依照第四步。`,
  },
  'bad-ack-of-syn': {
    title: 'SYN_RCVD 中收到错误的 ACK',
    text: phrase`ACK 确认了从未发送的序号：RFC 5961 规定回复 ACK；3.5.2 节和第五步则规定，连接建立之前回复 RST。这里发送 RST，连接仍处于 ${stateMark('SYN_RCVD')}。`,
  },
  'reset-of-an-open': {
    title: '建立连接时收到 RST',
    text: phrase`3.5 节让 ${stateMark('SYN_SENT')} 回到 ${stateMark('LISTEN')}，3.10.7.3 节让它进入 ${stateMark('CLOSED')}。这里依照 3.10.7：只有由 ${stateMark('LISTEN')} 而来的连接才退回 ${stateMark('LISTEN')}。`,
  },
  'fin-before-established': {
    title: '连接建立之前的 FIN 或 CLOSE',
    text: phrase`ACK 和 FIN 在同一个报文段时怎样转移，图 5 没有画。按处理步骤，ACK 先生效，所以 ${stateMark('SYN_RCVD')} 经过 ${stateMark('ESTABLISHED')} 进入 ${stateMark('CLOSE_WAIT')}。在 ${stateMark('SYN_RCVD')} 中调用 CLOSE，如果没有待发的数据，就直接进入 ${stateMark('FIN_WAIT_1')}（3.10.4）。`,
  },
  'fin-that-acknowledges': {
    title: '确认了己方 FIN 的 FIN',
    text: phrase`在 ${stateMark('FIN_WAIT_1')} 中处理 FIN 时，要检查己方的 FIN 是否已被确认，也可能正是被这个报文段确认的。漏掉这一点的实现会停在 ${stateMark('CLOSING')}，等待一个已经收到的 ACK。`,
  },
  'ack-of-the-fin-alone': {
    title: '只有对 FIN 的确认才改变状态',
    text: phrase`${stateMark('FIN_WAIT_1')}、${stateMark('CLOSING')} 和 ${stateMark('LAST_ACK')} 等待的是对 FIN 的 ACK，不是任意一个 ACK。这里收到的 ACK 没有确认 FIN，状态不变。`,
  },
  'syn-and-fin-count': {
    title: 'SYN 和 FIN 各占一个序号',
    text: phrase`${code('SEG.LEN')} 除了数据，也要计入它们；许多示意图和实现会忘记这一点。因此，对 FIN 的确认号是 FIN 的序号加 1。`,
  },
  'fin-above-a-gap': {
    title: 'FIN 先于数据到达',
    text: phrase`第八步让 ${code('RCV.NXT')} 越过 FIN，好像前面的数据都已到达。这里还缺数据，所以先缓存 FIN，等数据到齐。`,
  },
  'ack-above-a-gap': {
    title: '缺口之后的报文段中的 ACK',
    text: phrase`RFC 要求缓存这样的报文段，但没有说其中的 ACK 是否也要等待。这里立即使用 ACK，只有数据和 FIN 等待。在这个运行过程中，这个 ACK 使握手完成。`,
  },
  'both-close-at-once': {
    title: '同时关闭',
    text: phrase`3.6 节第三种情形规定，双方收到 ACK 后就删除连接；图 13 和 3.10.7.4 节则进入 ${stateMark('TIME_WAIT')}。这里依照后者：双方都要等待。`,
  },
  'abort-without-a-wait': {
    title: '复位之后不等待',
    text: phrase`图 5 的一条注释让发送 RST 的一方进入 ${stateMark('TIME_WAIT')}，3.10.5 节则删除 TCB。这里在 ABORT、接受 RST、放弃重传之后，都是 ${stateMark('CLOSED')}。`,
  },
  'repeated-fin': {
    title: 'TIME_WAIT 中收到重传的 FIN',
    text: phrase`它的序号已在窗口左侧，第一步确认它之后处理就结束了。后面的步骤规定重新计时 2MSL，但这个 FIN 到不了那里。这里在第一步就重新计时。按序到达的纯 ACK 不予回复，否则都处于 ${stateMark('TIME_WAIT')} 的双方会无休止地互发 ACK。`,
  },
  'reset-in-time-wait': {
    title: 'TIME_WAIT 中收到 RST',
    text: phrase`按 3.10.7.4 节，它使 TCB 被删除；RFC 1337 建议忽略它，因为等待有其作用。两种模式都接受这个 RST，Linux 默认也是如此。`,
  },
  'ack-beyond-the-window': {
    title: '序号超出对端窗口的 ACK',
    text: phrase`ACK 的序号是 ${code('SND.NXT')}。向零窗口发送探测或 FIN 之后，这个序号就超出了对端的窗口：报文段会被丢弃，其中的确认也随之丢失。因此这里取窗口的右沿，实际的协议栈也是如此。`,
  },
  'acks-without-end': {
    title: 'ACK 风暴',
    text: phrase`不可接受的 ACK 会得到一个 ACK。伪造的数据使双方的 ACK 都不为对端所接受；双方都有缺口、窗口又都填满时也是这样。严格按 RFC 9293，这样的往来要到某个 ACK 丢失或有重传时才停止。RFC 5961 第 7 节加以限制，这里只有 Linux 模式这样做。`,
  },
  'which-constants': {
    title: '采用哪一套常数',
    text: phrase`最初的 RTO 在旧的 RFC 中是 ${lasting(rfc.rtoAfterSynLossUs)}，现在是 ${lasting(rfc.rtoInitialUs)}；2MSL 在 RFC 中是 ${lasting(rfc.timeWaitUs)}，在 Linux 上是 ${lasting(linux.timeWaitUs)}。因此每一套常数是一种协议配置，由读者选择。`,
  },
};
