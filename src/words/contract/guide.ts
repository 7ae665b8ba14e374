/**
 * The words of what guides a reader through runs: lessons, questions, wrong claims, fidelity notes, predict mode and the pages
 * that list them. Loaded when one of them is opened.
 */
import type { Condition } from '../../analysis/predict/variations.ts';
import type { State } from '../../../machines/tcp/states.ts';
import type { LESSONS, LessonId, StepOf } from '../../cases/lessons/index.ts';
import type { MythId } from '../../cases/myths.ts';
import type { Profile } from '../../../machines/tcp/profile.ts';
import type { NOTE_GROUPS, NoteGroup, NoteId, ProfileRow } from '../../cases/notes/index.ts';
import type { QuestionId } from '../../cases/questions/index.ts';
import type { Phrase } from '../phrase.ts';
import type { Telling } from '../sentences/telling.ts';
import type { GlossaryWords } from './glossary.ts';
import type { PageWords } from './pages.ts';
import type { CaptureGuideWords, ServerGuideWords } from './roomGuide.ts';
import type { MythWords, QuestionWords, StepWords } from './guideTexts.ts';

export interface LessonWords<L extends LessonId> {
  readonly title: string;
  /** One sentence: what one will understand. */
  readonly about: string;
  readonly steps: { readonly [S in StepOf<L>]: StepWords };
  /** At the end: what was learned, in one or two sentences. */
  readonly learned: Phrase;
}

export interface NoteWords {
  readonly title: string;
  readonly text: Phrase;
}

/** The notes of a group. */
export type NotesOf<G extends NoteGroup> = Readonly<
  Record<(typeof NOTE_GROUPS)[G][number], NoteWords>
>;

/** A value in which the profiles differ: what it is, and how it reads. */
export type ProfileRowWords = {
  readonly [K in ProfileRow]: {
    readonly name: string;
    readonly value: (value: Profile[K], profile: Profile) => string;
  };
};

export interface NoteGroupWords {
  readonly title: string;
  /** One sentence. */
  readonly about: string;
}

/** Predict mode. */
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
  readonly ifOnly: (t: Telling, difference: Condition) => Phrase;

  /** What is read out of a result. */
  readonly spoken: (verdict: string, correction: string) => string;

  /** Beside the answer that the reader picked, and beside the right one. */
  readonly yours: string;
  readonly rightAnswer: string;

  readonly score: (right: number, asked: number) => string;
  readonly scoreAbout: string;
  /** The best round of this run so far. */
  readonly best: (right: number, asked: number) => string;
  readonly next: string;
  /** Leads to the question, from anywhere in the run. */
  readonly toQuestion: string;
  readonly results: string;
  /** Above the results of a round. */
  readonly over: (right: number, asked: number) => string;
  readonly another: string;
  readonly sameAgain: string;
  /** Leads to the moment that a question was about. */
  readonly showMoment: (at: string) => string;
  readonly leave: string;
}

export interface GuideWords {
  readonly lessons: { readonly [L in keyof typeof LESSONS]: LessonWords<L> };
  readonly questions: Readonly<Record<QuestionId, QuestionWords>>;
  readonly myths: Readonly<Record<MythId, MythWords>>;
  readonly noteGroups: Readonly<Record<NoteGroup, NoteGroupWords>>;
  readonly notes: Readonly<Record<NoteId, NoteWords>>;
  readonly profileRows: ProfileRowWords;
  readonly glossary: GlossaryWords;
  readonly pages: PageWords;
  readonly predict: PredictWords;
  readonly server: ServerGuideWords;
  readonly captures: CaptureGuideWords;
}
