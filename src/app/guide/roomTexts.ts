/** What is said of a guide on servers or captures. */
import type { CaptureTelling } from '../../cases/capture/telling.ts';
import type { GuideWords, RoomGuideWords, RoomStepWords } from '../../words/contract/index.ts';
import type { Phrase } from '../../words/phrase.ts';
import { worldTitle } from '../scenarioTitle.ts';
import { runOf, type Room, type RoomGuide } from './roomGuide.ts';

export const wordsOfRoom = (room: Room, text: GuideWords): RoomGuideWords => text[room];

export interface RoomGuideTexts {
  /** Above the title: the lesson that a step belongs to, or what kind of guide it is. */
  readonly over: string;
  readonly title: string;
  readonly text: Phrase;
  /** What a step asks before it says its text. */
  readonly asks: RoomStepWords['asks'];
  /** For the document: a step with its lesson. */
  readonly named: string;
}

/** `telling`: of a capture its numbers, once they are known. */
export function textsOfRoomGuide(
  guide: RoomGuide,
  words: GuideWords,
  telling: CaptureTelling | null = null,
): RoomGuideTexts {
  const { panel } = words.pages;
  const { lessons, questions, myths } = wordsOfRoom(guide.room, words);
  switch (guide.kind) {
    case 'lesson': {
      const { title: over, steps } = found(lessons[guide.id]);
      const { title, text: said, asks } = found(steps[guide.step]);
      const text = typeof said !== 'function' ? said : telling === null ? [] : said(telling);
      return { over, title, text, asks, named: `${title} · ${over}` };
    }
    case 'question': {
      const { question: title, answer: text } = found(questions[guide.id]);
      return { over: panel.question, title, text, asks: undefined, named: title };
    }
    case 'myth': {
      const { claim: title, truth: text } = found(myths[guide.id]);
      return { over: panel.myth, title, text, asks: undefined, named: title };
    }
  }
}

/** What the run or the capture of a guide is called. */
export function titleOfRun(
  guide: RoomGuide,
  text: GuideWords,
  all: Parameters<typeof worldTitle>[0],
): string {
  return guide.room === 'server'
    ? worldTitle(all, runOf(guide))
    : text.captures.examples[guide.example.capture].title;
}

/** What was learned, in the lesson of a step. */
export const learnedIn = ({ room, id }: RoomGuide, words: GuideWords): Phrase =>
  found(wordsOfRoom(room, words).lessons[id]).learned;

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a guide without words');
  return value;
}
