/** TIME_WAIT reused by timestamps. In Chinese. */
import { itsSeq, left, now, ourSeq } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { code, phrase, stateMark } from '../../../phrase.ts';
import { client, server } from '../../say.ts';

export const timeWaitReuse: LessonWords<'time-wait-reuse'> = {
  title: '重用 TIME_WAIT',
  about: 'tcp_tw_reuse 对客户端有什么用，为什么安全，对服务器为什么没有用。',
  steps: {
    taken: {
      title: '端口不够用',
      text: phrase`${client}处于 ${stateMark('TIME_WAIT')}，所以从同一端口向同一服务器调用 ${code('connect()')} 会失败。如果客户端每秒打开又关闭几百条连接，在 ${stateMark('TIME_WAIT')} 持续的一分钟之内，端口就会用完。`,
    },
    reused: {
      title: '启用 tcp_tw_reuse',
      asks: {
        question: '启用 tcp_tw_reuse 后，客户端过一秒就可以再连接。这时靠什么区分新旧报文段？',
        choices: {
          timestamps: '靠时间戳',
          port: '靠另一个端口',
          random: '靠随机的序号',
        },
      },
      text: (t) =>
        phrase`${code('tcp_tw_reuse')} 设为 1，双方都使用时间戳。所以一秒之后，${client}可以从 ${stateMark(t.from)} 进入 ${stateMark(t.to)}：此时它的时间戳比旧连接的都新，序号也在旧序号之后（${ourSeq(t, left(t, 'SYN'))}）。`,
    },
    oldSegment: {
      title: '旧报文段到来',
      text: (t) =>
        phrase`旧数据的副本到达新连接（${itsSeq(t)}，${now(t, 'RCV.NXT')}）。它的时间戳比新的 SYN 旧，${server}把它丢弃（PAWS）。它的序号也是旧的，但序号会回绕，时间戳的先后却能保持几个星期。这样，${stateMark('TIME_WAIT')} 的第二个理由就得到了满足。`,
    },
    server: {
      title: '服务器呢？',
      asks: {
        question: '服务器是主动关闭方，处于 TIME_WAIT。tcp_tw_reuse 对它有什么用？',
        choices: {
          nothing: '没有用：它只与 connect() 有关',
          ports: '让服务器拿回端口',
          sooner: '让 TIME_WAIT 提前结束',
        },
      },
      text: (t) =>
        phrase`服务器不调用 ${code('connect()')}，它的所有连接共用一个端口。每个 ${stateMark('TIME_WAIT')} 只占用一点内存：同一套接字再来一个 SYN，只要时间戳更新或序号更大，就立即建立下一条连接，从 ${stateMark(t.from)} 到 ${stateMark(t.to)}。`,
    },
    recycled: {
      title: '做过头的选项',
      text: (t) =>
        phrase`这个 SYN（${itsSeq(t)}）的时间戳比原来的连接新。${code('tcp_tw_recycle')} 却要求同一地址的所有连接都如此，否则丢弃 SYN。NAT 之后许多计算机共用一个地址，时钟互不相干，有的就连不上。现在 Linux ${server}已经没有这个选项。`,
    },
  },
  learned: phrase`有了时间戳，客户端一秒之后就可以重用 TIME_WAIT，旧报文段会因为太旧而被丢弃。服务器不需要任何选项：更新的 SYN 就能结束它的 TIME_WAIT。`,
};
