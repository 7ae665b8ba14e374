/** Words of the page `losses`. In English. */
import type {
  Loss,
  Notice,
  Noticed,
  Repair,
  Unrepaired,
} from '../../../../analysis/losses/index.ts';
import type { Side } from '../../../../trace/side.ts';
import type { TimerSpan } from '../../../../trace/connection.ts';
import { againMark, joined, phrase, type Phrase } from '../../../phrase.ts';
import { lasting, say } from '../../say.ts';
import { end, kind, KINDS, reported, TIMERS } from '../parts.ts';
import type { LossesPageWords } from '../../../contract/index.ts';

/** "SYN", "data", "ACK of the FIN": a segment by what it is for. */
const name = ({ flight, acknowledges }: Loss): Phrase => {
  if (acknowledges === 'window') return phrase`window update`;
  if (acknowledges === null) return phrase`${kind(flight)}`;
  return phrase`${KINDS.ACK} of the ${acknowledges === 'probe' ? 'probe' : KINDS[acknowledges]}`;
};

const fired = ({ side, timer, deadline, startedAt }: TimerSpan): Phrase =>
  phrase`The ${end(side)}’s ${againMark(TIMERS[timer])} fires after ${lasting(deadline - startedAt)}.`;

function byWhat({ by, flight, timer, sentByTimer }: Repair): Phrase {
  switch (by) {
    case 'timer':
      return say(timer !== null && fired(timer), 'It sends it again.');
    case 'duplicates':
      return phrase`Three duplicate ACKs: the ${end(flight.from)} sends it again at once, no timer fires.`;
    case 'answer':
      return say(
        timer !== null && fired(timer),
        phrase`It sends its ${kind(sentByTimer ?? flight)} again, and is answered again.`,
      );
    case 'next':
      return phrase`Nothing is sent again. The ${end(flight.from)}’s next segment (${kind(flight)}) carries the same.`;
  }
}

const NOTICED = { connected: 'is connected', data: 'gets the data' } as const;

const noticed = (what: Noticed): string =>
  what === 'connected' || what === 'data'
    ? NOTICED[what]
    : what === 'connection closing'
      ? 'sees the end of file'
      : what === 'ok: CLOSE complete'
        ? 'its close is complete'
        : `is told “${reported(what)}”`;

function neverNoticed(what: Noticed): string {
  if (what === 'connected') return 'is never connected';
  if (what === 'data') return 'never gets all the data';
  return what === 'connection closing'
    ? 'never sees the end of file'
    : `is never told “${reported(what)}”`;
}

function notice(it: Notice): Phrase {
  switch (it.kind) {
    case 'nothing':
      return phrase`nothing.`;
    case 'later':
      return phrase`${noticed(it.what)} ${lasting(it.byUs)} later.`;
    case 'never':
      return phrase`${neverNoticed(it.what)}.`;
    case 'told':
      return phrase`is told “${reported(it.what)}”.`;
  }
}

export const losses: LossesPageWords = {
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
  cleanAbout: (n: number, us: number) =>
    `For comparison: ${n} segments, over after ${lasting(us)}.`,
  /** "The client’s ACK of the FIN is lost" */
  lost: (loss: Loss): Phrase => phrase`The ${end(loss.flight.from)}’s ${name(loss)} is lost`,
  short: name,

  repair: 'Made good by',
  takes: 'How late',
  notices: 'What the programs notice',
  byWhat: (repair: Repair | Unrepaired): Phrase => {
    if (repair === 'moot')
      return phrase`Nothing, and nothing is needed: the connection is given up.`;
    if (repair === 'never') return phrase`Nothing: nobody sends it again.`;
    return byWhat(repair);
  },
  howLong: ({ repair, lateUs, waitsAnew }: Loss): Phrase =>
    joined(
      ' ',
      typeof repair === 'string' ? '–' : phrase`${lasting(repair.takesUs)}.`,
      lateUs > 0 && phrase`The whole run is over ${lasting(lateUs)} later.`,
      ...waitsAnew.map((side) => phrase`The ${end(side)}’s wait of 2MSL starts anew.`),
    ),
  notice: (side: Side, it: Notice): Phrase => phrase`${end(side)}: ${notice(it)}`,
  /** Beside the run at the moment of the loss. */
  watch: 'It has just left, and will not arrive. Play on and watch what comes of it.',
  open: 'Open this run',
};
