/** Protection against old segments (PAWS, RFC 7323, 5) drops what is old, and never what is new. */
import type { Side } from '../side.ts';
import type { Step } from '../connection.ts';
import { when } from './laws.ts';

/** Keeps in mind what arrived; to be asked about each step, in order. */
export class Paws {
  /** The last of each end's arrivals in the order of their sending. */
  readonly #newest: Record<Side, number> = { client: -1, server: -1 };

  of({ side, cause, rules }: Step): string[] {
    if (cause.kind !== 'segment' || cause.flight === null) return [];
    const isNew = cause.flight > this.#newest[side];
    if (isNew) this.#newest[side] = cause.flight;
    return when(isNew && rules.includes('timestamps.old'), 'PAWS never drops what is new');
  }
}
