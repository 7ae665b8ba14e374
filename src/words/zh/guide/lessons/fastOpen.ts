/** TCP Fast Open. In Chinese. */
import { itsAck, itsSeq, ourSeq, sentAgain } from '../../../sentences/facts.ts';
import type { LessonWords } from '../../../contract/index.ts';
import { againMark, code, lossMark, phrase, stateMark } from '../../../phrase.ts';
import { bytes, client, lasting, server } from '../../say.ts';

export const fastOpen: LessonWords<'fast-open'> = {
  title: 'TCP Fast Open：少一个往返',
  about: '请求随 SYN 发出：需要什么，省下什么，有什么风险。',
  steps: {
    cookie: {
      title: '先取得 cookie',
      text: (t) =>
        phrase`请求通常要等握手完成。第一次连接也是这样：${client}的 SYN 只是索取一个 cookie。${server}用密钥对${client}的地址计算出 cookie，放在 SYN+ACK 中，${client}保存下来。请求（${bytes(t.sent[0]?.dataLen ?? 0)}）这时才发出，比 ${code('connect()')} 晚一个往返时间。`,
    },
    withSyn: {
      title: 'SYN 携带数据',
      asks: {
        question: '一分钟后客户端再次连接，这次已有 cookie。服务器的应用程序什么时候收到请求？',
        choices: {
          syn: 'SYN 一到就收到',
          third: '随握手的第三个报文段收到',
          after: '握手完成后再过一个往返',
        },
      },
      text: (t) =>
        phrase`这个 SYN（${itsSeq(t)}）带着 cookie 和整个请求。cookie 正确，所以${server}立即把 ${bytes(t.delivered)}交给应用程序，此时连接还处于 ${stateMark(t.to)}。SYN+ACK 同时确认 SYN 和数据。`,
    },
    earlier: {
      title: '响应早到一个往返',
      text: (t) =>
        phrase`响应（${itsSeq(t)}）已经到达，而握手的第三个报文段还在前往${server}的途中，服务器仍是 ${stateMark('SYN_RCVD')}。第一次连接从 ${code('connect()')} 到收到响应，多用了一个往返时间。路径长、请求短时，得益最大。`,
    },
    refused: {
      title: '为什么要有 cookie',
      text: (t) =>
        phrase`没有 cookie，谁都可以用伪造的地址发请求，让响应涌向受害者。cookie 证明持有者确实能在自己的地址收到报文段。这里的 cookie 已过期，${server}换了密钥：它只确认了 SYN（${itsAck(t)}），于是请求要${againMark('重传')}（${ourSeq(t, sentAgain(t))}）。`,
    },
    twice: {
      title: '交付两次',
      asks: {
        question: '网络把 SYN 复制了一份，副本到达时连接已经结束。服务器会怎么做？',
        choices: {
          again: '把请求再交付一次',
          number: '发现序号是旧的，丢弃它',
          cookie: '拒绝用过的 cookie',
        },
      },
      text: (t) =>
        phrase`${server}已经忘记第一条连接，cookie 又仍然正确，所以 ${bytes(t.delivered)}第二次交付。握手本来能识别旧的 SYN，但这里数据在握手完成之前就已交付。因此，只有重复执行也无妨的请求才适合随 SYN 发送：读取网页可以，付款不行。`,
    },
    lost: {
      title: 'SYN 丢失',
      text: (t) =>
        phrase`携带数据的 SYN ${lossMark('丢失')}了。有些防火墙总是丢弃这样的 SYN。所以过了 ${lasting(t.step.at - (t.before?.timers.retransmission?.startedAt ?? t.step.at))}，${client}${againMark('重传')}的是普通的 SYN（${ourSeq(t, sentAgain(t))}），不带 cookie 和数据。请求照常在握手之后发送。`,
    },
  },
  learned: phrase`有了先前连接取得的 cookie，SYN 就能携带数据，响应早到一个往返时间；没有 cookie，仍要先握手。这样的数据可能被交付两次。`,
};
