/** Calls that a state does not permit, and STATUS (RFC 9293, 3.10): nothing changes, the caller is told why. */
import { rfcName } from '../states.ts';
import { cite, report, type Turn } from '../turn.ts';

/** OPEN without a remote socket where one is needed. */
export function remoteMissing(turn: Turn): void {
  cite(turn, 'call.remoteMissing');
  report(turn, 'error: remote socket unspecified');
}

/** OPEN on a connection that is there already. */
export function alreadyExists(turn: Turn): void {
  cite(turn, 'call.alreadyExists');
  report(turn, 'error: connection already exists');
}

/** OPEN while TIME_WAIT lasts: the local port is not free. */
export function addressInUse(turn: Turn): void {
  cite(turn, 'call.alreadyExists');
  report(turn, 'error: connection already exists');
}

/** A call on a connection that is over. */
export function doesNotExist(turn: Turn): void {
  cite(turn, 'call.doesNotExist');
  report(turn, 'error: connection does not exist');
}

/** Any other call: in CLOSED there is no connection, later it is closing. */
export function notPermitted(turn: Turn): void {
  const nothing = turn.state === 'CLOSED';
  cite(turn, nothing ? 'call.doesNotExist' : 'call.connectionClosing');
  report(turn, nothing ? 'error: connection does not exist' : 'error: connection closing');
}

/** STATUS (3.10.6). */
export function status(turn: Turn): void {
  if (turn.state === 'CLOSED') {
    notPermitted(turn);
    return;
  }
  cite(turn, 'call.status');
  report(turn, `state = ${rfcName(turn.state)}`);
}
