/** What can be wrong with an address, as data: which part it is, and why it cannot be read. No words in here. */

export type AddressPart =
  'moment' | 'steps' | 'profile' | 'segments' | 'calls' | 'delays' | 'guide' | 'origin';

export type AddressProblem =
  | { readonly why: 'tooLong'; readonly length: number; readonly most: number }
  /** A `%` with no two hexadecimal digits after it, or octets that are no text. */
  | { readonly why: 'garbled' }
  | { readonly why: 'unknownScenario'; readonly text: string }
  /** A page (`#/grid`), or a lesson, question, ..., that there is not. */
  | { readonly why: 'unknownPage'; readonly text: string }
  /** A part whose letter stands for nothing. */
  | { readonly why: 'unknownPart'; readonly text: string }
  | { readonly why: 'repeated'; readonly part: AddressPart }
  | { readonly why: 'tooMany'; readonly part: AddressPart; readonly most: number }
  /** Not of the form it should have, or a number out of bounds. */
  | { readonly why: 'unreadable'; readonly part: AddressPart; readonly text: string };

export const isProblem = (value: object): value is AddressProblem => 'why' in value;
