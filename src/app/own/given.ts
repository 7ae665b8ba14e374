/** Files that the reader gives to the page: each is opened, or it is said why not. */
import { excerpt } from '../../trace/excerpt.ts';
import type { App } from '../state/app.svelte.ts';
import { LONGEST_NAME, openFile } from './file.ts';

/** `folder` is the name of what is no file at all, where that is known. */
export async function openGiven(
  app: App,
  files: Iterable<File>,
  folder: string | null = null,
): Promise<void> {
  const text = app.lexicon.all.interface.messages;
  const [file, another] = files;
  if (another !== undefined) app.messages.fail(text.oneFile);
  else if (folder !== null) app.messages.fail(text.folder(excerpt(folder, LONGEST_NAME)));
  else if (file?.size === 0) app.messages.fail(text.emptyFile(excerpt(file.name, LONGEST_NAME)));
  else if (file !== undefined) await app.messages.attempt(openFile(app, file));
}

/** Asks the reader for a file, and opens it. */
export function chooseFile(app: App): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  input.addEventListener('change', () => void openGiven(app, input.files ?? []));
  input.click();
}
