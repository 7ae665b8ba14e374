/** Congestion control (RFC 5681, RFC 6582), in Chinese. */
import { againMark, code, lossMark, phrase } from '../../phrase.ts';
import { itsAck, now, ourSeq, sentAgain, waiting, was } from '../../sentences/facts.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, me, peer } from '../say.ts';

const segmentSize = (t: Telling): string => bytes(t.after?.sndMss ?? t.profile.mss);

export const congestion: RuleTexts<RulesOf<'congestion'>> = {
  'congestion.slowStart': {
    title: (t) => phrase`慢启动：${me(t)}的拥塞窗口增至 ${now(t, 'cwnd')}。`,
    text: {
      linux: (t) =>
        phrase`每确认一个报文段就增加一个（${segmentSize(t)}），于是每经过一个往返时间窗口就加倍，直到 ${code('ssthresh')}。`,
      rfc: (t) =>
        phrase`每个新的 ACK 至多增加一个报文段（${segmentSize(t)}），于是每经过一个往返时间窗口就加倍，直到 ${code('ssthresh')}。`,
    },
  },
  'congestion.avoidance': {
    title: (t) => phrase`拥塞避免：${me(t)}的拥塞窗口缓缓增至 ${now(t, 'cwnd')}。`,
    text: (t) =>
      phrase`超过 ${now(t, 'ssthresh')} 之后，每个往返时间大约只增加一个报文段（${segmentSize(t)}），逐步试探网络的承受能力。`,
  },
  'congestion.windowFull': {
    title: (t) => phrase`为了不使网络拥塞，${me(t)}留下 ${bytes(waiting(t))}暂不发送。`,
    text: (t) =>
      phrase`${peer(t)}收得下（${now(t, 'SND.WND')}），但 ${now(t, 'cwnd')} 是${me(t)}自己对网络承受能力的估计。每来一个 ACK，就可以再发一些。`,
    aside: (t) => phrase`还有 ${bytes(waiting(t))}等待：拥塞窗口用完了（${now(t, 'cwnd')}）。`,
  },
  'congestion.timeout': {
    title: (t) => phrase`${me(t)}从头慢慢来：${now(t, 'cwnd')}。`,
    text: {
      linux: (t) =>
        phrase`超时被看作拥塞的征兆：拥塞窗口降为一个报文段，慢启动到原来窗口的一半为止（${now(t, 'ssthresh')}）。`,
      rfc: (t) =>
        phrase`超时被看作拥塞的征兆：拥塞窗口降为一个报文段，慢启动到未确认数据量的一半为止（${now(t, 'ssthresh')}）。`,
    },
    aside: {
      fallsToOne: (t) => phrase`超时也被看作拥塞：拥塞窗口降为一个报文段（${now(t, 'cwnd')}）。`,
    },
  },
  'congestion.fastRetransmit': {
    title: (t) => phrase`第三个重复确认：${me(t)}不等定时器，立即${againMark('重传')}。`,
    text: {
      takenForLost: (t) =>
        phrase`${peer(t)}一再要求 ${itsAck(t)}，后面的报文段却在到达，于是断定 ${ourSeq(t, sentAgain(t))} ${lossMark('丢失')}，远在超时之前就${againMark('重传')}（快速重传）。`,
      linux: (t) =>
        phrase`数据还在通过网络，所以窗口要降到一半（${now(t, 'ssthresh')}）；在此之前，发出的量与到达的量成比例（快速恢复）。`,
      rfc: (t) =>
        phrase`数据还在通过网络，所以窗口只减半（${now(t, 'ssthresh')}），不降到一个报文段（快速恢复）。`,
    },
  },
  'congestion.inflate': {
    title: () => phrase`又一个重复确认：又有一个报文段离开了网络。`,
    text: (t) =>
      phrase`网络因此又容得下一个报文段，快速恢复期间${me(t)}的拥塞窗口随之撑大一个报文段：${now(t, 'cwnd')}。`,
  },
  'congestion.partialAck': {
    title: (t) => phrase`ACK 停在下一个缺口：${me(t)}立即补上。`,
    text: (t) =>
      phrase`${itsAck(t)} 是新的，却没有涵盖发现丢失时已发出的全部数据，可见丢的不止一个报文段。不必再等三个重复确认，${ourSeq(t, sentAgain(t))} 立即${againMark('重传')}（NewReno）。`,
  },
  'congestion.recovered': {
    title: (t) => phrase`${me(t)}恢复完毕：当时发出的数据全部得到确认。`,
    text: {
      linux: (t) => phrase`发现丢失之后才发出的内容得到了确认：快速恢复结束，${now(t, 'cwnd')}。`,
      rfc: (t) =>
        phrase`快速恢复结束，撑大的拥塞窗口由 ${was(t, 'cwnd')} 收缩为 ${now(t, 'cwnd')}。`,
    },
    aside: (t) => phrase`快速恢复到此结束：${now(t, 'cwnd')}。`,
  },
};
