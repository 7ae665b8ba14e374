/** How sequence numbers are written: as they are on the wire, or counted from the initial one of their side. */
import { asOnTheWire } from '../explanations/tell.ts';
import type { NumberStyle } from '../explanations/telling.ts';
import { relativeTo } from '../simulation/relative.ts';
import type { Scenario } from '../simulation/scenario.ts';
import type { Numbering } from './Settings.svelte.ts';

export const numberStyle = (numbering: Numbering, scenario: Scenario): NumberStyle =>
  numbering === 'absolute' ? asOnTheWire : (side, n) => String(relativeTo(scenario, side, n));
