/** How sequence numbers are written: as they are on the wire, or counted from the initial one of their side. */
import { offset, type Seq } from '../../machines/tcp/sequence.ts';
import { asOnTheWire } from '../explanations/tell.ts';
import type { NumberStyle } from '../explanations/telling.ts';
import type { Scenario } from '../simulation/scenario.ts';
import type { Numbering } from './Settings.svelte.ts';

export const numberStyle = (numbering: Numbering, scenario: Scenario): NumberStyle =>
  numbering === 'absolute' ? asOnTheWire : (side, n) => String(relative(scenario[side].iss, n));

/** A side has an initial number for each incarnation of the connection; the nearest one is meant. */
function relative(initial: readonly number[], n: Seq): number {
  const offsets = initial.map((iss) => offset(iss as Seq, n));
  return offsets.reduce(
    (best, next) => (Math.abs(next) < Math.abs(best) ? next : best),
    offsets[0] ?? n,
  );
}
