/** The phases of a connection, one colour each, and names of states where room is short. */
import type { State } from '../../../machines/tcp/states.ts';

export type Phase = 'opening' | 'open' | 'closing' | 'waiting' | 'closed';

const PHASES = {
  CLOSED: 'closed',
  LISTEN: 'closed',
  SYN_SENT: 'opening',
  SYN_RCVD: 'opening',
  ESTABLISHED: 'open',
  FIN_WAIT_1: 'closing',
  FIN_WAIT_2: 'closing',
  CLOSE_WAIT: 'closing',
  CLOSING: 'closing',
  LAST_ACK: 'closing',
  TIME_WAIT: 'waiting',
} as const satisfies Record<State, Phase>;

export const phaseOf = (state: State): Phase => PHASES[state];

/** Three letters at most, for a rail as narrow as on a phone. */
const SHORT_NAMES = {
  CLOSED: 'CLD',
  LISTEN: 'LSN',
  SYN_SENT: 'SS',
  SYN_RCVD: 'SR',
  ESTABLISHED: 'EST',
  FIN_WAIT_1: 'FW1',
  FIN_WAIT_2: 'FW2',
  CLOSE_WAIT: 'CW',
  CLOSING: 'CLG',
  LAST_ACK: 'LA',
  TIME_WAIT: 'TW',
} as const satisfies Record<State, string>;

export const shortName = (state: State): string => SHORT_NAMES[state];
