/** A scenario's file that is held above the page, and opened when it is dropped. */
import type { App } from './state/app.svelte.ts';

const carriesFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false;

/** The name of the folder that is dropped; null where it is a file, or where the browser does not tell. */
function folderOf({ dataTransfer }: DragEvent): string | null {
  const entry = dataTransfer?.items[0]?.webkitGetAsEntry() ?? null;
  return entry?.isDirectory === true ? entry.name : null;
}

/** The browser repeats itself in less than this while something is held above the page. */
const HELD_MS = 500;

export class ScenarioDrop {
  readonly #app: App;
  held = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(app: App) {
    this.#app = app;
  }

  over(event: DragEvent): void {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    this.held = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.held = false), HELD_MS);
  }

  drop(event: DragEvent): void {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    this.held = false;
    // Both are there only for as long as the event is.
    const files = [...(event.dataTransfer?.files ?? [])];
    const folder = folderOf(event);
    const open = async () => (await import('./own/given.ts')).openGiven(this.#app, files, folder);
    void this.#app.messages.attempt(open());
  }
}
