/** What is drawn, by its height: so that each thing is compared with its neighbours, and not with all there are. */

interface Entry<T> {
  readonly item: T;
  readonly order: number;
  readonly top: number;
  readonly bottom: number;
}

/** A shelf is this high. */
const SHELF = 128;

export class ByHeight<T> {
  readonly #shelves = new Map<number, Entry<T>[]>();
  #count = 0;

  add(item: T, top: number, bottom: number): void {
    const entry = { item, order: this.#count++, top, bottom };
    for (let shelf = shelfOf(top); shelf <= shelfOf(bottom); shelf++) {
      const entries = this.#shelves.get(shelf);
      if (entries) entries.push(entry);
      else this.#shelves.set(shelf, [entry]);
    }
  }

  /** What reaches into a stretch, in the order in which it was added. */
  near(top: number, bottom: number): T[] {
    const found: Entry<T>[] = [];
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
