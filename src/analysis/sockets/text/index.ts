/** Programs as text, in the languages that there are. */
import type { Program, ProgramLanguage } from '../program.ts';
import { c } from './c.ts';
import { javaScript } from './javaScript.ts';
import { LOOPBACK, type ProgramAddress, type Line } from './lines.ts';
import { python } from './python.ts';

const WRITERS = { python, c, javaScript };

/** The text of a program; none where the side makes no call. */
export function linesOf(
  program: Program,
  language: ProgramLanguage,
  address: ProgramAddress = LOOPBACK,
): Line[] {
  return program.doings.length === 0 ? [] : WRITERS[language](program, address);
}
