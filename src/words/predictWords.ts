/** The words of predict mode, as a type. Loaded with the words of guides. */
import type { Condition } from '../analysis/predict/variations.ts';
import type { State } from '../../machines/tcp/states.ts';
import type { Phrase } from './phrase.ts';
import type { Telling } from './sentences/telling.ts';

export interface PredictWords {
  /** What the endpoint is about to deal with; the telling is of the step that is to be predicted. */
  readonly happens: (t: Telling) => Phrase;
  readonly asks: Readonly<Record<'sends' | 'goes', (t: Telling) => Phrase>>;

  readonly nothing: string;
  readonly staysIn: (state: State) => Phrase;

  readonly right: string;
  readonly wrong: string;
  /** What it does in truth, said after a wrong choice. */
  readonly inTruth: {
    readonly sends: (t: Telling, segment: Phrase | null) => Phrase;
    readonly goes: (t: Telling) => Phrase;
  };
  /** When a wrong choice would have been right. */
  readonly ifOnly: (t: Telling, condition: Condition) => Phrase;

  /** What is read out of a result. */
  readonly spoken: (verdict: string, correction: string) => string;

  readonly score: (right: number, asked: number) => string;
  readonly scoreAbout: string;
  readonly next: string;
  readonly noneLeft: string;
  readonly again: string;
  readonly leave: string;
}
