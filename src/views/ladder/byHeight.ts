/** What is drawn, by its height: so that each thing is compared with its neighbours, and not with all there are. */

interface Entry<T> {
  readonly item: T;
  readonly order: number;
  readonly top: number;
  readonly bottom: number;
}

/** A shelf is this high. What would lie on more of them than this lies beside them: there is little of that. */
const SHELF = 128;
const MOST_SHELVES = 64;

export class ByHeight<T> {
  readonly #shelves = new Map<number, Entry<T>[]>();
  readonly #tall: Entry<T>[] = [];
  #count = 0;

  add(item: T, top: number, bottom: number): void {
    const entry = { item, order: this.#count++, top, bottom };
    const [first, last] = [shelfOf(top), shelfOf(bottom)];
    if (last - first > MOST_SHELVES) {
      this.#tall.push(entry);
      return;
    }
    for (let shelf = first; shelf <= last; shelf++) {
      const entries = this.#shelves.get(shelf);
      if (entries) entries.push(entry);
      else this.#shelves.set(shelf, [entry]);
    }
  }

  /** What reaches into a stretch, in the order in which it was added. */
  near(top: number, bottom: number): T[] {
    const found = this.#tall.filter((entry) => entry.top <= bottom && entry.bottom >= top);
    const first = shelfOf(top);
    for (let shelf = first; shelf <= shelfOf(bottom); shelf++)
      for (const entry of this.#shelves.get(shelf) ?? []) {
        // What lies on several shelves is taken from the first of them.
        const isFirst = shelf === first || shelfOf(entry.top) === shelf;
        if (isFirst && entry.top <= bottom && entry.bottom >= top) found.push(entry);
      }
    return found.sort((a, b) => a.order - b.order).map(({ item }) => item);
  }
}

const shelfOf = (y: number): number => Math.floor(y / SHELF);
