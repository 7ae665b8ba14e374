/** Something that comes later: what is to be done with it waits, and is then done in the order in which it was asked for. */
export class Pending<T> {
  #here: T | null = null;
  #wishes: ((it: T) => void)[] = [];

  /** Now, where it is here already. */
  do(wish: (it: T) => void): void {
    if (this.#here === null) this.#wishes.push(wish);
    else wish(this.#here);
  }

  /** For what is done once it is here. */
  get here(): T {
    if (this.#here === null) throw new Error('it has not come yet');
    return this.#here;
  }

  /** It is here, once and for all. */
  arrive(it: T): void {
    this.#here = it;
    for (const wish of this.#wishes.splice(0)) wish(it);
  }
}
