/** Words of the page `compare`. In English. */
import type { Fate } from '../../../../trace/connection.ts';
import { againMark, lossMark, phrase, stateMark, type Part, type Phrase } from '../../../phrase.ts';
import { differenceIn, type DifferenceTexts } from '../../../sentences/choices/differences.ts';
import { lasting } from '../../say.ts';
import { A_KIND, end, KINDS, reported, TIMERS } from '../parts.ts';
import type { ComparePageWords } from '../../../contract/index.ts';

const FATES = {
  delivered: 'arrives as usual',
  lost: lossMark('is lost'),
  delayed: 'is delayed',
  duplicated: 'arrives twice',
} as const satisfies Record<Fate, Part>;

const andMore = (more: number): string =>
  more === 0 ? '' : `, and the next ${more === 1 ? 'state' : `${more} states`} too`;

const DIFFERENCES: DifferenceTexts = {
  noLonger: (what) => phrase`No longer: ${what}`,
  fate: (from, kind, fate) => phrase`the ${end(from)}’s ${KINDS[kind]} ${FATES[fate]}.`,
  sends: (from, kind) => phrase`the ${end(from)} sends ${A_KIND[kind]}.`,
  sendsAgain: (from, kind) =>
    phrase`the ${end(from)} ${againMark('retransmits')} its ${KINDS[kind]}.`,
  timer: (side, timer, us) =>
    phrase`the ${end(side)}’s ${againMark(TIMERS[timer])} fires after ${lasting(us)}.`,
  call: (side, call) => phrase`the ${end(side)}’s application calls ${call}.`,
  report: (side, report) => phrase`the ${end(side)}’s application is told “${reported(report)}”.`,
  state: (side, state) => phrase`the ${end(side)} enters ${stateMark(state)}.`,
  shifted: (side, state, when, more) =>
    phrase`the ${end(side)} enters ${stateMark(state)} ${when}${andMore(more)}.`,
  sooner: (us) => `${lasting(us)} earlier`,
  later: (us) => `${lasting(us)} later`,
};

export const compare: ComparePageWords = {
  title: 'Side by side',
  intro:
    'The run before and after your changes. The same height in both diagrams is the same time.',
  pair: 'Two runs. The same height in both diagrams is the same time.',
  before: 'Original',
  now: 'Changed',
  /** An edited run has two to be compared with: the scenario that it was made from, and itself before it was changed. */
  with: 'Compare with',
  origin: (title: string) => `The original “${title}”`,
  edited: 'Your edited scenario, without your other changes',
  toRun: 'Back to the run',

  unchanged: 'You have not changed this run, so there is nothing to compare.',
  suggestion:
    'Drop or delay a segment or make a call in the run, then come back. Or open this example:',
  example: 'The last ACK of a connection is lost',
  same: 'Both runs are identical: your change made no difference.',

  differences: 'What is different',
  more: (n) => `And ${n.toLocaleString('en')} more, numbered between the diagrams.`,
  until: (clock: string) => `Identical up to ${clock}.`,
  sameUpToHere: 'identical up to here',
  signs: {
    only: 'a segment of this run only',
    state: 'a state that differs from the other run',
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
