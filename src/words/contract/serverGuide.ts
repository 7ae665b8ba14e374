/** The words of lessons, questions and wrong claims about servers. Those of what they have in common are the guides’ own. */
import type {
  SERVER_LESSONS,
  ServerLessonId,
  ServerStepOf,
} from '../../cases/server/lessons/index.ts';
import type { ServerMythId } from '../../cases/server/myths.ts';
import type { ServerQuestionId } from '../../cases/server/questions.ts';
import type { StagePart } from '../../cases/server/case.ts';
import type { Phrase } from '../phrase.ts';
import type { MythWords, QuestionWords, StepWords } from './guideTexts.ts';

export interface ServerStepWords extends Pick<StepWords, 'title' | 'asks'> {
  readonly text: Phrase;
}

export interface ServerLessonWords<L extends ServerLessonId = ServerLessonId> {
  readonly title: string;
  /** One sentence: what one will understand. */
  readonly about: string;
  readonly steps: { readonly [S in ServerStepOf<L>]: ServerStepWords };
  readonly learned: Phrase;
}

export interface ServerGuideWords {
  /** Over the group in lists. */
  readonly group: string;
  readonly lessons: { readonly [L in keyof typeof SERVER_LESSONS]: ServerLessonWords<L> };
  readonly questions: Readonly<Record<ServerQuestionId, QuestionWords>>;
  readonly myths: Readonly<Record<ServerMythId, MythWords>>;
  /** Leads to the part of the stage that is spoken of. */
  readonly look: (part: string) => string;
  readonly parts: Readonly<Record<StagePart, string>>;
}
