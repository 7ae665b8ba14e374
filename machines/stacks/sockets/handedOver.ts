/** When a listener hands a connection over to its program: once it is established, or with a SYN whose data was taken (RFC 7413). */
import type { Effect } from '../../tcp/effects.ts';
import type { State } from '../../tcp/states.ts';
import { mayTransfer, type Tcb } from '../../tcp/tcb.ts';

/** The state in which it does. */
export const handedOverIn = (tcb: Tcb | null): State =>
  tcb?.fastOpen === 'accepted' ? 'SYN_RCVD' : 'ESTABLISHED';

/** No program has the connection: it is over, or not there yet. */
export const isNobodys = (state: State, tcb: Tcb | null): boolean =>
  tcb === null || (tcb.origin === 'passive' && !mayTransfer(state, tcb));

/** Whether a program gets a connection with these effects: by `connect`, or from its listener. */
export function bringsConnection(tcb: Tcb | null, effects: readonly Effect[]): boolean {
  const state = tcb?.origin === 'active' ? 'SYN_SENT' : handedOverIn(tcb);
  return effects.some((effect) => effect.kind === 'enter' && effect.state === state);
}
