/** What was expected where a reader's file or text says something else: data, of which each language makes a sentence. */
export type Expected =
  | { readonly why: 'whole'; readonly min: number; readonly max: number }
  /** A time with its unit, or microseconds, as files have it; a time with its unit, or milliseconds, as short texts have it. */
  | { readonly why: 'us'; readonly min: number; readonly max: number }
  | { readonly why: 'time'; readonly min: number; readonly max: number }
  /** So many octets, or as many as were read. */
  | { readonly why: 'octets'; readonly min: number; readonly max: number }
  | { readonly why: 'probability' }
  | { readonly why: 'percent' }
  | { readonly why: 'oneOf'; readonly names: readonly string[] }
  /** A segment's number, several, or all. */
  | { readonly why: 'nth' }
  | { readonly why: 'flag' }
  | { readonly why: 'name' }
  | { readonly why: 'tooLong'; readonly most: number }
  | { readonly why: 'list' }
  | { readonly why: 'tooMany'; readonly most: number }
  | { readonly why: 'some' }
  | { readonly why: 'object' }
  /** Something that stands behind the end. */
  | { readonly why: 'noMore' };

/** What can be wrong with a file: a value in it, or more than that. */
export type FileProblem =
  | Expected
  /** A field that nobody knows; one that has to be there. */
  | { readonly why: 'unknown' }
  | { readonly why: 'missing' }
  /** No JSON: where it ceases to be; `isEnd` where that is for want of more. */
  | {
      readonly why: 'json';
      readonly line: number;
      readonly column: number;
      readonly isEnd: boolean;
    }
  | Together
  | { readonly why: 'empty' }
  /** Its text is not written in UTF-8. */
  | { readonly why: 'encoding' };

/** Why two values do not go together: see `together.ts`. */
export type TogetherRule =
  'windowInField' | 'segmentInBuffer' | 'probeOfBuffer' | 'rtoBounds' | 'firstRto';

/** Two values that are each in order and do not go together, with where they are set. */
export interface Together {
  readonly why: 'together';
  readonly rule: TogetherRule;
  readonly one: SetValue;
  readonly other: SetValue;
}

interface SetValue {
  readonly path: string;
  readonly value: string;
}

/** What no scenario out of a reader's hands may go beyond: so a run of it takes no more than a moment. */
export const MOST = {
  timeUs: 86_400_000_000,
  bytes: 1_000_000,
  memory: 2 ** 30,
  /** Octets of data in one segment: what an IPv4 packet leaves for it. */
  segment: 65_495,
  entries: 500,
  nth: 100_000,
  seq: 2 ** 32 - 1,
  name: 100,
  connection: 1000,
} as const;
