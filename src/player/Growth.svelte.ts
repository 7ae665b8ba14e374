/** A run that is longer than can be simulated at once: its beginning is shown, and the rest comes later. */
import type { SimulatedTrace } from '../simulation/connectionRun.ts';
import type { LongRun, simulateLong } from './longRun.ts';

export class Growth {
  #flights: number | null = $state(null);
  #run: LongRun | null = null;

  /** About how many segments there are by now; null where nothing is still to come. */
  get flights(): number | null {
    return this.#flights;
  }

  start(
    works: { readonly simulateLong: typeof simulateLong },
    begun: SimulatedTrace,
    ondone: (trace: SimulatedTrace) => void,
  ): void {
    this.drop();
    this.#flights = begun.flights.length;
    this.#run = works.simulateLong(begun, {
      onprogress: (flights) => (this.#flights = flights),
      ondone: (trace) => {
        this.#forget();
        ondone(trace);
      },
    });
  }

  /** What there is by now is all. */
  stop(): void {
    this.#run?.stop();
  }

  /** It is not wanted any more. */
  drop(): void {
    this.#run?.drop();
    this.#forget();
  }

  #forget(): void {
    this.#run = null;
    this.#flights = null;
  }
}
