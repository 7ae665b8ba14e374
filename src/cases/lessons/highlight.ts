/** What a step points at, in a word each. */
import type { TimerName } from '../../../machines/tcp/effects.ts';
import type { Side } from '../../trace/side.ts';
import type { FindFlights, Highlight, VariableName } from '../case.ts';

export const segment = (find: FindFlights): Highlight => ({ kind: 'flights', find });

export const state = (side: Side): Highlight => ({ kind: 'state', side });

export const timer = (side: Side, name: TimerName): Highlight => ({
  kind: 'timer',
  side,
  timer: name,
});

export const variable = (side: Side, name: VariableName): Highlight => ({
  kind: 'variable',
  side,
  name,
});
