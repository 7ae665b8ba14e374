/** How a connection gets into each of the eleven states, and rests there: by calls, and by what the network loses. */
import type { State } from '../../../machines/tcp/states.ts';
import { ms } from '../../../machines/tcp/time.ts';
import type { Action, Fault } from '../../simulation/scenario.ts';
import type { CallName } from '../../trace/calls.ts';
import type { Side } from '../../trace/side.ts';
import { lost } from '../base.ts';

export interface Situation {
  /** The end that is in the state: the one that textbooks show there. */
  readonly side: Side;
  readonly actions: readonly Action[];
  readonly faults?: readonly Fault[];
}

/** From here on each situation is at rest, until a timer of a second ends. */
export const AT_REST_US = ms(600);

const at = (atMs: number, side: Side, call: CallName, bytes?: number): Action => ({
  atUs: ms(atMs),
  side,
  call,
  ...(bytes !== undefined && { bytes }),
});

const listens = at(0, 'server', 'listen');
/** By 170 ms both ends are established. */
const opens = [listens, at(20, 'client', 'connect')];
/** By 300 ms the end has 100 octets of its peer: there is something to the left of the window. */
const hears = (side: Side): readonly Action[] => [
  ...opens,
  at(200, side === 'client' ? 'server' : 'client', 'send', 100),
];
/** The half of a connection that is closed goes on listening, so CLOSE is a socket's `shutdown`, not its `close`. */
const closes = (side: Side, atMs = 320): Action => at(atMs, side, 'shutdown');

export const SITUATIONS: Readonly<Record<State, Situation>> = {
  CLOSED: { side: 'server', actions: [] },
  LISTEN: { side: 'server', actions: [listens] },
  // the server has answered, so a SYN+ACK from elsewhere meets a peer that knows of the connection
  SYN_SENT: { side: 'client', actions: opens, faults: [lost('server', 'SYN_ACK')] },
  SYN_RCVD: { side: 'server', actions: opens, faults: [lost('client', 'ACK')] },
  ESTABLISHED: { side: 'server', actions: hears('server') },
  // the ACK of the FIN is lost
  FIN_WAIT_1: {
    side: 'client',
    actions: [...hears('client'), closes('client')],
    faults: [lost('server', 'ACK')],
  },
  FIN_WAIT_2: { side: 'client', actions: [...hears('client'), closes('client')] },
  CLOSE_WAIT: { side: 'server', actions: [...hears('server'), closes('client')] },
  // the FINs cross, and both their ACKs are lost
  CLOSING: {
    side: 'client',
    actions: [...hears('client'), closes('client'), closes('server')],
    faults: [lost('client', 'ACK', 3), lost('server', 'ACK')],
  },
  // the last ACK is lost
  LAST_ACK: {
    side: 'server',
    actions: [...hears('server'), closes('client'), closes('server', 420)],
    faults: [lost('client', 'ACK', 2)],
  },
  TIME_WAIT: {
    side: 'client',
    actions: [...hears('client'), closes('client'), closes('server', 420)],
  },
};
