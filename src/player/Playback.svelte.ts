/** Whether the playhead moves by itself, as the playback chart says. It rests until the chart is there. */
import { USUAL_SPEED, type Mode } from '../../machines/playback/modes.ts';
import type {
  PlaybackEvent,
  PlaybackRequest,
  PlaybackSnapshot,
} from '../../machines/playback/playback.ts';
import type { Works } from './contract.ts';

type Actor = ReturnType<Works['playback']>;

interface Handlers {
  /** What the chart asks for. */
  readonly asked: (request: PlaybackRequest) => void;
  /** The playhead begins, or ceases, to move by itself. */
  readonly moving: (moves: boolean) => void;
}

export class Playback {
  readonly #handlers: Handlers;
  #actor: Actor | null = null;
  #snapshot: PlaybackSnapshot | null = $state.raw(null);
  #mode: Mode = $state('paused');

  readonly speed = $derived.by(() => this.#snapshot?.context.speed ?? USUAL_SPEED);

  constructor(handlers: Handlers) {
    this.#handlers = handlers;
  }

  get mode(): Mode {
    return this.#mode;
  }

  start({ playback, modeOf }: Works): void {
    const actor = playback();
    actor.on('*', this.#handlers.asked);
    actor.subscribe((snapshot) => {
      const before = this.#mode;
      this.#snapshot = snapshot;
      this.#mode = modeOf(snapshot);
      const moves = this.#mode === 'playing';
      if (moves !== (before === 'playing')) this.#handlers.moving(moves);
    });
    actor.start();
    this.#actor = actor;
  }

  /** Lost on a chart that is not there yet. */
  send(event: PlaybackEvent): void {
    this.#actor?.send(event);
  }

  stop(): void {
    this.#actor?.stop();
  }
}
