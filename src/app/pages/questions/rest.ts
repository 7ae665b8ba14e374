/**
 * What the address of the questions says behind the page's name: nothing, `interview`, an open question (`syn-lost`), or
 * what is searched for, with an open question or none (`find/last%20ACK`, `find/last%20ACK/last-ack-lost`).
 */
import { QUESTION_IDS } from '../../../cases/questions/index.ts';
import { beginningOf, wellFormed } from '../../../trace/excerpt.ts';
import { questionsIn, ROOMS } from '../../guide/roomGuide.ts';

/** Every question, in the order in which they are listed. */
export const ASKED_IDS: readonly string[] = [...QUESTION_IDS, ...ROOMS.flatMap(questionsIn)];

export type QuestionsShown =
  | { readonly kind: 'interview' }
  | { readonly kind: 'list'; readonly typed: string; readonly open: string | null };

export const LONGEST_SEARCH = 100;

export function readRest(rest: string): QuestionsShown {
  if (rest === 'interview') return { kind: 'interview' };
  const [first = '', typed = '', open = ''] = rest.split('/');
  if (first === 'find') return { kind: 'list', typed: decoded(typed), open: questionOf(open) };
  return { kind: 'list', typed: '', open: questionOf(first) };
}

/** Whether it says nothing, or something that there is. */
export function isKnown(rest: string): boolean {
  const [first = ''] = rest.split('/');
  return ['', 'interview', 'find'].includes(first) || questionOf(first) !== null;
}

export function writeRest(shown: QuestionsShown): string {
  if (shown.kind === 'interview') return 'interview';
  const { typed, open } = shown;
  const parts = typed === '' ? [open] : ['find', encodeURIComponent(wellFormed(typed)), open];
  return parts.filter((part) => part !== null).join('/');
}

/** The question of that id; null where there is none. */
export const questionOf = (id: string | null): string | null =>
  ASKED_IDS.find((question) => question === id) ?? null;

/** Anyone may have written the address. */
function decoded(text: string): string {
  try {
    return beginningOf(decodeURIComponent(text), LONGEST_SEARCH);
  } catch {
    return '';
  }
}
