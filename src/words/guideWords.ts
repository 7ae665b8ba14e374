/**
 * The words of what guides a reader through runs: lessons, questions, wrong claims, fidelity notes and the pages that list them. As
 * a type, so that a missing text does not compile. Loaded when one of them is opened.
 */
import type { LESSONS, LessonId, StepOf } from '../cases/lessons/index.ts';
import type { MythId } from '../cases/myths.ts';
import type { Profile } from '../../machines/tcp/profiles.ts';
import type { NOTE_GROUPS, NoteGroup, NoteId, ProfileRow } from '../cases/notes/index.ts';
import type { QuestionId } from '../cases/questions/index.ts';
import type { PageWords } from './en/guide/pages.ts';
import type { Phrase } from './phrase.ts';
import type { PredictWords } from './predictWords.ts';
import type { Telling } from './sentences/telling.ts';

/** A text that may speak of the step that has just happened, with its own numbers. */
export type StepText = Phrase | ((t: Telling) => Phrase);

export interface StepWords {
  /** A few words. */
  readonly title: string;
  /** Two to five short sentences. */
  readonly text: StepText;
  /** What the dial sets, where the step has one. */
  readonly dial?: string;
}

export interface LessonWords<L extends LessonId> {
  readonly title: string;
  /** One sentence: what one will understand. */
  readonly about: string;
  readonly steps: { readonly [S in StepOf<L>]: StepWords };
}

export interface QuestionWords {
  readonly question: string;
  /** The short answer: one to four sentences. */
  readonly answer: Phrase;
  /** Words that people search by and that are not in the question: other names, the other language's terms. */
  readonly keywords?: string;
}

export interface MythWords {
  /** The wrong claim, as it is heard. */
  readonly claim: string;
  /** What is the case instead, and where the run shows it. */
  readonly truth: Phrase;
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

export interface GuideWords {
  readonly lessons: { readonly [L in keyof typeof LESSONS]: LessonWords<L> };
  readonly questions: Readonly<Record<QuestionId, QuestionWords>>;
  readonly myths: Readonly<Record<MythId, MythWords>>;
  readonly noteGroups: Readonly<Record<NoteGroup, NoteGroupWords>>;
  readonly notes: Readonly<Record<NoteId, NoteWords>>;
  readonly profileRows: ProfileRowWords;
  readonly pages: PageWords;
  readonly predict: PredictWords;
}
