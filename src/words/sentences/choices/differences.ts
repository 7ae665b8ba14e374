/** What is said of the ways in which a run differs from another one. */
import type { Report, TimerName } from '../../../../machines/tcp/effects.ts';
import type { SegmentKind } from '../../../../machines/tcp/segment.ts';
import type { State } from '../../../../machines/tcp/states.ts';
import type { Fate } from '../../../trace/connection.ts';
import type { Difference } from '../../../trace/differences/index.ts';
import type { Side } from '../../../trace/side.ts';
import { code, type Mark, type Phrase } from '../../phrase.ts';
import { calledBy } from '../facts.ts';

type Kind = SegmentKind | 'probe';

export interface DifferenceTexts {
  /** Of what does not happen any more. */
  readonly noLonger: (what: Phrase) => Phrase;
  readonly fate: (from: Side, kind: Kind, fate: Fate) => Phrase;
  readonly sends: (from: Side, kind: Kind) => Phrase;
  readonly sendsAgain: (from: Side, kind: Kind) => Phrase;
  readonly timer: (side: Side, timer: TimerName, us: number) => Phrase;
  readonly call: (side: Side, call: Mark) => Phrase;
  readonly report: (side: Side, report: Report) => Phrase;
  readonly state: (side: Side, state: State) => Phrase;
  /** It comes to a state at another time, and so many states after it. */
  readonly shifted: (side: Side, state: State, when: string, more: number) => Phrase;
  readonly sooner: (us: number) => string;
  readonly later: (us: number) => string;
}

/** The sentence about a difference in a language; in English its first letter is small. */
export function differenceIn(text: DifferenceTexts, it: Difference): Phrase {
  switch (it.kind) {
    case 'fate':
      return text.fate(it.flight.from, calledBy(it.flight), it.flight.fate);
    case 'later': {
      const when = it.byUs < 0 ? text.sooner(-it.byUs) : text.later(it.byUs);
      return text.shifted(it.side, it.state, when, it.more);
    }
    default: {
      const what = inOneRun(text, it);
      return it.run === 'before' ? text.noLonger(what) : what;
    }
  }
}

function inOneRun(
  text: DifferenceTexts,
  it: Extract<Difference, { readonly run: string }>,
): Phrase {
  switch (it.kind) {
    case 'segment': {
      const { from, again } = it.flight;
      return (again === null ? text.sends : text.sendsAgain)(from, calledBy(it.flight));
    }
    case 'timer':
      return text.timer(it.side, it.timer, it.ranUs);
    case 'call':
      return text.call(it.side, code(it.call.call));
    case 'report':
      return text.report(it.side, it.report);
    case 'state':
      return text.state(it.side, it.state);
  }
}
