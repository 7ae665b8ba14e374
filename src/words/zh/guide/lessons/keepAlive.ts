/** A peer that is gone. In Chinese. */
import { itsSeq, left, ourSeq, ranFor, sentAgainCount } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { client, lasting, server } from '../../say.ts';

export const keepAlive: LessonWords<'keep-alive'> = {
  title: 'TCP 保活（keep-alive）',
  about: '断电、拔网线、重启：靠什么发现对端已经不在，要等多久。',
  steps: {
    silent: {
      title: '没有报文段',
      asks: {
        question: '握手完成，双方都不发送数据，这时网线断了。没有开启保活的服务器什么时候能发现？',
        choices: {
          never: '只要不发送数据，就一直发现不了',
          atOnce: '立即：它会收到 RST',
          minutes: '大约 15 分钟之后',
        },
      },
      text: (t) =>
        phrase`网线断开时没有 FIN，也没有 RST；主机断电也一样。没有数据时 TCP 什么都不发送，所以${server}停在 ${stateMark(t.to)}。保活就是为此设计的，默认关闭，应用程序设置 ${code('SO_KEEPALIVE')} 才会开启；这里已经开启。`,
    },
    probe: {
      title: '保活探测',
      text: (t) =>
        phrase`${lasting(ranFor(t, 'keepAlive') ?? 0)}没有报文段，${server}就发送一个保活探测：不带数据，序号是${client}已经收过的（${ourSeq(t, left(t))}）。对端如果还在，就会回复 ACK。这个探测${lossMark('丢失')}了。`,
    },
    gone: {
      title: '没有应答',
      text: (t) =>
        phrase`${t.profile.keepAlive?.probes ?? 0} 个探测，每隔 ${lasting(t.profile.keepAlive?.intervalUs ?? 0)}一个，都没有应答。${server}结束连接，应用程序得到 ${code('ETIMEDOUT')}，距最后一个报文段已超过两小时。这些都是 Linux 的默认值。${client}对此一无所知。`,
    },
    restarted: {
      title: '对端主机重启过',
      text: (t) =>
        phrase`这里是客户端的主机崩溃后重启。它没有这条连接，所以对服务器的数据回复了 RST（${itsSeq(t)}）；对保活探测也会这样回复。${server}进入 ${stateMark(t.to)}，应用程序得到 ${code('ECONNRESET')}。`,
    },
    unacknowledged: {
      title: '有数据未被确认',
      text: (t) =>
        phrase`保活用于空闲的连接。如果有数据未被确认，重传定时器就会发现对端不在：这个${client}是 Linux，大约 15 分钟里重传了 ${sentAgainCount(t)} 次，现在放弃，应用程序得到 ${code('ETIMEDOUT')}。`,
    },
  },
  learned: phrase`对端没有发 FIN 或 RST 就消失：有数据未被确认时由重传发现，空闲时由保活发现，否则发现不了。重启过的主机会回复 RST。`,
};
