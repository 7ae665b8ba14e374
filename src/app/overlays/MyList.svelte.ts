/** The reader's scenarios in the list, and what can be done with them. What does it is loaded when the list is looked at. */
import { isOwn } from '../../scenarios/own.ts';
import { goToScenario } from '../address/follow.ts';
import type { Mine } from '../own/documents.ts';
import type { App } from '../state/app.svelte.ts';

const parts = async () => ({
  ...(await import('../own/mine.ts')),
  ...(await import('../own/known.ts')),
  ...(await import('../own/code.ts')),
  ...(await import('../own/documents.ts')),
});

interface Removed {
  readonly mine: Mine;
  readonly putBack: () => Promise<void>;
}

export class MyList {
  readonly #app: App;
  #all: readonly Mine[] = $state.raw([]);
  /** The id of the one that is shown on the page. */
  #present: string | null = $state(null);
  /** The one deleted last, as long as the list is open. */
  #removed: Removed | null = $state.raw(null);

  constructor(app: App) {
    this.#app = app;
  }

  get all(): readonly Mine[] {
    return this.#all;
  }
  get present(): string | null {
    return this.#present;
  }
  get removed(): Mine | null {
    return this.#removed?.mine ?? null;
  }

  titleOf({ title }: Mine): string {
    return title.trim() || this.#app.lexicon.all.families.own;
  }
  /** When it was edited last. */
  whenOf({ at }: Mine): string {
    const { lang } = this.#app.lexicon.words;
    return new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  }

  async load(): Promise<void> {
    const own = await this.#app.messages.attempt(parts());
    if (own === null) return;
    const all = await own.listMine(this.#app);
    const { name, base } = this.#app.session.player;
    const version = isOwn(name) ? own.versionOf(base) : null;
    this.#present = all.find((mine) => own.newestOf(mine) === version)?.id ?? null;
    this.#all = all;
  }

  async open(mine: Mine): Promise<void> {
    const { findVersion, linkedName, newestOf } = await parts();
    const scenario = await findVersion(newestOf(mine));
    if (scenario !== null) await goToScenario(this.#app, await linkedName(scenario));
    else this.#app.messages.fail(this.#app.lexicon.all.interface.choosing.gone);
  }

  async rename(mine: Mine, title: string): Promise<void> {
    const { rename } = await import('../own/edit.ts');
    await rename(this.#app, mine, title);
    await this.load();
  }

  async remove(mine: Mine): Promise<void> {
    const { remove } = await parts();
    const putBack = await remove(this.#app, mine);
    this.#removed = { mine, putBack };
    await this.load();
  }

  async putBack(): Promise<void> {
    await this.#removed?.putBack();
    this.#removed = null;
    await this.load();
  }

  forget(): void {
    this.#removed = null;
  }

  async saveAll(): Promise<void> {
    const file = await this.#app.messages.attempt(import('../own/file.ts'));
    await file?.saveAll(this.#app);
  }
}
