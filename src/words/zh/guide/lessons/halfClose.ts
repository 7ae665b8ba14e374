/** A half-close. In Chinese. */
import {
  ackThatLeft,
  itsAck,
  left,
  newData,
  now,
  octets,
  ourAck,
  ourSeq,
} from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { bytes, client, server } from '../../say.ts';

export const halfClose: LessonWords<'half-close'> = {
  title: '半关闭',
  about: '一个方向已经关闭，另一个方向还在传数据：shutdown() 和 close() 的区别。',
  steps: {
    shutdown: {
      title: '调用 shutdown()',
      text: (t) =>
        phrase`${client}发完请求，调用 ${code('shutdown(SHUT_WR)')}。它的 FIN（${ourSeq(t, left(t, 'FIN'))}）表示“我没有数据要发了”。与 ${code('close()')} 不同，${code('shutdown()')} 之后套接字仍然打开，应用程序还能读取应答。`,
    },
    halfClosed: {
      title: '半关闭',
      text: (t) =>
        phrase`${itsAck(t)} 确认了 FIN。${client}进入 ${stateMark(t.to)}，${server}处于 ${stateMark('CLOSE_WAIT')}。客户端到服务器的方向已关闭；服务器到客户端的方向仍然打开，服务器的应用程序需要多久就开多久。`,
    },
    stillSends: {
      title: 'FIN 之后的数据',
      asks: {
        question: '客户端已经发过 FIN，服务器又向它发送数据。客户端会怎么做？',
        choices: {
          delivers: '交给应用程序，并确认',
          reset: '回复 RST：它已经关闭了',
          drops: '直接丢弃，不回复',
        },
      },
      text: (t) =>
        phrase`客户端的 FIN 只关闭了它自己发送的方向，所以这 ${bytes(octets(newData(t)))}照常接收。如果调用的是 ${code('close()')}，情况就不同：在 Linux 上不再有应用程序能读取数据，内核会回复 RST。`,
    },
    stillAcks: {
      title: '仍然可以发 ACK',
      text: (t) =>
        phrase`${client}把数据交给了应用程序，并以 ${ourAck(t, ackThatLeft(t))} 确认。纯 ACK 不占用序号，所以发出 FIN 之后 ${now(t, 'SND.NXT')} 没有变。现在点一下服务器的数据报文段，让它${lossMark('丢失')}。`,
      then: phrase`服务器的定时器超时后重传它，与连接完全打开时一样。半关闭不会降低可靠性。`,
    },
    closes: {
      title: '另一个方向',
      text: (t) =>
        phrase`服务器的应用程序也关闭了：它的 FIN 已发出，客户端的 ACK（${itsAck(t)}）也到了。两个方向都已关闭，${server}处于 ${stateMark('CLOSED')}，${client}处于 ${stateMark('TIME_WAIT')}。`,
    },
  },
  learned: phrase`FIN 的意思是“我不再发送”，不是“我不再接收”。shutdown() 可以只关闭一个方向，close() 则放弃整个套接字。`,
};
