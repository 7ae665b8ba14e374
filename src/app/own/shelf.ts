/** Where the reader's scenarios are kept: the list of them, and their versions. In the browser, or for as long as the page is open. */
import { createStore, promisifyRequest } from 'idb-keyval';
import type { Mine, NextList } from './documents.ts';

/** Any of these rejects where the browser refuses. */
export interface Shelf {
  readonly list: () => Promise<readonly Mine[]>;
  /** What was kept of a version, which may be anything; undefined where nothing was. */
  readonly read: (version: string) => Promise<unknown>;
  /** All of it or nothing: what is put, what becomes of the list, and what then is dropped. */
  readonly change: (
    put: ReadonlyMap<string, unknown>,
    next: (list: readonly Mine[]) => NextList,
  ) => Promise<void>;
}

const LIST = 'list';
const keyOf = (version: string) => `version ${version}`;

/**
 * Private windows, blocked storage: it may throw, refuse, or never answer. Of a page that is busy itself so many moments
 * take longer: that is no fault of the store.
 */
const PATIENCE = { moments: 20, ms: 250 };

export function browserShelf(): Shelf {
  const store = createStore('synfin', 'own');
  const read = (key: string) =>
    patiently(() => store('readonly', (kept) => promisifyRequest<unknown>(kept.get(key))));
  return {
    list: async () => listIn(await read(LIST)),
    read: (version) => read(keyOf(version)),
    change: (put, next) =>
      patiently(() =>
        store('readwrite', (kept) => {
          for (const [version, value] of put) kept.put(value, keyOf(version));
          const asked = kept.get(LIST);
          asked.onsuccess = () => {
            const { list, drop } = next(listIn(asked.result));
            kept.put(list, LIST);
            for (const version of drop) kept.delete(keyOf(version));
          };
          return promisifyRequest(kept.transaction);
        }),
      ),
  };
}

export function pageShelf(): Shelf {
  let list: readonly Mine[] = [];
  const kept = new Map<string, unknown>();
  return {
    list: () => Promise.resolve(list),
    read: (version) => Promise.resolve(kept.get(version)),
    change(put, next) {
      for (const [version, value] of put) kept.set(version, value);
      const { list: now, drop } = next(list);
      list = now;
      for (const version of drop) kept.delete(version);
      return Promise.resolve();
    },
  };
}

/** It will give none to the next question either. */
export class NoAnswer extends Error {}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setInterval> | undefined;
  let left = PATIENCE.moments;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setInterval(() => {
      left -= 1;
      if (left === 0) reject(new NoAnswer());
    }, PATIENCE.ms);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearInterval(timer);
  }
}

/** Another version of this page may have written it, or another page. */
const listIn = (value: unknown): readonly Mine[] =>
  Array.isArray(value) ? value.filter((each) => isMine(each)) : [];

function isMine(value: unknown): value is Mine {
  if (typeof value !== 'object' || value === null) return false;
  const { id, title, at, versions, former } = value as Record<keyof Mine, unknown>;
  const areTexts = (list: unknown) =>
    Array.isArray(list) && list.every((each) => typeof each === 'string');
  return (
    typeof id === 'string' &&
    typeof title === 'string' &&
    typeof at === 'number' &&
    areTexts(versions) &&
    areTexts(former)
  );
}
