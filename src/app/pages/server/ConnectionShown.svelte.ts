/** One connection of the page's world, as the views beside a sequence diagram take it: its own trace under the world's playhead. */
import { foldOf } from '../../../trace/fold/index.ts';
import { frameOf, type Moment } from '../../../trace/moment.ts';
import type { ConnectionTrace } from '../../../trace/connection.ts';
import type { WorldTrace } from '../../../trace/world.ts';
import { momentOfConnection, placeOfStep } from '../../../trace/worldConnection.ts';
import type { ShownRun } from '../../../views/panel.ts';
import type { ServerRun } from './ServerRun.svelte.ts';

interface Which {
  readonly run: ServerRun;
  readonly world: WorldTrace;
  readonly connection: ConnectionTrace;
  readonly client: number;
}

export class ConnectionShown implements ShownRun {
  readonly #which: () => Which;
  readonly trace: ConnectionTrace = $derived.by(() => this.#which().connection);
  readonly name: string = $derived.by(() => `${this.#which().run.name}-${this.#which().client}`);
  readonly moment: Moment = $derived.by(() => {
    const { run, world, client } = this.#which();
    return momentOfConnection(world, client, run.place);
  });
  readonly at = $derived.by(() => this.moment.at);
  readonly frame = $derived.by(() => frameOf(this.trace, this.moment));
  readonly fold = $derived.by(() => foldOf(this.trace));
  readonly folded = $derived.by(() => this.fold.ofMoment(this.moment));

  constructor(which: () => Which) {
    this.#which = which;
  }

  pause(): void {
    this.#which().run.pause();
  }

  seek(at: Moment['at']): void {
    this.#which().run.seek(at);
  }

  moveTo({ step }: Moment): void {
    const { run, world, client } = this.#which();
    run.moveTo(placeOfStep(world, client, step));
  }

  startScrub(): void {
    this.pause();
  }

  endScrub(): void {
    // It stands where it was left.
  }
}
