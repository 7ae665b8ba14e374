/** What the address of the grid's page says besides: `ESTABLISHED/plain`. What it does not say, or says wrong, is as at first. */
import { STATES, type State } from '../../../machines/tcp/states.ts';
import { GRID_POLICIES, type GridPolicy } from '../../scenarios/grid/name.ts';

export interface GridChoice {
  readonly state: State;
  readonly policy: GridPolicy;
}

const AT_FIRST: GridChoice = { state: 'ESTABLISHED', policy: 'rfc5961' };

export function gridChoiceOf(rest: string): GridChoice {
  const [stateText, policyText] = rest.split('/');
  return {
    state: STATES.find((known) => known === stateText) ?? AT_FIRST.state,
    policy: GRID_POLICIES.find((known) => known === policyText) ?? AT_FIRST.policy,
  };
}

export const restOf = ({ state, policy }: GridChoice): string => `${state}/${policy}`;
