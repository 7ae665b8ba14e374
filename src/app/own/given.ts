/** Files that the reader gives to the page: each is opened, or it is said why not. */
import { excerpt } from '../../trace/excerpt.ts';
import { isCapture, lookalike } from '../../wire/captureFile/recognise.ts';
import { goToPage } from '../address/follow.ts';
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
  else if (file !== undefined && (await isOfCaptures(app, file))) openCapture(app, file);
  else if (file !== undefined) await app.messages.attempt(openFile(app, file));
}

/** So many octets of a file tell what it is: a text of tcpdump may begin with what tcpdump said before. */
const TELLING = 4096;

/** On the page of captures all but a scenario is one: what is wrong with it is said there. */
async function isOfCaptures({ route }: App, file: File): Promise<boolean> {
  try {
    const first = new Uint8Array(await file.slice(0, TELLING).arrayBuffer());
    return route.page === 'captures' ? lookalike(first) !== 'json' : isCapture(first);
  } catch {
    // Whoever opens it says so.
    return false;
  }
}

function openCapture(app: App, file: File): void {
  app.session.given = file;
  if (app.route.page !== 'captures') goToPage(app, 'captures');
}

/** Asks the reader for a file, and opens it. */
export function chooseFile(app: App): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json,.pcap,.pcapng,.cap,.gz,.txt';
  input.addEventListener('change', () => void openGiven(app, input.files ?? []));
  input.click();
}
