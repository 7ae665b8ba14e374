/** What is said of a guide on servers. */
import type { GuideWords, ServerStepWords } from '../../words/contract/index.ts';
import type { Phrase } from '../../words/phrase.ts';
import type { ServerGuide } from './serverGuide.ts';

export interface ServerGuideTexts {
  /** Above the title: the lesson that a step belongs to, or what kind of guide it is. */
  readonly over: string;
  readonly title: string;
  readonly text: Phrase;
  /** What a step asks before it says its text. */
  readonly asks: ServerStepWords['asks'];
  /** For the document: a step with its lesson. */
  readonly named: string;
}

export function textsOfServerGuide(
  guide: ServerGuide,
  { server, pages: { panel } }: GuideWords,
): ServerGuideTexts {
  switch (guide.kind) {
    case 'lesson': {
      const { title: over, steps } = server.lessons[guide.id];
      const words = (steps as Readonly<Record<string, ServerStepWords>>)[guide.step];
      if (words === undefined) throw new Error(`${guide.name} has no words`);
      const { title, text, asks } = words;
      return { over, title, text, asks, named: `${title} · ${over}` };
    }
    case 'question': {
      const { question: title, answer: text } = server.questions[guide.id];
      return { over: panel.question, title, text, asks: undefined, named: title };
    }
    case 'myth': {
      const { claim: title, truth: text } = server.myths[guide.id];
      return { over: panel.myth, title, text, asks: undefined, named: title };
    }
  }
}
