/** Where RFC 9293 contradicts itself, is silent, or is followed by nobody. In Chinese. */
import { PROFILES } from '../../../../../machines/tcp/profiles.ts';
import type { NotesOf } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';
import { lasting } from '../../say.ts';

const { rfc, linux } = PROFILES;

export const contradictions: NotesOf<'contradictions'> = {
  'repeated-syn': {
    title: 'SYN_RCVD 中再次收到 SYN',
    text: phrase`按字面，它低于窗口，只得到一个 ACK，而这个 ACK 在 ${stateMark('SYN_SENT')} 中毫无用处。实际的协议栈都会重发 SYN+ACK。这里的场景无论模拟哪一种都照此办理；这一个则严格照字面。`,
  },
  'crossed-syn-ack': {
    title: '同时打开',
    text: phrase`在图 7 中，交错的 SYN+ACK 使握手完成。按序号检查，它低了一个号，应当丢弃；RFC 自己在附录 A.2 中也提到了这一点。这里依照图 7。`,
  },
  'second-syn': {
    title: 'SYN_RCVD 中又来了另一个 SYN',
    text: phrase`RFC 5961 要求用 ACK 质询窗口内的 SYN。RFC 9293 的第四步在已同步的状态里照办，但由 ${stateMark('LISTEN')} 而来的连接则退回 ${stateMark('LISTEN')}。这里依照第四步。`,
  },
  'bad-ack-of-syn': {
    title: 'SYN_RCVD 中错误的 ACK',
    text: phrase`确认了从没发过的序号：RFC 5961 回以 ACK；3.5.2 节和第五步则规定，连接建立之前回以 RST。这里发送 RST，半连接仍然保留。`,
  },
  'reset-of-an-open': {
    title: '正在打开时收到 RST',
    text: phrase`3.5 节的正文让 ${stateMark('SYN_SENT')} 退回 ${stateMark('LISTEN')}，3.10.7.3 节让它进入 ${stateMark('CLOSED')}。这里依照 3.10.7：只有从 ${stateMark('LISTEN')} 来的连接才退回去。`,
  },
  'fin-before-established': {
    title: '连接建立之前的 FIN 或 CLOSE',
    text: phrase`ACK 和 FIN 同在一个报文段时怎么走，图 5 没有画。按处理步骤，ACK 先生效，所以 ${stateMark('SYN_RCVD')} 经过 ${stateMark('ESTABLISHED')} 进入 ${stateMark('CLOSE_WAIT')}。同样，在 ${stateMark('SYN_RCVD')} 中调用 CLOSE，如果没有待发的数据，就直接进入 ${stateMark('FIN_WAIT_1')}（3.10.4）。`,
  },
  'fin-that-acknowledges': {
    title: '捎带确认的 FIN',
    text: phrase`在 ${stateMark('FIN_WAIT_1')} 中处理 FIN 时，要问自己的 FIN 是否已被确认，也许正是被这个报文段确认的。漏掉这个“也许”，就会停在 ${stateMark('CLOSING')}，等一个早已到了的 ACK。`,
  },
  'ack-of-the-fin-alone': {
    title: '只有对 FIN 的确认才改变状态',
    text: phrase`${stateMark('FIN_WAIT_1')}、${stateMark('CLOSING')} 和 ${stateMark('LAST_ACK')} 等的是涵盖 FIN 的 ACK，不是随便哪个 ACK。这里来的 ACK 没有涵盖它，状态不变。`,
  },
  'syn-and-fin-count': {
    title: 'SYN 和 FIN 各占一个序号',
    text: phrase`${code('SEG.LEN')} 除了数据，也要计入它们；示意图和程序常常忘记这一点。所以对 FIN 的确认号是它后面的那个号。`,
  },
  'fin-above-a-gap': {
    title: 'FIN 先于数据到达',
    text: phrase`第八步让 ${code('RCV.NXT')} 越过 FIN，仿佛前面的都已到达。这里前面还缺数据：FIN 要等到数据补齐。`,
  },
  'ack-above-a-gap': {
    title: '缺口之后的报文段，其中的 ACK',
    text: phrase`RFC 要求保留这样的报文段，留待以后处理，却没有说其中的 ACK 是否也要等。这里立即使用 ACK，只让数据和 FIN 等待。在这段演示中，它使握手完成。`,
  },
  'both-close-at-once': {
    title: '同时关闭',
    text: phrase`3.6 节第三种情形让两端一收到 ACK 就删除连接；图 13 和 3.10.7.4 节则有 ${stateMark('TIME_WAIT')}。这里依照后者：两端都要等待。`,
  },
  'abort-without-a-wait': {
    title: '复位之后谁也不等待',
    text: phrase`图 5 的一条注释让发送 RST 的一端进入 ${stateMark('TIME_WAIT')}，3.10.5 节则删除连接记录。这里无论是 ABORT、收到 RST 还是放弃，之后都是 ${stateMark('CLOSED')}。`,
  },
  'repeated-fin': {
    title: 'TIME_WAIT 中再次收到 FIN',
    text: phrase`它低于窗口，第一步确认它之后就结束了。后面几步里重新开始 2MSL 的规定，本是为它写的，却永远轮不到它。这里在第一步就重新开始等待。按序到达的单纯 ACK 则不予回答，否则两个都在等待的端会没完没了地互相确认。`,
  },
  'reset-in-time-wait': {
    title: 'TIME_WAIT 中的 RST',
    text: phrase`按 3.10.7.4 节，它使连接记录被删除；RFC 1337 则建议不予理会，因为等待自有用处。两种模拟对象都服从 RST，Linux 默认也是如此。`,
  },
  'ack-beyond-the-window': {
    title: '序号超出对方窗口的 ACK',
    text: phrase`ACK 的序号取 ${code('SND.NXT')}。向关闭的窗口发过探测或 FIN 之后，它就超出了对方接受的范围：整个报文段会被丢弃，它所确认的也随之丢失。所以这里取窗口的边界，实际的协议栈也是如此。`,
  },
  'acks-without-end': {
    title: '互相回答的 ACK',
    text: phrase`不可接受的 ACK 也要回以 ACK。伪造的数据会使双方的 ACK 都不为对方所接受；两端各缺一段、窗口又都填满时也是这样。按字面，这样的应答要到有一个丢失、或有重传时才停止。RFC 5961 第 7 节对此加以限制，这里只有 Linux 这样做。`,
  },
  'which-constants': {
    title: '常数取哪一套',
    text: phrase`最初的 RTO，旧的 RFC 是 ${lasting(rfc.rtoAfterSynLossUs)}，现在是 ${lasting(rfc.rtoInitialUs)}；2MSL 按 RFC 是 ${lasting(rfc.timeWaitUs)}，在 Linux 上是 ${lasting(linux.timeWaitUs)}。所以每一套常数都有名字，由读者选择。`,
  },
};
