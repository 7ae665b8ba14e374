/** Words of the page `compare`. In English. */
import type { Difference } from '../../../../trace/differences/index.ts';
import type { Fate } from '../../../../trace/connection.ts';
import {
  againMark,
  code,
  lossMark,
  phrase,
  stateMark,
  type Part,
  type Phrase,
} from '../../../phrase.ts';
import { lasting } from '../../say.ts';
import { end, kind, reported, TIMERS } from '../parts.ts';
import type { ComparePageWords } from '../../../contract/index.ts';

const FATES = {
  delivered: 'arrives as usual',
  lost: lossMark('is lost'),
  delayed: 'is delayed',
  duplicated: 'arrives twice',
} as const satisfies Record<Fate, Part>;

/** "Only before: " where something does not happen any more. */
const inRun = (run: 'before' | 'now', text: Phrase): Phrase =>
  run === 'before' ? phrase`No longer: ${text}` : text;

function difference(it: Difference): Phrase {
  switch (it.kind) {
    case 'fate':
      return phrase`The ${end(it.flight.from)}’s ${kind(it.flight)} ${FATES[it.flight.fate]}.`;
    case 'segment':
      return inRun(
        it.run,
        it.flight.again === null
          ? phrase`the ${end(it.flight.from)} sends ${kind(it.flight)}.`
          : phrase`the ${end(it.flight.from)} sends its ${kind(it.flight)} ${againMark('again')}.`,
      );
    case 'timer':
      return inRun(
        it.run,
        phrase`the ${end(it.side)}’s ${againMark(TIMERS[it.timer])} fires after ${lasting(it.ranUs)}.`,
      );
    case 'call':
      return inRun(it.run, phrase`the ${end(it.side)}’s program calls ${code(it.call.call)}.`);
    case 'report':
      return inRun(it.run, phrase`the ${end(it.side)}’s program is told “${reported(it.report)}”.`);
    case 'state':
      return inRun(it.run, phrase`the ${end(it.side)} comes to ${stateMark(it.state)}.`);
    case 'later':
      return phrase`The ${end(it.side)} comes to ${stateMark(it.state)} ${shift(it.byUs)}${it.more > 0 ? `, and to ${it.more === 1 ? 'the state' : `the ${it.more} states`} after it` : ''}.`;
  }
}

const shift = (byUs: number): string =>
  byUs < 0 ? `${lasting(-byUs)} sooner` : `${lasting(byUs)} later`;

export const compare: ComparePageWords = {
  title: 'Side by side',
  intro: 'This run as it was, and as you changed it. What lies at one height happens at one time.',
  before: 'As it was',
  now: 'As you changed it',
  /** An edited run has two to be compared with: the scenario that it was made from, and itself before it was changed. */
  with: 'Compare with',
  origin: (title: string) => `“${title}” as it was`,
  edited: 'What you edited, before your other changes',
  toRun: 'Back to the run',

  unchanged: 'You have changed nothing in this run, so there is nothing to compare yet.',
  suggestion:
    'Lose a packet, delay one or make a call in the run, and come back. Or look at this one:',
  example: 'The last ACK of a connection is lost',
  same: 'Both runs are the same: what you changed made no difference.',

  differences: 'What is different',
  more: (n) => `And ${n.toLocaleString('en')} more, numbered between the diagrams.`,
  until: (clock: string) => `The same up to ${clock}.`,
  sameUpToHere: 'same up to here',
  signs: {
    only: 'a segment that only this run has',
    state: 'here the state is another one than in the other run',
  },
  clock: 'Moment shown in both runs',
  numbered: (n: number) => `Difference ${n}`,
  difference: (it: Difference): Phrase => sentence(difference(it)),
};

/** A sentence begins with a capital letter. */
function sentence(text: Phrase): Phrase {
  const [first, ...rest] = text;
  return typeof first === 'string'
    ? [first.charAt(0).toUpperCase() + first.slice(1), ...rest]
    : text;
}
