/** How a rule is written down: where it comes from, and what it is to a step that cites it. */

/** An RFC; `null`: no RFC asks for it, deployed stacks do it. */
type Rfc = RfcOfConnections | RfcOfLoss | null;
type RfcOfConnections = 9293 | 5961 | 1337 | 7323 | 3168 | 7413 | 4987;
type RfcOfLoss = 6298 | 5681 | 6582 | 2018 | 6675 | 5682 | 6937 | 8985 | 9438 | 4015;
type StepOfArrival = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
type Rank = 1 | 2 | 3;

export interface RuleSource {
  readonly rfc: Rfc;
  /** The section of that document. */
  readonly section: string;
  /** The step of 3.10.7.4, where the rule is one of its eight. */
  readonly step?: StepOfArrival;
  /** How loudly it speaks in a caption: 3 is what happened, 2 is worth a sentence, 1 is bookkeeping. */
  readonly rank: Rank;
  /** Not what that section says, but what breaks it: no TCP does this. */
  readonly broken?: true;
}

/** What a rule is to a step that cites it. */
export interface Role<Id extends string> {
  /** It moves the state: where the state did move, the last such rule is the headline. */
  readonly moves: boolean;
  /** Where none moved the state: it is the point of the matter, although another rule comes first. */
  readonly point: boolean;
  /** Why nothing came of a segment (`segment`: at most an answer did), or why it was not even answered (`answer`). */
  readonly ignores: 'segment' | 'answer' | null;
  /** Rules that often come with it and that its own text tells too. */
  readonly saysToo: readonly Id[];
}

export const PLAIN = { moves: false, point: false, ignores: null, saysToo: [] } as const;
export const MOVES = { ...PLAIN, moves: true } as const;
export const POINT = { ...PLAIN, point: true } as const;
export const IGNORES = { ...PLAIN, ignores: 'segment' } as const;

// The role is asked for, so that each respect of a new rule is considered.
export const rfc = <const R extends Role<string>>(
  number: Rfc,
  section: string,
  rank: Rank,
  role: R,
) => ({
  rfc: number,
  section,
  rank,
  ...role,
});
export const arrives = <const R extends Role<string>>(
  step: StepOfArrival,
  rank: Rank,
  role: R,
) => ({
  ...rfc(9293, '3.10.7.4', rank, role),
  step,
});
export const deployed = <const R extends Role<string>>(rank: Rank, role: R) =>
  rfc(null, '', rank, role);
