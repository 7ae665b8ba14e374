/** A scenario's file that is held above the page, and opened when it is dropped. */
import type { FileDrop } from './state/Actions.ts';
import type { App } from './state/app.svelte.ts';

const carriesFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false;

/** The browser repeats itself in less than this while something is held above the page. */
const HELD_MS = 500;

export class ScenarioDrop implements FileDrop {
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
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    const open = async () => (await import('./own/file.ts')).openFile(this.#app, file);
    void this.#app.messages.attempt(open());
  }
}
