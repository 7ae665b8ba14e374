/** Loss recovery by selective acknowledgments (RFC 2018, RFC 6675), and CUBIC (RFC 9438), in Chinese. */
import { againMark, lossMark, phrase } from '../../phrase.ts';
import { newData, now, ourSeq, sentAgain, was } from '../../sentences/facts.ts';
import { lastHole, rescued } from '../../sentences/sackFacts.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { RulesOf } from '../../contract/index.ts';
import { me, peer } from '../say.ts';

export const sack: RuleTexts<RulesOf<'sack'>> = {
  'sack.limitedTransmit': {
    title: (t) => phrase`受限传输：${me(t)}发送新数据。`,
    text: (t) =>
      phrase`SACK 块表明有报文段离开了网络，但还不足以断定有报文段${lossMark('丢失')}。仍在途中的数据没有占满 ${now(t, 'cwnd')}，所以发出 ${ourSeq(t, newData(t)[0])}：它的 ACK 可能给出答案。`,
    aside: (t) => phrase`有报文段离开了网络，可以发送新数据：${ourSeq(t, newData(t)[0])}。`,
  },
  'sack.entersRecovery': {
    title: (t) => phrase`SACK 显示有空洞：${me(t)}${againMark('重传')}，开始丢失恢复。`,
    text: (t) =>
      phrase`收到三个带有新 SACK 块的重复 ACK，或者它之后已有超过两个报文段的数据到达，所以 ${ourSeq(t, sentAgain(t))} 算作${lossMark('丢失')}。拥塞窗口立即缩小（${now(t, 'cwnd')}），此后只有仍在途中的数据占用它。`,
  },
  'sack.sendsLost': {
    title: (t) => phrase`${me(t)}${againMark('重传')}下一个丢失的报文段。`,
    text: (t) =>
      phrase`它之后到达的数据已足以断定它${lossMark('丢失')}，而仍在途中的数据没有占满 ${now(t, 'cwnd')}。SACK 报告已收到的数据则跳过。`,
    aside: (t) =>
      phrase`只要 ${now(t, 'cwnd')} 还有余量，就${againMark('重传')}算作${lossMark('丢失')}的报文段。`,
  },
  'sack.lastResort': {
    title: (t) => phrase`没有新数据可发：${me(t)}${againMark('重传')}一个空洞。`,
    text: (t) =>
      phrase`${ourSeq(t, lastHole(t))} 之后到达的数据太少，还不能断定它${lossMark('丢失')}。但窗口有余量而又没有新数据，它的 ACK 也许能避免一次超时。`,
    aside: () => phrase`窗口有余量而没有新数据，所以不一定${lossMark('丢失')}的空洞也先补上。`,
  },
  'sack.rescue': {
    title: (t) => phrase`救援重传：${me(t)}${againMark('重传')}最后一个报文段。`,
    text: (t) =>
      phrase`如果在途数据的末尾${lossMark('丢失')}，再没有更晚的报文段能显示出来。所以每次恢复中，最后一个未报告收到的报文段（${ourSeq(t, rescued(t))}）可以重传一次，它的 ACK 也许能避免一次超时。`,
    aside: () =>
      phrase`每次恢复中，最后一个未报告收到的报文段可以${againMark('重传')}一次：它的 ACK 也许能避免一次超时。`,
  },
  'sack.recovered': {
    title: (t) => phrase`${me(t)}退出丢失恢复：丢失的数据已补上。`,
    text: (t) =>
      phrase`发现丢失时在途的数据已全部得到确认。拥塞窗口保持不变（${now(t, 'cwnd')}），再由此增长。`,
    aside: (t) => phrase`丢失恢复结束：${now(t, 'cwnd')}。`,
  },
  'sack.fillsHoles': {
    title: (t) => phrase`超时之后，${me(t)}${againMark('重传')} SACK 显示缺少的数据。`,
    text: (t) =>
      phrase`这个 ACK 重新报告了已经到达的数据。其中缺少的部分随着窗口的增长（${now(t, 'cwnd')}）再次发送。`,
    aside: (t) =>
      phrase`SACK 显示缺少的数据随着窗口的增长（${now(t, 'cwnd')}）${againMark('重传')}。`,
  },
  'sack.forgets': {
    title: (t) => phrase`${me(t)}忘掉 SACK 报告过的内容。`,
    text: (t) =>
      phrase`${peer(t)}只确认了 ${now(t, 'SND.UNA')} 之前的数据。其后只报告过的数据，它可以丢弃；超时可能意味着它已经这样做。下一批 SACK 块会重新报告。`,
    aside: (t) => phrase`${me(t)}忘掉 SACK 报告过的内容：${peer(t)}可能已把它丢弃。`,
  },
};

export const cubic: RuleTexts<RulesOf<'cubic'>> = {
  'cubic.reduces': {
    title: (t) => phrase`CUBIC 保留${me(t)}在途数据的 0.7 倍：${now(t, 'ssthresh')}。`,
    text: (t) =>
      phrase`Reno 会保留一半。CUBIC 记住丢失时的窗口 ${was(t, 'cwnd')}：先很快回到它附近，再慢慢超过它。`,
    aside: (t) => phrase`CUBIC 保留在途数据的 0.7 倍（${now(t, 'ssthresh')}），而不是一半。`,
  },
  'cubic.grows': {
    title: (t) => phrase`CUBIC：${me(t)}的拥塞窗口增至 ${now(t, 'cwnd')}。`,
    text: () =>
      phrase`窗口是拥塞避免开始以来的时间的三次函数：开始增长快，接近上次丢失时的窗口时变平缓，之后又加快。`,
  },
  'cubic.likeReno': {
    title: (t) => phrase`CUBIC：${me(t)}的拥塞窗口取 Reno 的值，${now(t, 'cwnd')}。`,
    text: () =>
      phrase`此时三次曲线低于 Reno 会有的窗口。CUBIC 取较大的一个，在 Reno 增长快的地方也不会比它慢。`,
  },
};
