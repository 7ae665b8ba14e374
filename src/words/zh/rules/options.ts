/** What is said of options and of congestion marks: RFC 7323, RFC 3168. In Chinese. */
import { phrase } from '../../phrase.ts';
import { itsSeq, now } from '../../sentences/facts.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { RulesOf } from '../../contract/index.ts';
import { me, peer } from '../say.ts';

export const options: RuleTexts<RulesOf<'timestamps' | 'ecn'>> = {
  'timestamps.old': {
    title: (t) => phrase`报文段的时间戳太旧：${me(t)}将其丢弃（PAWS）。`,
    text: (t) =>
      phrase`序号（${itsSeq(t)}）虽然可能合适，但更新的时间戳已经来过，可见它是旧的重复报文段。${me(t)}回复 ACK，说明期待的序号。`,
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
