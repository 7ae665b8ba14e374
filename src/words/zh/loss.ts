/** A segment is lost. In Chinese. */
import type { LossWords } from '../contract/index.ts';
import { lossMark, phrase, stateMark } from '../phrase.ts';
import { end, TIMERS } from './guide/parts.ts';
import { lossIn, type TimerAtLoss } from '../sentences/loss.ts';
import { bytes, GAP, lasting } from './say.ts';

const named = (running: TimerAtLoss | null) => TIMERS[running?.timer ?? 'retransmission'];
const left = (running: TimerAtLoss | null) => lasting(running?.leftUs ?? 0);

export const loss: LossWords = lossIn(
  {
    title: {
      segment: (t) => phrase`${end(t.from)}的 ${t.label} ${lossMark('丢失')}了。`,
      again: (t) => phrase`${end(t.from)}重传的 ${t.label} 也${lossMark('丢失')}了。`,
      data: (t) =>
        phrase`${end(t.from)}的数据（${bytes(t.flights[0].segment.dataLen)}）${lossMark('丢失')}了。`,
      probe: (t) => phrase`${end(t.from)}的窗口探测报文段${lossMark('丢失')}了。`,
      keepAlive: (t) => phrase`${end(t.from)}的保活探测报文段${lossMark('丢失')}了。`,
      several: (t) => phrase`${t.flights.length} 个报文段${lossMark('丢失')}了。`,
    },
    text: {
      nobodyKnows: () => phrase`这时两端都不知道。`,
      retransmits: (t) =>
        phrase`${end(t.from)}留有副本。如果此后 ${left(t.own)}内没有 ACK 到达，${named(t.own)}就会超时。`,
      probesAgain: (t) =>
        phrase`此后 ${left(t.own)}，${end(t.from)}的${named(t.own)}超时，它会再探测一次。`,
      reset: (t) =>
        phrase`RST 不会重传。${end(t.peer)}不知道有过这个 RST，仍处于 ${stateMark(t.peerState)}。`,
      pureAck: () => phrase`纯 ACK 不会重传。`,
      peerTimer: (t) =>
        phrase`如果此后 ${left(t.others)}内没有别的 ACK 到达，${end(t.peer)}的${named(t.others)}就会超时。`,
      laterAck: (t) =>
        phrase`${end(t.from)}以后发送的每个报文段都带有这个确认号，或者更大的确认号。`,
      unguarded: (t) => phrase`${end(t.from)}没有为它运行定时器，因此它不会被重传。`,
    },
  },
  GAP,
);
