/** The words of two captures of one connection, one of each end: which is which, how their clocks differ, what was lost between. */
import type { Nth } from '../../capture/captured.ts';
import type { Crossed, NoPair } from '../../capture/pair/pair.ts';
import type { Side } from '../../trace/side.ts';

export interface PairWords {
  /** Between two sentences. */
  readonly gap: string;
  readonly taken: (client: Nth) => string;
  /** Both are in one file. */
  readonly oneFile: string;
  /** The second clock against the first: so much ahead (behind, where less than nothing), and gaining by so many ppm. */
  readonly ahead: (us: number, ppm: number) => string;
  readonly drift: (ppm: number) => string;
  /** Why it is so: the shortest ways there and back are taken to be alike. */
  readonly alike: (us: number) => string;
  /** One clock: the shortest way to either. */
  readonly ways: (toServerUs: number, toClientUs: number) => string;
  readonly oneWay: string;
  readonly unsteady: string;
  /** What was lost, by its sender; null where nothing was captured of it. */
  readonly crossed: (by: Readonly<Record<Side, Crossed>>) => string;
  readonly noPair: Readonly<Record<NoPair, string>>;
  readonly list: {
    readonly both: (n: number) => string;
    readonly only: (nth: Nth, n: number) => string;
  };
  /** Above the frames of a ladder. */
  readonly frames: string;
  readonly page: {
    readonly add: string;
    readonly about: string;
    /** The connection is not in that file. */
    readonly absent: (name: string) => string;
    readonly unreadable: (name: string) => string;
    readonly without: string;
    /** What is wrong with the file of the second capture. */
    readonly second: (problem: string) => string;
    readonly title: string;
  };
}
