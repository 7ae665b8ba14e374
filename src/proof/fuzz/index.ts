/**
 * Whatever a reader gives: links, files and texts near those that are accepted, all from one seed. Reading them never
 * throws and is done at once; what is refused is refused in a sentence, in every language; what is accepted is written
 * again and read as the same, and can be simulated.
 */
import fc from 'fast-check';
import { files, wrongWithFile } from './files.ts';
import type { ProblemWords } from './holds.ts';
import { links, wrongWithLink } from './links.ts';
import { texts, wrongWithText } from './texts.ts';

export type { ProblemWords } from './holds.ts';
export { TEXT_FIELDS } from './texts.ts';

/** `field` is the one of the editor in which a text is written: `faults`, `client.script`. */
export type Input =
  | { readonly kind: 'link' | 'file'; readonly input: string }
  | { readonly kind: 'text'; readonly field: string; readonly input: string };

/** What went wrong with an input, made as small as could be. */
export interface FailedInput {
  readonly input: Input;
  readonly wrong: readonly string[];
}

const GIVEN = { links, files } as const;

/** So many links, or files: the same ones for the same seed. */
export const given = (what: keyof typeof GIVEN, many: number, seed: number): string[] =>
  fc.sample<Input>(GIVEN[what], { numRuns: many, seed }).map(({ input }) => input);

const anyInput: fc.Arbitrary<Input> = fc.oneof(links, files, texts);

/** Tries so many inputs; says after each how many there were. Null: all is well. */
export async function fuzz(
  inputs: number,
  seed: number,
  languages: readonly ProblemWords[],
  progress: (done: number) => void = () => undefined,
): Promise<FailedInput | null> {
  let done = 0;
  const result = await fc.check(
    fc.asyncProperty(anyInput, async (input) => {
      progress(++done);
      return (await wrongWith(input, languages)).length === 0;
    }),
    { numRuns: inputs, seed },
  );
  const [input] = result.counterexample ?? [];
  if (!result.failed || !input) return null;
  return { input, wrong: await wrongWith(input, languages) };
}

/** What is wrong with what the project makes of an input. */
export async function wrongWith(
  input: Input,
  languages: readonly ProblemWords[],
): Promise<string[]> {
  try {
    switch (input.kind) {
      case 'link':
        return await wrongWithLink(input.input, languages);
      case 'file':
        return await wrongWithFile(input.input, languages);
      case 'text':
        return wrongWithText(input.field, input.input, languages);
    }
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}
