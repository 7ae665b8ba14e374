/** Scenarios as files: opened by a button or dropped on the page, saved by the browser. */
import { fileProblemText } from '../../words/expected.ts';
import { parseScenario } from '../../simulation/parseScenario.ts';
import { keepOwn } from '../../scenarios/own.ts';
import { excerpt } from '../../trace/excerpt.ts';
import { goToScenario } from '../address/follow.ts';
import { fileName, save } from '../save.ts';
import type { App } from '../state/app.svelte.ts';
import { codeOf } from './code.ts';
import { editable } from './edit.ts';

/** In columns: what is wrong with the file is to be seen beside it. */
export const LONGEST_NAME = 24;

/** A scenario with all the entries that it may have is smaller. */
const LARGEST_FILE = 500_000;

/** Opens the scenario of a file; where there is none in it, says why and leaves the page as it is. */
export async function openFile(app: App, file: File): Promise<void> {
  const text = (await app.messages.attempt(app.lexicon.need('views')))?.editor;
  if (text === undefined) return;
  const name = excerpt(file.name, LONGEST_NAME);
  if (file.size > LARGEST_FILE) {
    app.messages.fail(text.fileTooLarge(name, LARGEST_FILE / 1000));
    return;
  }
  let content: string;
  try {
    content = await file.text();
  } catch {
    app.messages.fail(text.fileUnreadable(name));
    return;
  }
  const read = parseScenario(content);
  if ('problem' in read) {
    app.messages.fail(text.fileProblem(name, fileProblemText(read, text)));
    return;
  }
  app.messages.dismiss();
  await goToScenario(app, keepOwn(codeOf(read.scenario), read.scenario));
}

/** Saves the scenario as it is simulated now; the command line reads the same file. */
export function saveFile(app: App): void {
  const scenario = editable(app);
  const name = fileName(scenario.id, 'json');
  save(new Blob([`${JSON.stringify(scenario, null, 1)}\n`], { type: 'application/json' }), name);
  app.messages.say(app.lexicon.shown.views?.editor.saved(excerpt(name)) ?? null);
}
