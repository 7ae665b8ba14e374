/** The lesson behind the last step of one: the next on a connection, and behind all of those the first on servers. */
import { LESSON_IDS, type LessonId } from '../../cases/lessons/index.ts';
import type { GuideWords } from '../../words/contract/index.ts';
import { goToPage } from '../address/follow.ts';
import type { App } from '../state/app.svelte.ts';
import { openCase } from './openCase.ts';
import { stepNames } from './reference.ts';
import { lessonBehind, restOfRoomGuide } from './roomGuide.ts';
import { textsOfRoomGuide } from './roomTexts.ts';

export interface NextLesson {
  readonly title: string;
  readonly open: (app: App) => void;
}

export function nextLesson(id: LessonId, words: GuideWords): NextLesson {
  const next = LESSON_IDS[LESSON_IDS.indexOf(id) + 1];
  const [name] = next === undefined ? [] : stepNames(next);
  if (next !== undefined && name !== undefined)
    return { title: words.lessons[next].title, open: (app) => openCase(app, name) };
  const first = lessonBehind(null);
  if (first === null) throw new Error('there are no lessons on servers');
  return {
    title: textsOfRoomGuide(first, words).over,
    open: (app) => goToPage(app, first.room, restOfRoomGuide(first)),
  };
}
