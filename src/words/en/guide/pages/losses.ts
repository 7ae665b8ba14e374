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
      moot: phrase`Nothing, and nothing is needed: the connection is given up.`,
      never: phrase`Nothing: nobody sends it again.`,
      timer: (timer) => say(fired(timer), 'It sends it again.'),
      duplicates: (from) =>
        phrase`Three duplicate ACKs: the ${end(from)} sends it again at once, no timer fires.`,
      answer: (timer, kind) =>
        say(fired(timer), phrase`It sends its ${KINDS[kind]} again, and is answered again.`),
      next: (from, kind) =>
        phrase`Nothing is sent again. The ${end(from)}’s next segment (${KINDS[kind]}) carries the same.`,
    },
    howLong: {
      takes: (us) => phrase`${lasting(us)}.`,
      late: (us) => phrase`The whole run is over ${lasting(us)} later.`,
      waitsAnew: (side) => phrase`The ${end(side)}’s wait of 2MSL starts anew.`,
    },
    events: {
      connected: 'is connected',
      data: 'gets the data',
      'connection closing': 'sees the end of file',
      'ok: CLOSE complete': 'its close is complete',
    },
    told: (report) => `is told “${reported(report)}”`,
    neverEvents: {
      connected: 'is never connected',
      data: 'never gets all the data',
      'connection closing': 'never sees the end of file',
    },
    neverTold: (report) => `is never told “${reported(report)}”`,
    notice: {
      nothing: (side) => phrase`${end(side)}: nothing.`,
      happens: (side, event) => phrase`${end(side)}: ${event}.`,
      later: (side, event, us) => phrase`${end(side)}: ${event} ${lasting(us)} later.`,
    },
  },
  GAP,
);

export const losses: LossesPageWords = {
  ...SENTENCES,
  title: 'Every loss',
  intro:
    'One connection, each of its segments lost in turn: what makes it good, which timer that takes, how long it takes, and what the two programs notice.',
  connection: 'Connection',
  reading:
    'All ladders have one scale. The red bar is what the receiver lacks, from when it should have come until it is there. Pick a card to open its run at the moment of the loss.',

  summary: 'How late is what was lost?',
  summaryAbout:
    'From when the segment should have arrived until the receiver has all that it carried.',
  /** How it is made good, in a word or two. */
  ways: {
    timer: 'sent again by its timer',
    duplicates: 'sent again, 3 duplicate ACKs',
    answer: 'the peer’s timer asks for it',
    next: 'the next segment carries it',
  },
  unrepaired: { moot: 'needs no repair', never: 'never made good' },

  clean: 'Nothing is lost',
  cleanAbout: (n, us) => `For comparison: ${n} segments, over after ${lasting(us)}.`,

  repair: 'Made good by',
  takes: 'How late',
  notices: 'What the programs notice',
  /** Beside the run at the moment of the loss. */
  watch: 'It has just left, and will not arrive. Play on and watch what comes of it.',
  open: 'Open this run',
};
