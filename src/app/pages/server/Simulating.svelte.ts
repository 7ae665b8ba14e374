/** A run of the page while it is simulated: how far it is, and that it is stopped. */
import type { ServerScenario } from '../../../simulation/world/serverScenario.ts';
import { NO_PROGRESS, type WorldProgress } from '../../../simulation/world/worldLimits.ts';
import type { WorldTrace } from '../../../trace/world.ts';
import { simulateServer } from '../../../player/serverWorker/simulateServer.ts';

/** What is done sooner does not say that it is at work. */
const QUIET_MS = 250;

export class Simulating {
  isOn = $state(false);
  /** How far it is, once it takes its time. */
  progress: WorldProgress | null = $state.raw(null);
  /** How far it was when it was stopped. */
  stoppedAt: WorldProgress | null = $state.raw(null);
  #wanted = 0;

  /** Whatever was wanted before is so no more; gives whether this still is. */
  begin(): () => boolean {
    const nth = (this.#wanted += 1);
    this.isOn = true;
    this.progress = this.stoppedAt = null;
    return () => nth === this.#wanted;
  }

  /** null: it was stopped, or something else is wanted by now. */
  async run(scenario: ServerScenario): Promise<WorldTrace | null> {
    const isWanted = this.begin();
    const since = performance.now();
    const late = setTimeout(() => {
      if (isWanted()) this.progress ??= NO_PROGRESS;
    }, QUIET_MS);
    const trace = await simulateServer(scenario, isWanted, (progress) => {
      if (isWanted() && performance.now() - since > QUIET_MS) this.progress = progress;
    });
    clearTimeout(late);
    if (!isWanted()) return null;
    this.isOn = false;
    this.progress = null;
    return trace;
  }

  stop(): void {
    this.stoppedAt = this.progress;
    this.#wanted += 1;
    this.isOn = false;
    this.progress = null;
  }
}
