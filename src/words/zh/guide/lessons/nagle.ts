/** Nagle's algorithm and the delayed ACK. In Chinese. */
import {
  ackThatLeft,
  inFlight,
  ourAck,
  ranFor,
  runsFor,
  waiting,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, phrase } from '../../../phrase.ts';
import { bytes, client, lasting, server } from '../../say.ts';

export const nagle: LessonWords<'nagle'> = {
  title: 'Nagle 算法遇上延迟确认',
  about: '两个好办法互相等待，以及程序该怎样避免。',
  steps: {
    held: {
      title: '第二次写入在等待',
      asks: {
        question: '应用程序把一个请求分两次写入。第一部分已经发出，第二部分为什么没有发送？',
        choices: {
          nagle: '它太小，而先前的数据还没有得到确认',
          window: '服务器的接收窗口满了',
          cwnd: '拥塞窗口满了',
        },
      },
      text: (t) =>
        phrase`这就是 Nagle 算法：只要有数据在途（这里是 ${bytes(inFlight(t))}），不满的报文段就要等待。所以第二次写入的 ${bytes(waiting(t))}留在${client}。这样，逐字节写入的程序只发出少量报文段，而不是大量极小的报文段。`,
    },
    bothWait: {
      title: '谁都在等',
      text: (t) =>
        phrase`${server}只收到半个请求，应用程序无法响应。内核又把 ACK 推迟最多 ${lasting(runsFor(t, 'delayedAck'))}，因为上一次响应可以捎带它（延迟确认）。于是后一半等 ACK，ACK 等响应，响应等后一半。`,
    },
    released: {
      title: '定时器打破僵局',
      text: (t) =>
        phrase`过了 ${lasting(ranFor(t, 'delayedAck') ?? 0)}，${server}不再等待，单独发出 ${ourAck(t, ackThatLeft(t))}，后一半才得以发送。每个这样的请求，${client}都要损失这 ${lasting(ranFor(t, 'delayedAck') ?? 0)}再加一个往返时间，网络再快也无济于事。`,
    },
    noDelay: {
      title: '办法一：TCP_NODELAY',
      text: phrase`${client}用套接字选项 ${code('TCP_NODELAY')} 关闭了 Nagle 算法。两部分立即发出，完整的请求早到了一个往返时间加 40 毫秒。代价是两个报文段、两份首部；如果程序逐字节写入，每个字节都会成为一个报文段。`,
    },
    oneWrite: {
      title: '更好的办法：一次写完',
      text: (t) =>
        phrase`一次写入，一个报文段，${bytes(t.segment?.dataLen ?? 0)}。发送时没有数据在途，Nagle 算法让它直接通过。${client}的程序可以先把各部分收集到缓冲区，用 ${code('writev()')} 一次交出，或者用 ${code('MSG_MORE')} 说明后面还有数据。`,
    },
  },
  learned: phrase`Nagle 算法让小报文段等待 ACK，延迟确认又在等待数据：先写、再写、然后读，在 Linux 上会停顿 40 毫秒。应当一次写完，或者设置 TCP_NODELAY。`,
};
