/** The words of lessons, questions and wrong claims that have a page of their own: on servers, on captures. */
import type { CAPTURE_LESSONS } from '../../cases/capture/lessons.ts';
import type { CaptureQuestionId } from '../../cases/capture/questions.ts';
import type { SERVER_LESSONS, ServerLessonId } from '../../cases/server/lessons/index.ts';
import type { ServerMythId } from '../../cases/server/myths.ts';
import type { ServerQuestionId } from '../../cases/server/questions.ts';
import type { StagePart } from '../../cases/server/case.ts';
import type { Phrase } from '../phrase.ts';
import type { CaptureTelling } from '../../cases/capture/telling.ts';
import type { CaptureExampleWords } from './capturePage.ts';
import type { MythWords, QuestionWords, StepWords } from './guideTexts.ts';

/** A text may speak of a capture with its own numbers. */
export interface RoomStepWords<Text = Phrase | ((t: CaptureTelling) => Phrase)> extends Pick<
  StepWords,
  'title' | 'asks'
> {
  readonly text: Text;
}

export interface RoomLessonWords<Steps = Readonly<Record<string, RoomStepWords>>> {
  readonly title: string;
  /** One sentence: what one will understand. */
  readonly about: string;
  readonly steps: Steps;
  readonly learned: Phrase;
}

/** What any room has. */
export interface RoomGuideWords {
  /** Over the group in lists. */
  readonly group: string;
  readonly lessons: Readonly<Record<string, RoomLessonWords>>;
  readonly questions: Readonly<Record<string, QuestionWords>>;
  readonly myths: Readonly<Record<string, MythWords>>;
}

export type ServerStepWords = RoomStepWords<Phrase>;

export type ServerLessonWords<L extends ServerLessonId = ServerLessonId> = RoomLessonWords<{
  readonly [S in keyof (typeof SERVER_LESSONS)[L]]: ServerStepWords;
}>;

export type ServerGuideWords = Pick<RoomGuideWords, 'group'> & {
  readonly lessons: { readonly [L in keyof typeof SERVER_LESSONS]: ServerLessonWords<L> };
  readonly questions: Readonly<Record<ServerQuestionId, QuestionWords>>;
  readonly myths: Readonly<Record<ServerMythId, MythWords>>;
  /** Leads to the part of the stage that is spoken of. */
  readonly look: (part: string) => string;
  readonly parts: Readonly<Record<StagePart, string>>;
};

type CaptureLessons = typeof CAPTURE_LESSONS;

export type CaptureGuideWords = Pick<RoomGuideWords, 'group' | 'myths'> & {
  readonly lessons: {
    readonly [L in keyof CaptureLessons]: RoomLessonWords<{
      readonly [S in keyof CaptureLessons[L]]: RoomStepWords;
    }>;
  };
  readonly questions: Readonly<Record<CaptureQuestionId, QuestionWords>>;
  /** What the captures of the gallery are called. */
  readonly examples: CaptureExampleWords;
};
