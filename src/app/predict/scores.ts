/** How a reader did in predict mode: of each run the best round, and how many there were. Remembered by the browser. */
import { time } from '../../../machines/tcp/time.ts';
import type { PlayerContract } from '../../player/contract.ts';
import { writeAddress } from '../address/write.ts';
import { recall, remember } from '../remember.svelte.ts';

export interface Score {
  readonly right: number;
  readonly asked: number;
}

interface OfRun {
  /** How many rounds were finished: the seed of the next one. */
  readonly rounds: number;
  readonly best: Score | null;
}

export interface Scores {
  of(player: Pick<PlayerContract, 'bookmark'>): OfRun;
  record(player: Pick<PlayerContract, 'bookmark'>, score: Score): void;
}

const NAME = 'predict';
const MOST = 60;
const LONGEST_NAME = 300;
const NONE: OfRun = { rounds: 0, best: null };

/** `[run, rounds, right, asked]`, the run played last at the end. */
type Row = readonly [string, number, number, number];

export function scoresOf(
  memory: { recall: typeof recall; remember: typeof remember } = { recall, remember },
): Scores {
  let rows = read(memory.recall(NAME));
  return {
    of(player) {
      const row = rows.find(([run]) => run === nameOf(player));
      if (row === undefined) return NONE;
      const [, rounds, right, asked] = row;
      return { rounds, best: { right, asked } };
    },
    record(player, score) {
      const { rounds, best } = this.of(player);
      const { right, asked } = best === null || isBetter(score, best) ? score : best;
      const run = nameOf(player);
      rows = [
        ...rows.filter(([other]) => other !== run),
        [run, rounds + 1, right, asked] as const,
      ].slice(-MOST);
      // The reader's own runs can have very long names: those are known until the page is closed.
      const kept = rows.filter(([name]) => name.length <= LONGEST_NAME);
      memory.remember(NAME, JSON.stringify(kept));
    },
  };
}

/** The run with the reader's changes, whatever its moment. */
const nameOf = ({ bookmark: { scenario, changes } }: Pick<PlayerContract, 'bookmark'>): string =>
  writeAddress({ scenario, changes, at: time(0), done: 0 });

const isBetter = (a: Score, b: Score): boolean =>
  a.right > b.right || (a.right === b.right && a.asked < b.asked);

function read(text: string | null): readonly Row[] {
  try {
    const rows: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(rows) ? rows.filter(isRow).slice(-MOST) : [];
  } catch {
    return [];
  }
}

const isRow = (row: unknown): row is Row =>
  Array.isArray(row) &&
  row.length === 4 &&
  typeof row[0] === 'string' &&
  row.slice(1).every((number) => Number.isSafeInteger(number) && number >= 0);
