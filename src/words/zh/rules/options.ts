/** What is said of options and of congestion marks: RFC 7323, RFC 3168, RFC 7413. In Chinese. */
import { againMark, code, lossMark, phrase } from '../../phrase.ts';
import {
  ackThatLeft,
  itsAck,
  itsSeq,
  left,
  now,
  ourAck,
  ourSeq,
  sentAgain,
  waiting,
} from '../../sentences/facts.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, me, peer } from '../say.ts';

export const options: RuleTexts<RulesOf<'timestamps' | 'fastOpen' | 'ecn'>> = {
  'timestamps.missing': {
    title: (t) => phrase`报文段没有时间戳：${me(t)}直接丢弃，不作回应。`,
    text: (t) =>
      phrase`双方的 SYN 都带了时间戳，此后除 RST 外的报文段都必须带上。没有它，这个报文段（${itsSeq(t)}）可能是旧的重复，也可能是伪造的。连接不会因此终止。`,
  },
  'timestamps.old': {
    title: (t) => phrase`报文段的时间戳太旧：${me(t)}将其丢弃（PAWS）。`,
    text: (t) =>
      phrase`序号（${itsSeq(t)}）虽然可能合适，但更新的时间戳已经来过，可见它是旧的重复报文段。${me(t)}回复 ACK，说明期待的序号。`,
  },
  'fastOpen.asks': {
    title: (t) => phrase`${me(t)}的 SYN 请求 Fast Open cookie。`,
    text: (t) =>
      phrase`没有 cookie，SYN 就不携带数据：${bytes(waiting(t))}要等握手完成。有了 cookie，下一次连接的 SYN 就可以携带数据。`,
    aside: (t) => phrase`SYN 请求 TCP Fast Open cookie；${bytes(waiting(t))}要等握手完成。`,
  },
  'fastOpen.gives': {
    title: (t) => phrase`${me(t)}把 Fast Open cookie 给${peer(t)}。`,
    text: (t) =>
      phrase`cookie 由${me(t)}用密钥从${peer(t)}的地址算出，自己什么也不用记。伪造者收不到这个 SYN+ACK，也就得不到它。`,
    aside: (t) =>
      phrase`SYN+ACK 带有 cookie，由${peer(t)}的地址算出：以后可以证明${peer(t)}确实在那里收得到报文段。`,
  },
  'fastOpen.keeps': {
    title: (t) => phrase`${me(t)}保存 cookie。`,
    text: (t) =>
      phrase`cookie 和${peer(t)}的 MSS 留给下一次到${peer(t)}的连接使用，到时 SYN 就可以携带数据。`,
    aside: (t) => phrase`${me(t)}保存 cookie，供下一次连接使用。`,
  },
  'fastOpen.sends': {
    title: (t) => phrase`${me(t)}的 SYN 携带数据（TCP Fast Open）。`,
    text: (t) =>
      phrase`${bytes(left(t, 'SYN')?.dataLen ?? 0)}和 cookie 随 SYN（${ourSeq(t, left(t, 'SYN'))}）一起发出，比平常早一个往返。SYN 若${lossMark('丢失')}，${againMark('重传')}时两者都不带。`,
    aside: (t) =>
      phrase`有了 cookie，SYN 携带 ${bytes(left(t, 'SYN')?.dataLen ?? 0)}数据，比平常早一个往返。`,
  },
  'fastOpen.accepts': {
    title: (t) => phrase`SYN 的 cookie 正确：${me(t)}接受其中的数据。`,
    text: (t) =>
      phrase`握手还没有完成，${bytes(t.delivered)}就已交付，${code('accept()')}也已返回。SYN+ACK 连同数据一起确认（${ourAck(t, ackThatLeft(t))}）。这个 SYN 的旧副本也会被接受，所以请求应当重复执行也无害。`,
    aside: (t) =>
      phrase`cookie 正确，SYN 中的 ${bytes(t.delivered)}立即交付，并一起确认（${ourAck(t, ackThatLeft(t))}）。`,
  },
  'fastOpen.refuses': {
    title: (t) => phrase`SYN 的 cookie 错误：${me(t)}不接受其中的数据。`,
    text: () => phrase`SYN+ACK 只确认 SYN，并带有新的 cookie。连接照常建立。`,
    aside: () => phrase`cookie 错误：只确认 SYN，并给出新的 cookie。`,
  },
  'fastOpen.again': {
    title: (t) => phrase`SYN 中的数据没有被接受：${me(t)}立即${againMark('重传')}。`,
    text: (t) =>
      phrase`${itsAck(t)} 确认了 SYN，但没有确认随它发出的数据。${me(t)}不等 RTO 到期（${ourSeq(t, sentAgain(t))}）。`,
    aside: (t) =>
      phrase`随 SYN 发出的数据没有得到确认，立即${againMark('重传')}（${ourSeq(t, sentAgain(t))}）。`,
  },
  'ecn.marked': {
    title: (t) => phrase`路由器拥塞：${me(t)}回显（ECE）。`,
    text: (t) =>
      phrase`路由器没有丢弃这个报文段（${itsSeq(t)}），而是做了标记（CE）。从现在起每个 ACK 都带 ECE，直到${peer(t)}说明已经缩小窗口（CWR）。`,
  },
  'ecn.windowReduced': {
    title: (t) => phrase`${me(t)}说明已经缩小窗口（CWR）。`,
    text: (t) =>
      phrase`只在接下来的新数据上说明一次（${now(t, 'cwnd')}）。${peer(t)}收到后不再回显拥塞标记。`,
  },
};
