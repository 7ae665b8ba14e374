/** Words of the page `losses`. In English. */
import type { TimerSpan } from '../../../../trace/connection.ts';
import { againMark, phrase } from '../../../phrase.ts';
import { lossesIn } from '../../../sentences/choices/losses.ts';
import { GAP, lasting, say } from '../../say.ts';
import { end, KINDS, reported, TIMERS } from '../parts.ts';
import type { LossesPageWords } from '../../../contract/index.ts';

const fired = ({ side, timer, deadline, startedAt }: TimerSpan) =>
  phrase`The ${end(side)}’s ${againMark(TIMERS[timer])} fires after ${lasting(deadline - startedAt)}.`;

const SENTENCES = lossesIn(
  {
    name: {
      windowUpdate: phrase`window update`,
      ackOf: (acknowledged) => phrase`${KINDS.ACK} of the ${KINDS[acknowledged]}`,
      other: (kind) => phrase`${KINDS[kind]}`,
    },
    lost: (from, name) => phrase`The ${end(from)}’s ${name} is lost`,
    byWhat: {
      moot: phrase`Nothing. No recovery is needed: the connection is given up.`,
      never: phrase`Nothing. It is never retransmitted.`,
      timer: (timer) => say(fired(timer), 'The segment is retransmitted.'),
      duplicates: (from) =>
        phrase`Fast retransmit: after three duplicate ACKs the ${end(from)} retransmits at once. No timer fires.`,
      answer: (timer, kind) =>
        say(fired(timer), phrase`Its ${KINDS[kind]} is retransmitted and answered once more.`),
      next: (from, kind) =>
        phrase`No retransmission is needed. The ${end(from)}’s next segment (${KINDS[kind]}) carries the same information.`,
    },
    howLong: {
      takes: (us) => phrase`${lasting(us)}.`,
      late: (us) => phrase`The whole run ends ${lasting(us)} later.`,
      waitsAnew: (side) => phrase`The ${end(side)}’s 2MSL wait restarts.`,
    },
    events: {
      connected: 'is connected',
      data: 'receives the data',
      'connection closing': 'reads EOF',
      'ok: CLOSE complete': 'completes its close',
    },
    told: (report) => `is told “${reported(report)}”`,
    neverEvents: {
      connected: 'is never connected',
      data: 'never receives all the data',
      'connection closing': 'never reads EOF',
    },
    neverTold: (report) => `is never told “${reported(report)}”`,
    notice: {
      nothing: (side) => phrase`${end(side)}: notices nothing.`,
      happens: (side, event) => phrase`${end(side)}: ${event}.`,
      later: (side, event, us) => phrase`${end(side)}: ${event} ${lasting(us)} later.`,
    },
  },
  GAP,
);

export const losses: LossesPageWords = {
  ...SENTENCES,
  title: 'Losses',
  intro:
    'One connection, with each of its segments lost in turn: what recovers the loss, which timer fires, how long it takes, and what the applications notice.',
  connection: 'Connection',
  reading:
    'All diagrams have the same scale. The red bar shows how long the receiver lacks what the segment carried. Click a card to open its run at the moment of the loss.',

  summary: 'How long does recovery take?',
  summaryAbout:
    'From when the segment should have arrived until the receiver has everything it carried.',
  /** How it is recovered, in a word or two. */
  ways: {
    timer: 'retransmission after a time-out',
    duplicates: 'fast retransmit',
    answer: 'the peer retransmits',
    next: 'the next segment carries it',
  },
  unrepaired: { moot: 'no recovery needed', never: 'never recovered' },

  clean: 'Nothing is lost',
  cleanAbout: (n, us) => `For comparison: ${n} segments, finished after ${lasting(us)}.`,

  repair: 'Recovered by',
  takes: 'Recovery time',
  notices: 'What the applications notice',
  /** Beside the run at the moment of the loss. */
  watch: 'This segment has just been sent and will be lost. Play on to see what happens.',
  open: 'Open this run',
};
