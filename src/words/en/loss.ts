/** A segment is lost. In English. */
import type { LossWords } from '../contract/index.ts';
import { lossMark, phrase, stateMark } from '../phrase.ts';
import { end, TIMERS } from './guide/parts.ts';
import { lossIn, type TimerAtLoss } from '../sentences/loss.ts';
import { bytes, GAP, lasting, segments } from './say.ts';

const named = (running: TimerAtLoss | null) => TIMERS[running?.timer ?? 'retransmission'];
const left = (running: TimerAtLoss | null) => lasting(running?.leftUs ?? 0);

export const loss: LossWords = lossIn(
  {
    title: {
      segment: (t) => phrase`The ${end(t.from)}’s ${t.label} is ${lossMark('lost')}.`,
      again: (t) =>
        phrase`The ${end(t.from)}’s retransmitted ${t.label} is ${lossMark('lost')} too.`,
      data: (t) =>
        phrase`A data segment from the ${end(t.from)} (${bytes(t.flights[0].segment.dataLen)}) is ${lossMark('lost')}.`,
      probe: (t) => phrase`The ${end(t.from)}’s window probe is ${lossMark('lost')}.`,
      keepAlive: (t) => phrase`The ${end(t.from)}’s keep-alive probe is ${lossMark('lost')}.`,
      several: (t) => phrase`${segments(t.flights.length)} are ${lossMark('lost')}.`,
    },
    text: {
      nobodyKnows: () => phrase`Neither side knows.`,
      retransmits: (t) =>
        phrase`The ${end(t.from)} keeps a copy. Its ${named(t.own)} fires ${left(t.own)} later unless an ACK arrives first.`,
      probesAgain: (t) =>
        phrase`The ${end(t.from)}’s ${named(t.own)} fires ${left(t.own)} later; then it probes once more.`,
      reset: (t) =>
        phrase`A RST is never retransmitted. The ${end(t.peer)} does not learn of it and stays in ${stateMark(t.peerState)}.`,
      pureAck: () => phrase`A pure ACK is never retransmitted.`,
      peerTimer: (t) =>
        phrase`The ${end(t.peer)}’s ${named(t.others)} fires ${left(t.others)} later unless another ACK arrives first.`,
      laterAck: (t) =>
        phrase`Every later segment from the ${end(t.from)} carries this acknowledgment number or a higher one.`,
      unguarded: (t) =>
        phrase`The ${end(t.from)} has no timer running for it, so nobody retransmits it.`,
    },
  },
  GAP,
);
