/** Congestion control in Linux: which algorithm a profile chooses. */
import type { Connected } from '../../tcp/turn.ts';
import type { CongestionControl } from './congestionControl.ts';
import { cubic } from './cubic.ts';
import { reno } from './reno.ts';

const CONTROLS = { reno, cubic } satisfies Record<string, CongestionControl>;

export const controlOf = ({ profile }: Connected): CongestionControl =>
  CONTROLS[profile.congestionControl];

export const forgetGrowth = (turn: Connected): void => controlOf(turn).forget(turn);
