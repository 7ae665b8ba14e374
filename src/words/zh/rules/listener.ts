/** 监听套接字的决定：半连接队列、全连接队列、SYN Cookie。中文。 */
import { code, phrase, stateMark } from '../../phrase.ts';
import { itsAck, itsSeq, left, ourSeq, ranFor } from '../../sentences/facts.ts';
import { queues } from '../../sentences/listenerFacts.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { RulesOf } from '../../contract/index.ts';
import { lasting, me, peer } from '../say.ts';

export const listener: RuleTexts<RulesOf<'listener'>> = {
  'listener.synQueueFull': {
    title: (t) => phrase`半连接队列已满：${me(t)}丢弃这个 SYN。`,
    text: (t) =>
      phrase`有 ${queues(t).halfOpen} 个半连接，队列最多容纳 ${queues(t).places} 个。${code('tcp_syncookies=0')} 时别无他法。${peer(t)}收不到任何回应，会重传 SYN（${itsSeq(t)}）。`,
  },
  'listener.acceptQueueFull': {
    title: (t) => phrase`全连接队列已满：${me(t)}丢弃这个 SYN。`,
    text: (t) =>
      phrase`有 ${queues(t).acceptQueue} 个连接在等待 ${code('accept()')}，队列最多容纳 ${queues(t).places} 个。不发送 RST：${peer(t)}会重传 SYN（${itsSeq(t)}），那时也许有空位。SYN Cookie 在这里不起作用。`,
  },
  'listener.lastQuarter': {
    title: (t) => phrase`${me(t)}丢弃这个陌生客户端的 SYN。`,
    text: (t) =>
      phrase`有 ${queues(t).halfOpen} 个半连接。不使用 SYN Cookie 时，${code('tcp_max_syn_backlog')} 的最后四分之一留给以前连接过的客户端。`,
  },
  'listener.ignoresAck': {
    title: (t) => phrase`全连接队列已满：${me(t)}忽略这个报文段。`,
    text: (t) =>
      phrase`有 ${queues(t).acceptQueue} 个连接在等待 ${code('accept()')}，队列最多容纳 ${queues(t).places} 个。${me(t)}停留在 ${stateMark('SYN_RCVD')}，稍后重传 SYN+ACK。${peer(t)}以为连接已经建立（${itsAck(t)}），它的数据也被丢弃。`,
  },
  'listener.ignoresCookie': {
    title: (t) => phrase`SYN Cookie 有效，但全连接队列已满：${me(t)}忽略这个报文段。`,
    text: (t) =>
      phrase`有 ${queues(t).acceptQueue} 个连接在等待 ${code('accept()')}，队列最多容纳 ${queues(t).places} 个。${me(t)}不保存任何信息，也不重传：只有下一个带着这个确认号（${itsAck(t)}）的报文段才能建立连接。`,
  },
  'listener.cookie': {
    title: (t) => phrase`${me(t)}用 SYN Cookie 应答，不保存任何信息。`,
    text: (t) =>
      phrase`有 ${queues(t).halfOpen} 个半连接，半连接队列最多容纳 ${queues(t).places} 个。这个 SYN+ACK 的序号里编码了连接的信息；等它随 ACK 回来，再据此建立连接。Cookie 不会重传。`,
  },
  'listener.goodCookie': {
    title: () => phrase`ACK 把 SYN Cookie 带了回来：连接建立。`,
    text: (t) =>
      phrase`${me(t)}没有保存过任何信息。它从这个确认号（${itsAck(t)}）得知自己发送过这个 Cookie，以及${peer(t)}通告的 MSS。全连接队列的 ${queues(t).places} 个位置用了 ${queues(t).acceptQueue} 个。`,
  },
  'listener.badCookie': {
    title: (t) => phrase`这个 ACK（${itsAck(t)}）带回的不是有效的 SYN Cookie。`,
    text: (t) =>
      phrase`Cookie 是地址、端口和${peer(t)}初始序号的散列值，初始序号按 ${itsSeq(t)} 减一计算。${peer(t)}发送过数据而数据丢失之后，就不再如此。${me(t)}以 RST 应答。`,
  },
  'listener.abortsOnOverflow': {
    title: (t) => phrase`全连接队列已满：${me(t)}复位这个连接。`,
    text: (t) =>
      phrase`有 ${queues(t).acceptQueue} 个连接在等待 ${code('accept()')}，队列最多容纳 ${queues(t).places} 个。${code('tcp_abort_on_overflow=1')} 时，以 RST 应答这个 ACK，而不是忽略它。`,
  },
  'listener.queued': {
    title: (t) => phrase`连接进入${me(t)}的全连接队列。`,
    text: (t) =>
      phrase`${queues(t).places} 个位置用了 ${queues(t).acceptQueue} 个。连接等待 ${code('accept()')}；在那之前到达的数据会得到确认并保存下来。`,
    aside: (t) =>
      phrase`连接进入全连接队列，${queues(t).places} 个位置现在用了 ${queues(t).acceptQueue} 个。`,
  },
  'listener.forgets': {
    title: (t) => phrase`SYN+ACK 一直没有得到确认：${me(t)}放弃这个连接请求。`,
    text: (t) =>
      phrase`重传了 ${t.before?.retransmissions ?? 1} 次，又等了 ${lasting(ranFor(t, 'retransmission') ?? t.before?.rtoUs ?? 0)}，不再保存它的任何信息；还有 ${queues(t).halfOpen} 个半连接。半连接队列用掉一半以上时，旧请求的重传次数会减少，最少 2 次。`,
  },
  'listener.closed': {
    title: (t) => phrase`监听套接字已关闭：${peer(t)}的连接请求被丢弃。`,
    text: (t) =>
      phrase`它等待 SYN+ACK 的确认已有 ${lasting(ranFor(t, 'retransmission') ?? t.before?.rtoUs ?? 0)}。不再发送任何报文段；这个连接的下一个报文段会得到 RST。`,
  },
  'listener.resetsUnaccepted': {
    title: (t) => phrase`监听套接字已关闭：${me(t)}复位没有被接受的连接。`,
    text: (t) =>
      phrase`连接在全连接队列中等待。没有应用程序持有它，以后也不会有：${me(t)}的内核发送 RST（${ourSeq(t, left(t, 'RST'))}）。`,
  },
};
