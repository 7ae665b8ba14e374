import type { Phrase } from '../phrase.ts';

/** Texts of one language as what they are in any. */
export type Widened<T> = T extends string
  ? string
  : T extends Phrase
    ? Phrase
    : T extends (...args: infer A) => infer R
      ? (...args: A) => Widened<R>
      : { readonly [K in keyof T]: Widened<T[K]> };
