/** Congestion control (RFC 5681, RFC 6582), in Chinese. */
import { againMark, code, lossMark, phrase } from '../../phrase.ts';
import { itsAck, now, ourSeq, sentAgain, waiting, was } from '../../sentences/facts.ts';
import type { RuleTexts } from '../../sentences/rules/index.ts';
import type { Telling } from '../../sentences/telling.ts';
import type { RulesOf } from '../../contract/index.ts';
import { bytes, lasting, me, peer } from '../say.ts';

const segmentSize = (t: Telling): string => bytes(t.after?.sndMss ?? t.profile.mss);

export const congestion: RuleTexts<RulesOf<'congestion'>> = {
  'congestion.slowStart': {
    title: (t) => phrase`慢启动：${me(t)}的拥塞窗口增至 ${now(t, 'cwnd')}。`,
    text: {
      linux: (t) =>
        phrase`每确认一个报文段，窗口增加一个报文段（${segmentSize(t)}）。到 ${code('ssthresh')} 之前，每个往返时间最多翻一倍。`,
      rfc: (t) =>
        phrase`每个确认新数据的 ACK 最多使窗口增加一个报文段（${segmentSize(t)}）。到 ${code('ssthresh')} 之前，每个往返时间最多翻一倍；有延迟确认时约为 1.5 倍。`,
    },
  },
  'congestion.avoidance': {
    title: (t) => phrase`拥塞避免：${me(t)}的拥塞窗口增至 ${now(t, 'cwnd')}。`,
    text: (t) =>
      phrase`从 ${now(t, 'ssthresh')} 起，每个往返时间约增加一个报文段（${segmentSize(t)}），逐步探测网络的容量。`,
  },
  'congestion.idleRestart': {
    title: (t) => phrase`${me(t)}空闲已久：重新从 ${now(t, 'cwnd')} 开始。`,
    text: (t) =>
      phrase`超过一个 RTO（${lasting(t.before?.rtoUs ?? 0)}）没有发送数据，${was(t, 'cwnd')} 已不能反映网络的状况，所以重新从初始窗口开始发送。`,
  },
  'congestion.windowFull': {
    title: (t) => phrase`拥塞窗口已满，${me(t)}还有 ${bytes(waiting(t))}等待发送。`,
    text: (t) =>
      phrase`${peer(t)}的窗口更大（${now(t, 'SND.WND')}），但 ${now(t, 'cwnd')} 限制了未确认的数据量。有数据得到确认后才能继续发送。`,
    aside: (t) => phrase`还有 ${bytes(waiting(t))}等待发送：拥塞窗口已满（${now(t, 'cwnd')}）。`,
  },
  'congestion.timeout': {
    title: (t) => phrase`${me(t)}重新进入慢启动：${now(t, 'cwnd')}。`,
    text: {
      fallsToOne: () => phrase`超时视为网络拥塞，拥塞窗口降为一个报文段。`,
      halfOfWindow: (t) =>
        phrase`慢启动门限降为原窗口的一半，至少两个报文段（${now(t, 'ssthresh')}）。`,
      halfOfFlight: (t) =>
        phrase`慢启动门限设为未确认数据量的一半，至少两个报文段（${now(t, 'ssthresh')}）。`,
    },
    aside: {
      fallsToOne: (t) => phrase`超时视为网络拥塞：拥塞窗口降为一个报文段（${now(t, 'cwnd')}）。`,
    },
  },
  'congestion.fastRetransmit': {
    title: (t) => phrase`快速重传：收到第三个重复 ACK，${me(t)}立即${againMark('重传')}。`,
    text: {
      takenForLost: (t) =>
        phrase`收到三个重复的 ${itsAck(t)}，说明 ${ourSeq(t, sentAgain(t))} 很可能已${lossMark('丢失')}，不等定时器到期就${againMark('重传')}。`,
      linux: (t) =>
        phrase`随后进入快速恢复：拥塞窗口逐步降到 ${now(t, 'ssthresh')}，而不是降为一个报文段。`,
      rfc: (t) =>
        phrase`随后进入快速恢复：拥塞窗口只降到 ${now(t, 'ssthresh')} 左右，而不是降为一个报文段。`,
    },
  },
  'congestion.inflate': {
    title: (t) => phrase`又一个重复 ACK：${me(t)}的拥塞窗口增至 ${now(t, 'cwnd')}。`,
    text: () =>
      phrase`每个重复 ACK 表示有一个报文段离开了网络，所以快速恢复期间拥塞窗口随之增加一个报文段。`,
  },
  'congestion.partialAck': {
    title: (t) => phrase`部分确认：${me(t)}${againMark('重传')}下一个缺少的报文段。`,
    text: (t) =>
      phrase`${itsAck(t)} 确认了新数据，但没有确认发现丢失时已发出的全部数据，说明还缺报文段。不必再等三个重复 ACK，${ourSeq(t, sentAgain(t))} 立即${againMark('重传')}（NewReno）。`,
  },
  'congestion.recovered': {
    title: (t) => phrase`${me(t)}退出快速恢复：丢失的数据已补上。`,
    text: {
      linux: (t) => phrase`发现丢失之后发出的数据得到了确认，拥塞窗口为 ${now(t, 'cwnd')}。`,
      rfc: (t) =>
        phrase`发现丢失时未确认的数据已全部得到确认，拥塞窗口由 ${was(t, 'cwnd')} 变为 ${now(t, 'cwnd')}。`,
    },
    aside: (t) => phrase`快速恢复结束：${now(t, 'cwnd')}。`,
  },
};
