/** How many of the ends that a kernel told of have the same states by their packets alone, for whom each of the views shows them. */
import { differenceAt, followedEnds, isSame, VIEWS, type View } from '../proof/followed.ts';
import type { Recording } from '../proof/kernelSchema.ts';
import type { Mismatch } from '../proof/mismatch.ts';

export interface FollowedScore {
  readonly view: View;
  readonly ends: number;
  /** From the first state to the last, what no packet shows included. */
  readonly same: number;
  /** As far as packets tell. */
  readonly told: number;
  readonly differences: readonly { readonly name: string; readonly mismatch: Mismatch }[];
}

/** At so many of the ends, in parts of all, the states are to be those of the kernel. */
const ENOUGH = 0.98;

export function areEnough(scores: readonly FollowedScore[]): boolean {
  const sum = (of: (score: FollowedScore) => number) =>
    scores.reduce((total, score) => total + of(score), 0);
  return sum(({ told }) => told) >= ENOUGH * sum(({ ends }) => ends);
}

export const followedScores = (recordings: readonly Recording[]): FollowedScore[] =>
  VIEWS.map((view) => {
    const ends = recordings.flatMap((recorded) =>
      followedEnds(recorded, view).map((end) => ({ name: recorded.name, end })),
    );
    const differences = ends.flatMap(({ name, end }) => {
      const mismatch = differenceAt(end);
      return mismatch === null ? [] : [{ name, mismatch }];
    });
    return {
      ...{ view, ends: ends.length, differences },
      same: ends.filter(({ end }) => isSame(end)).length,
      told: ends.length - differences.length,
    };
  });

const PLACE = {
  client: 'captured at the client',
  server: 'captured at the server',
  both: 'captured as each end sends',
} as const satisfies Record<View, string>;

export const followedText = ({ view, ends, same, told }: FollowedScore): string =>
  `states from packets alone, ${PLACE[view]}: ${told} of ${ends} ends as the kernel tells them, as far as packets tell; ${same} to the last`;
