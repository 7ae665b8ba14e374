/** What is drawn, by its height: so that each thing is compared with its neighbours, and not with all there are. */

interface Entry<T> {
  readonly item: T;
  readonly order: number;
  readonly top: number;
  readonly bottom: number;
}

/** Shelves of one height, by their number from the top. */
interface Rack<T> {
  readonly height: number;
  readonly shelves: Map<number, Entry<T>[]>;
}

/** The lowest shelves are this high; those of the next rack so many times as high. */
const LOWEST = 128;
const HIGHER = 4;

/** Each thing lies in the rack whose shelves are as high as it is: so on two of them at most, however tall it is. */
export class ByHeight<T> {
  readonly #racks: Rack<T>[] = [];
  #count = 0;

  add(item: T, top: number, bottom: number): void {
    const entry = { item, order: this.#count++, top, bottom };
    const { height, shelves } = this.#rackFor(bottom - top);
    const [first, last] = [Math.floor(top / height), Math.floor(bottom / height)];
    for (let shelf = first; shelf <= last; shelf++) {
      const entries = shelves.get(shelf);
      if (entries) entries.push(entry);
      else shelves.set(shelf, [entry]);
    }
  }

  /** What reaches into a stretch, in the order in which it was added. */
  near(top: number, bottom: number): T[] {
    const found: Entry<T>[] = [];
    this.#find(top, bottom, (entry) => {
      found.push(entry);
      return false;
    });
    return found.sort((a, b) => a.order - b.order).map(({ item }) => item);
  }

  /** Whether it holds of something that reaches into a stretch. */
  some(top: number, bottom: number, holds: (item: T) => boolean): boolean {
    return this.#find(top, bottom, ({ item }) => holds(item));
  }

  /** Whether more than so many reach into a stretch. */
  isCrowded(top: number, bottom: number, most: number): boolean {
    let count = 0;
    return this.#find(top, bottom, () => ++count > most);
  }

  /** Goes through what reaches into a stretch, each once, until `isLast` says so. */
  #find(top: number, bottom: number, isLast: (entry: Entry<T>) => boolean): boolean {
    for (const { height, shelves } of this.#racks) {
      const first = Math.floor(top / height);
      for (let shelf = first; shelf <= Math.floor(bottom / height); shelf++)
        for (const entry of shelves.get(shelf) ?? []) {
          // What lies on two shelves is taken from the first of them.
          const isFirst = shelf === first || Math.floor(entry.top / height) === shelf;
          if (!isFirst || entry.top > bottom || entry.bottom < top) continue;
          if (isLast(entry)) return true;
        }
    }
    return false;
  }

  #rackFor(size: number): Rack<T> {
    let height = LOWEST;
    for (let rack = 0; ; rack++) {
      const found = (this.#racks[rack] ??= { height, shelves: new Map() });
      if (!(size > found.height)) return found;
      height = found.height * HIGHER;
    }
  }
}
