/** Words of the page `compare`. In English. */
import type { Fate } from '../../../../trace/connection.ts';
import { againMark, lossMark, phrase, stateMark, type Part, type Phrase } from '../../../phrase.ts';
import { differenceIn, type DifferenceTexts } from '../../../sentences/choices/differences.ts';
import { lasting } from '../../say.ts';
import { end, KINDS, reported, TIMERS } from '../parts.ts';
import type { ComparePageWords } from '../../../contract/index.ts';

const FATES = {
  delivered: 'arrives as usual',
  lost: lossMark('is lost'),
  delayed: 'is delayed',
  duplicated: 'arrives twice',
} as const satisfies Record<Fate, Part>;

const andMore = (more: number): string =>
  more === 0 ? '' : `, and to ${more === 1 ? 'the state' : `the ${more} states`} after it`;

const DIFFERENCES: DifferenceTexts = {
  noLonger: (what) => phrase`No longer: ${what}`,
  fate: (from, kind, fate) => phrase`the ${end(from)}’s ${KINDS[kind]} ${FATES[fate]}.`,
  sends: (from, kind) => phrase`the ${end(from)} sends ${KINDS[kind]}.`,
  sendsAgain: (from, kind) =>
    phrase`the ${end(from)} sends its ${KINDS[kind]} ${againMark('again')}.`,
  timer: (side, timer, us) =>
    phrase`the ${end(side)}’s ${againMark(TIMERS[timer])} fires after ${lasting(us)}.`,
  call: (side, call) => phrase`the ${end(side)}’s program calls ${call}.`,
  report: (side, report) => phrase`the ${end(side)}’s program is told “${reported(report)}”.`,
  state: (side, state) => phrase`the ${end(side)} comes to ${stateMark(state)}.`,
  shifted: (side, state, when, more) =>
    phrase`the ${end(side)} comes to ${stateMark(state)} ${when}${andMore(more)}.`,
  sooner: (us) => `${lasting(us)} sooner`,
  later: (us) => `${lasting(us)} later`,
};

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
  difference: (it) => sentence(differenceIn(DIFFERENCES, it)),
};

/** A sentence begins with a capital letter. */
function sentence(text: Phrase): Phrase {
  const [first, ...rest] = text;
  return typeof first === 'string'
    ? [first.charAt(0).toUpperCase() + first.slice(1), ...rest]
    : text;
}
