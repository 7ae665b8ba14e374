/** What the panel shows of a guide: texts, the way on and back, and whether the reader is where it speaks of. */
import type { Case } from '../../cases/case.ts';
import { TERM_IDS } from '../../cases/glossary.ts';
import type { Lesson, LessonStep } from '../../cases/lessons/lesson.ts';
import { LESSONS } from '../../cases/lessons/index.ts';
import { MYTHS, MYTH_IDS } from '../../cases/myths.ts';
import { NOTE_IDS, noteCase } from '../../cases/notes/index.ts';
import { QUESTIONS, QUESTION_IDS } from '../../cases/questions/index.ts';
import { traceOf } from '../../cases/case.ts';
import type { GuideWords, StepWords, StepText, Words } from '../../words/contract/index.ts';
import type { Phrase } from '../../words/phrase.ts';
import { tellingOf } from '../../words/sentences/tell.ts';
import type { NumberStyle } from '../../words/sentences/telling.ts';
import { cellGuideName, namesOfCells, textsOfCell } from './cell.ts';
import { lossGuideName, namesOfLosses, textsOfLoss } from './loss.ts';
import { stepNames, type Guide } from './reference.ts';
import type { GuideTexts } from './texts.ts';

/** A guide's place among its like: all of them in order, by name. */
export interface Way {
  readonly names: readonly string[];
  readonly here: number;
}

export function wayOf(guide: Guide): Way {
  const names = namesLike(guide);
  return { names, here: names.indexOf(nameOf(guide)) };
}

/** A note about a difference is one on the way, in whichever profile. */
function nameOf(guide: Guide): string {
  switch (guide.kind) {
    case 'lesson':
      return `lesson.${guide.id}.${guide.step}`;
    case 'loss':
      return lossGuideName(guide.scenario, guide.loss.flight);
    case 'cell':
      return cellGuideName(guide.name);
    default:
      return `${guide.kind}.${guide.id}`;
  }
}

function namesLike(guide: Guide): readonly string[] {
  switch (guide.kind) {
    case 'lesson':
      return stepNames(guide.id);
    case 'question':
      return QUESTION_IDS.map((id) => `question.${id}`);
    case 'myth':
      return MYTH_IDS.map((id) => `myth.${id}`);
    case 'term':
      return TERM_IDS.map((id) => `term.${id}`);
    case 'note':
      return NOTE_IDS.filter((id) => noteCase(id) !== null).map((id) => `note.${id}`);
    case 'loss':
      return namesOfLosses(guide.scenario);
    case 'cell':
      return namesOfCells(guide.name);
  }
}

/** The texts of a guide, its numbers those of the case's run. */
export function textsOf(
  guide: Guide,
  words: GuideWords,
  all: Words,
  example: Case,
  number: NumberStyle,
): GuideTexts {
  const none = { facts: [], dial: null, citations: [] };
  switch (guide.kind) {
    case 'lesson': {
      const { title: over, steps } = words.lessons[guide.id];
      const all: Readonly<Record<string, StepWords>> = steps;
      const { title, text, dial = null } = found(all[guide.step]);
      return { ...none, over, title, text: told(text, example, number), dial };
    }
    case 'question': {
      const { question, answer } = words.questions[guide.id];
      const { citations } = QUESTIONS[guide.id];
      return {
        ...none,
        over: words.pages.panel.question,
        title: question,
        text: answer,
        citations,
      };
    }
    case 'myth': {
      const { claim, truth } = words.myths[guide.id];
      const { citations } = MYTHS[guide.id];
      return { ...none, over: words.pages.panel.myth, title: claim, text: truth, citations };
    }
    case 'term': {
      const { title: over, terms } = words.glossary;
      const { term: title, text } = terms[guide.id];
      return { ...none, over, title, text };
    }
    case 'note': {
      const { title, text } = words.notes[guide.id];
      return { ...none, over: words.pages.panel.note, title, text };
    }
    case 'loss':
      return textsOfLoss(guide, words);
    case 'cell':
      return textsOfCell(guide, words, all);
  }
}

/** A lesson's step as it is defined; null for other guides. */
export const lessonStepOf = (guide: Guide) =>
  guide.kind === 'lesson' ? ((LESSONS[guide.id] as Lesson)[guide.step] ?? null) : null;

/** The case of a step once the reader has lost what it asks them to lose; null where it asks nothing of the kind. */
export function onceLost(step: LessonStep): Case | null {
  if (step.loses === undefined) return null;
  const { lose = [] } = step;
  const lost = step.loses(traceOf(step)).map(({ from, nth }) => ({ from, nth }));
  return { ...step, lose: [...lose, ...lost] };
}

/** What is said of the step that has just happened at the case's moment. */
function told(text: StepText, example: Case, number: NumberStyle): Phrase {
  if (typeof text !== 'function') return text;
  const trace = traceOf(example);
  const step = trace.steps[example.moment(trace)?.step ?? -1];
  if (step === undefined) throw new Error(`the run of ${example.scenario} has no such moment`);
  return text(tellingOf(trace, step, number));
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a step without words');
  return value;
}
