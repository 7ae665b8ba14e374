/**
 * An interview: one question after the other, in some order. The reader answers, in writing or in thought, sees the
 * answer and says how it was. Immutable: each function gives the interview as it is afterwards.
 */

export type Grade = 'known' | 'notQuite';

export interface Interview {
  /** The questions of this round. */
  readonly order: readonly string[];
  /** How many of them are graded; the next one is being asked. */
  readonly grades: readonly Grade[];
  /** What the reader has written about the question that is being asked. */
  readonly said: string;
  /** Its answer is shown. */
  readonly shown: boolean;
}

export const begin = (ids: readonly string[]): Interview => ({
  order: ids,
  grades: [],
  said: '',
  shown: false,
});

/** The question that is being asked; null where all have been. */
export const asked = ({ order, grades }: Interview): string | null => order[grades.length] ?? null;

export const say = (interview: Interview, said: string): Interview => ({ ...interview, said });

/** Shows the answer to what is being asked. */
export const show = (interview: Interview): Interview =>
  asked(interview) === null ? interview : { ...interview, shown: true };

/** Grades what is being asked, and asks the next one. Only who has seen the answer can tell. */
export const grade = (interview: Interview, as: Grade): Interview =>
  interview.shown
    ? { ...interview, grades: [...interview.grades, as], said: '', shown: false }
    : interview;

/** What is still to come, the present question excepted, in another order. */
export function reorder(
  interview: Interview,
  order: (ids: readonly string[]) => readonly string[],
): Interview {
  const done = interview.grades.length + 1;
  const { order: ids } = interview;
  return { ...interview, order: [...ids.slice(0, done), ...order(ids.slice(done))] };
}

export const gradedAs = ({ order, grades }: Interview, as: Grade): string[] =>
  order.filter((_, i) => grades[i] === as);

/** In random order. `random` gives numbers from 0 up to 1. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const left = [...items];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(Math.floor(random() * left.length), 1));
  return out;
}
