/** Programs as text, in the languages that there are. */
import type { Program } from '../program.ts';
import { c } from './c.ts';
import { javaScript } from './javaScript.ts';
import { LOOPBACK, type Address, type Line } from './lines.ts';
import { python } from './python.ts';

export const PROGRAM_LANGUAGES = ['python', 'c', 'javaScript'] as const;
export type ProgramLanguage = (typeof PROGRAM_LANGUAGES)[number];

/** As they call themselves. */
export const LANGUAGE_NAMES: Readonly<Record<ProgramLanguage, string>> = {
  python: 'Python',
  c: 'C',
  javaScript: 'JavaScript',
};

const WRITERS = { python, c, javaScript };

/** The text of a program; none where the side makes no call. */
export function linesOf(
  program: Program,
  language: ProgramLanguage,
  address: Address = LOOPBACK,
): Line[] {
  return program.doings.length === 0 ? [] : WRITERS[language](program, address);
}
