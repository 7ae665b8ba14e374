/** The eleven states of a connection (RFC 9293, 3.3.2), by the names used everywhere here. */

export const STATES = [
  'CLOSED',
  'LISTEN',
  'SYN_SENT',
  'SYN_RCVD',
  'ESTABLISHED',
  'FIN_WAIT_1',
  'FIN_WAIT_2',
  'CLOSE_WAIT',
  'CLOSING',
  'LAST_ACK',
  'TIME_WAIT',
] as const;

export type State = (typeof STATES)[number];

/** The peer's FIN has come: nothing is received behind it (RFC 9293, 3.6). */
export const PEER_HAS_CLOSED: readonly State[] = ['CLOSE_WAIT', 'LAST_ACK', 'CLOSING', 'TIME_WAIT'];

/** The name as the RFC spells it: `SYN-RECEIVED`, `FIN-WAIT-1`, ... */
export const rfcName = (state: State): string =>
  state === 'SYN_RCVD' ? 'SYN-RECEIVED' : state.replaceAll('_', '-');
