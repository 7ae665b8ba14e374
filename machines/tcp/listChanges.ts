/** Lists made of lists, which share with them what stays; and what is worked out of a list, once for each part. */
import type { List } from './list.ts';

/** Items in a part: few to copy, and the parts of a queue of thousands are as few. */
const PART = 64;

const NONE: List<never> = { length: 0, parts: [] };

export const listOf = <T>(items: readonly T[] = []): List<T> => spliced(NONE, 0, 0, items);

export const last = <T>({ parts }: List<T>): T | undefined => parts.at(-1)?.at(-1);

export function itemAt<T>(list: List<T>, index: number): T | undefined {
  const { part, within } = placeOf(list, index);
  return list.parts[part]?.[within];
}

/** `count` items from `index` on, replaced by others. */
export function spliced<T>(
  list: List<T>,
  index: number,
  count: number,
  items: readonly T[] = [],
): List<T> {
  const { part: from, within } = placeOf(list, index);
  const touched: T[] = [];
  let to = from;
  while (to < list.parts.length && touched.length < within + Math.max(count, 1))
    for (const item of list.parts[to++] ?? []) touched.push(item);
  const made = [...touched.slice(0, within), ...items, ...touched.slice(within + count)];
  const length = list.length - touched.length + made.length;
  if (length === 0) return NONE;
  return { length, parts: [...list.parts.slice(0, from), ...cut(made), ...list.parts.slice(to)] };
}

export const appended = <T>(list: List<T>, item: T): List<T> =>
  spliced(list, list.length, 0, [item]);

export const withoutFirst = <T>(list: List<T>, count = 1): List<T> =>
  count === 0 ? list : spliced(list, 0, count);

export const replaced = <T>(list: List<T>, index: number, item: T): List<T> =>
  spliced(list, index, 1, [item]);

export const mapped = <T>(list: List<T>, change: (item: T) => T): List<T> => ({
  length: list.length,
  parts: list.parts.map((part) => part.map(change)),
});

/** Changes items, in those parts alone that are of concern: the others stay the very same. */
export function mappedWhere<T>(
  list: List<T>,
  concerns: (items: readonly T[]) => boolean,
  change: (item: T) => T,
): List<T> {
  const parts = list.parts.map((part) => {
    if (!concerns(part)) return part;
    const made = part.map(change);
    return made.every((item, i) => item === part[i]) ? part : made;
  });
  const isSame = parts.every((part, i) => part === list.parts[i]);
  return isSame ? list : { length: list.length, parts };
}

/** What is worked out of a part once, and remembered for it. */
export function rememberedOf<T, R>(ofPart: (items: readonly T[]) => R): (items: readonly T[]) => R {
  const known = new WeakMap<readonly T[], { readonly answer: R }>();
  return (items) => {
    const before = known.get(items);
    if (before) return before.answer;
    const answer = ofPart(items);
    known.set(items, { answer });
    return answer;
  };
}

/** The first item of which it holds, from `from` on; -1 where there is none. */
export function indexOf<T>(list: List<T>, holds: (item: T) => boolean, from = 0): number {
  const place = placeOf(list, from);
  let index = from - place.within;
  for (let part = place.part; part < list.parts.length; part++) {
    const items = list.parts[part] ?? [];
    const found = items.findIndex((item, at) => index + at >= from && holds(item));
    if (found >= 0) return index + found;
    index += items.length;
  }
  return -1;
}

/**
 * What is to be known of a list (how many, the largest, ...), worked out part by part and remembered for each part: lists that
 * share parts share the answer.
 */
export function summaryOf<T, R>(
  ofPart: (items: readonly T[]) => R,
  ofAll: (answers: readonly R[]) => R,
): (list: List<T>) => R {
  const known = new WeakMap<readonly T[], R>();
  return ({ parts }) =>
    ofAll(
      parts.map((part) => {
        const answer = known.get(part) ?? ofPart(part);
        known.set(part, answer);
        return answer;
      }),
    );
}

/** How many items there are of which it holds. */
export const counterOf = <T>(holds: (item: T) => boolean): ((list: List<T>) => number) =>
  sumOf((item) => (holds(item) ? 1 : 0));

/** The sum of a number of each item. */
export const sumOf = <T>(value: (item: T) => number): ((list: List<T>) => number) =>
  summaryOf<T, number>((items) => sum(items.map(value)), sum);

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** Where an item lies; what is added at the end goes to the last part. */
function placeOf({ parts }: List<unknown>, index: number): { part: number; within: number } {
  let within = index;
  for (const [part, items] of parts.entries()) {
    if (within < items.length || part === parts.length - 1) return { part, within };
    within -= items.length;
  }
  return { part: 0, within: 0 };
}

function cut<T>(items: readonly T[]): (readonly T[])[] {
  if (items.length <= PART) return items.length === 0 ? [] : [items];
  const parts: (readonly T[])[] = [];
  for (let at = 0; at < items.length; at += PART) parts.push(items.slice(at, at + PART));
  return parts;
}
