/** The applications at both ends: what each does when something happens, each reaction once. */
import type { Effect } from '../../machines/tcp/effects.ts';
import { SIDES, type Side } from '../trace/side.ts';
import type { Call } from '../trace/calls.ts';
import type { Occasion, Reaction, Scenario } from './scenario.ts';

/** What an effect is to the application above. */
function occasionOf(effect: Effect): Occasion | null {
  if (effect.kind === 'enter' && effect.state === 'ESTABLISHED') return 'established';
  if (effect.kind === 'deliver') return 'data';
  if (effect.kind === 'report' && effect.text === 'connection closing') return 'endOfFile';
  return null;
}

export class Applications {
  readonly #waiting: Record<Side, Reaction[]> = { client: [], server: [] };

  constructor(scenario: Scenario) {
    for (const side of SIDES) this.#waiting[side] = [...(scenario[side].reactions ?? [])];
  }

  /** The calls that these effects lead to: `now` inside the signal, `later` after a while. */
  reactTo(
    side: Side,
    effects: readonly Effect[],
  ): { now: Call[]; later: { afterUs: number; call: Call }[] } {
    const now: Call[] = [];
    const later: { afterUs: number; call: Call }[] = [];
    const occasions = new Set(effects.map(occasionOf));
    const due = this.#waiting[side].filter((reaction) => occasions.has(reaction.on));
    this.#waiting[side] = this.#waiting[side].filter((reaction) => !due.includes(reaction));
    for (const { on: _on, afterUs, ...call } of due) {
      if (afterUs === 0) now.push(call);
      else later.push({ afterUs, call });
    }
    return { now, later };
  }
}
