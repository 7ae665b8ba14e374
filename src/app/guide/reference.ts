/** What guides a reader through a run, by the name that an address carries: `lesson.why-three.syn`, `question.syn-lost`. */
import type { Case } from '../../cases/case.ts';
import { TERMS, type TermId } from '../../cases/glossary.ts';
import { LESSONS, type LessonId } from '../../cases/lessons/index.ts';
import type { Lesson } from '../../cases/lessons/lesson.ts';
import { MYTHS, type MythId } from '../../cases/myths.ts';
import {
  CONTRASTED,
  isContrast,
  noteCase,
  NOTE_IDS,
  type Contrasted,
  type NoteId,
} from '../../cases/notes/index.ts';
import { QUESTIONS, type QuestionId } from '../../cases/questions/index.ts';
import type { PageName } from '../address/route.ts';
import { cellGuideOf, type CellGuide } from './cell.ts';
import { lossGuideOf, type LossGuide } from './loss.ts';
import { MOVED_STEPS } from './moved.ts';

export type Guide = { readonly example: Case } & (
  | { readonly kind: 'lesson'; readonly id: LessonId; readonly step: string }
  | { readonly kind: 'question'; readonly id: QuestionId }
  | { readonly kind: 'myth'; readonly id: MythId }
  | { readonly kind: 'term'; readonly id: TermId }
  /** `profile` is the one that a note about a difference shows; null for other notes. */
  | { readonly kind: 'note'; readonly id: NoteId; readonly profile: Contrasted | null }
  | LossGuide
  | CellGuide
);

/** The guide of a name; null where there is none, or where no run shows it. */
export function guideOf(name: string): Guide | null {
  const [kind = '', id = '', step = ''] = (MOVED_STEPS.get(name) ?? name).split('.');
  switch (kind) {
    case 'lesson': {
      const lesson = known(LESSONS, id);
      const example = lesson && known(lessonOf(lesson), step) && lessonOf(lesson)[step];
      return example ? { kind, id: lesson, step, example } : null;
    }
    case 'question': {
      const question = known(QUESTIONS, id);
      return question && { kind, id: question, example: QUESTIONS[question] };
    }
    case 'myth': {
      const myth = known(MYTHS, id);
      return myth && { kind, id: myth, example: MYTHS[myth] };
    }
    case 'term': {
      const term = known(TERMS, id);
      return term && { kind, id: term, example: TERMS[term] };
    }
    case 'note': {
      const note = NOTE_IDS.find((each) => each === id);
      return note === undefined ? null : noteOf(note, step);
    }
    case 'loss':
      return lossGuideOf(id, step);
    case 'cell':
      return cellGuideOf(id, step);
    default:
      return null;
  }
}

/** A note about a difference has a name in each profile, too: `note.time-wait.rfc`. */
function noteOf(id: NoteId, step: string): Guide | null {
  const profile = isContrast(id) ? (step === '' ? 'linux' : named(step)) : null;
  if (profile === undefined || (profile === null && step !== '')) return null;
  const example = noteCase(id, profile ?? undefined);
  return example && { kind: 'note', id, profile, example };
}

const named = (name: string): Contrasted | undefined => CONTRASTED.find((known) => known === name);

/** The names of a lesson's steps as guides, in order. */
export const stepNames = (id: LessonId): string[] =>
  Object.keys(lessonOf(id)).map((step) => `lesson.${id}.${step}`);

/** The page that lists a guide and its like. */
export const listingPage = ({ kind }: Guide): PageName => LISTS[kind];

/** What its address says besides: of which connection, which state, which term. */
export function restOfList(guide: Guide): string {
  switch (guide.kind) {
    case 'loss':
      return guide.scenario;
    case 'cell':
      return `${guide.name.state}/${guide.name.policy}`;
    case 'term':
      return guide.id;
    default:
      return '';
  }
}

const LISTS = {
  lesson: 'lessons',
  question: 'questions',
  myth: 'myths',
  term: 'glossary',
  note: 'fidelity',
  loss: 'losses',
  cell: 'grid',
} as const satisfies Record<Guide['kind'], PageName>;

const lessonOf = (id: LessonId): Lesson => LESSONS[id];

const known = <T extends object>(table: T, id: string): (keyof T & string) | null =>
  Object.hasOwn(table, id) ? (id as keyof T & string) : null;
