/** Server programs as text, in the languages that there are: each line says in which states of the model's charts it is. */
import type { Model, ServerProgram } from '../../../machines/server/program.ts';
import type { ProgramLanguage } from '../sockets/program.ts';
import { C } from './c/index.ts';
import { JAVA_SCRIPT } from './javaScript/index.ts';
import { linesOfMarked, type ProgramLine } from './marked.ts';
import { PYTHON } from './python/index.ts';
import { USUAL_TEXT, type ServerTextSettings, type TextWriter } from './settings.ts';

export type { ServerProgram };

export interface ServerText {
  readonly lines: readonly ProgramLine[];
}

const WRITERS: Record<ProgramLanguage, Record<Model, TextWriter | null>> = {
  python: PYTHON,
  c: C,
  javaScript: JAVA_SCRIPT,
};

/** null: the language has no such program. */
export function serverProgramText(
  model: Model,
  language: ProgramLanguage,
  settings: Partial<ServerTextSettings> = {},
): ServerText | null {
  const write = WRITERS[language][model];
  return write && { lines: linesOfMarked(write({ ...USUAL_TEXT, ...settings })) };
}
