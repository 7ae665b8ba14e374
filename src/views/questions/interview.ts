/**
 * An interview: one question after the other, in some order. The reader answers, in writing or in thought, sees the answer
 * and ticks the points that he had; that is the grade. What was not known comes again, once, later in the same round.
 * Immutable: each function gives the interview as it is afterwards.
 */

/** All of the points, at least half of them, fewer. */
export type Grade = 'known' | 'partly' | 'missed';

export interface Interview {
  /** What has been asked, in order, and how it went. */
  readonly done: readonly { readonly id: string; readonly grade: Grade }[];
  /** What is still to be asked; the first of them is being asked. */
  readonly ahead: readonly string[];
  /** What the reader has written about the question that is being asked. */
  readonly said: string;
  /** Its answer is shown. */
  readonly shown: boolean;
  /** Which of its points are ticked, from 0. */
  readonly ticked: readonly number[];
}

const FRESH = { said: '', shown: false, ticked: [] } as const;

/** After so many others a question comes again. */
const COMES_AGAIN_AFTER = { partly: 6, missed: 3 } as const;

export const begin = (ids: readonly string[]): Interview => ({ done: [], ahead: ids, ...FRESH });

/** The question that is being asked; null where all have been. */
export const asked = ({ ahead }: Interview): string | null => ahead[0] ?? null;

/** The question that is being asked was asked before in this round. */
export const isAgain = (interview: Interview): boolean =>
  hasAsked(interview, asked(interview) ?? '');

export const countOf = ({ done, ahead }: Interview): number => done.length + ahead.length;

export const say = (interview: Interview, said: string): Interview => ({ ...interview, said });

/** Shows the answer to what is being asked. */
export const show = (interview: Interview): Interview =>
  asked(interview) === null ? interview : { ...interview, shown: true };

/** Ticks a point, or takes the tick away. Only who has seen the answer can tell. */
export function tick(interview: Interview, point: number): Interview {
  const { ticked, shown } = interview;
  if (!shown) return interview;
  const others = ticked.filter((each) => each !== point);
  return { ...interview, ticked: others.length < ticked.length ? others : [...ticked, point] };
}

export function gradeOf(ticked: number, points: number): Grade {
  if (ticked >= points) return 'known';
  return 2 * ticked >= points ? 'partly' : 'missed';
}

/** Grades what is being asked, which has so many points, and asks the next one, or what the reader chooses. */
export function goOn(interview: Interview, points: number, chosen?: string): Interview {
  const [id, ...rest] = interview.ahead;
  if (!interview.shown || id === undefined) return interview;
  const grade = gradeOf(interview.ticked.length, points);
  const later =
    grade === 'known' || hasAsked(interview, id)
      ? rest
      : rest.toSpliced(COMES_AGAIN_AFTER[grade], 0, id);
  const ahead =
    chosen === undefined ? later : [chosen, ...later.filter((other) => other !== chosen)];
  return { done: [...interview.done, { id, grade }], ahead, ...FRESH };
}

/** Those of the follow-up questions that have not been asked in this round. */
export const offered = (interview: Interview, next: readonly string[]): string[] =>
  next.filter((id) => id !== asked(interview) && !hasAsked(interview, id));

/** Asks nothing more. */
export const finish = (interview: Interview): Interview => ({ ...interview, ahead: [], ...FRESH });

/** What is still to come, the present question excepted, in another order. */
export function reorder(
  interview: Interview,
  order: (ids: readonly string[]) => readonly string[],
): Interview {
  const { ahead } = interview;
  return { ...interview, ahead: [...ahead.slice(0, 1), ...order(ahead.slice(1))] };
}

/** The questions that were answered like that, the last time they were asked. */
export function gradedAs({ done }: Interview, as: Grade): string[] {
  const last = new Map(done.map(({ id, grade }) => [id, grade]));
  return [...last].flatMap(([id, grade]) => (grade === as ? [id] : []));
}

/** How long a good answer with so many points takes to say. */
export const secondsFor = (points: number): number => (points < 4 ? 30 : 15 * (points - 1));

/** In random order. `random` gives numbers from 0 up to 1. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const left = [...items];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(Math.floor(random() * left.length), 1));
  return out;
}

const hasAsked = ({ done }: Interview, id: string): boolean => done.some((turn) => turn.id === id);
