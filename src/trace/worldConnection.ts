/** A moment of a world as one of its connections has it, and back: look-ups. */
import type { Moment } from './moment.ts';
import { countFirst } from './lookup.ts';
import type { ConnectionIndex, WorldTrace } from './world.ts';
import { placeBehind, type WorldPlace } from './worldMoment.ts';

/** In the middle of an instant: with the steps of this connection that have happened. */
export function momentOfConnection(
  trace: WorldTrace,
  connection: ConnectionIndex,
  { at, done }: WorldPlace,
): Moment {
  const steps = trace.connections[connection]?.steps ?? [];
  let step = countFirst(steps, (each) => each.at < at) - 1;
  for (let i = done - 1; trace.happenings[i]?.at === at; i -= 1) {
    const happening = trace.happenings[i];
    if (happening?.kind === 'step' && happening.connection === connection) step += 1;
  }
  return { at, step };
}

/** Right behind a step of a connection; before its first one, the start of the world. */
export function placeOfStep(
  trace: WorldTrace,
  connection: ConnectionIndex,
  step: number,
): WorldPlace {
  const at = trace.connections[connection]?.steps[step]?.at;
  if (at === undefined) return placeBehind(trace, 0);
  let nth = countFirst(trace.happenings, (happening) => happening.at < at);
  for (; trace.happenings[nth]?.at === at; nth += 1) {
    const it = trace.happenings[nth];
    if (it?.kind === 'step' && it.connection === connection && it.step === step) break;
  }
  return placeBehind(trace, nth + 1);
}
