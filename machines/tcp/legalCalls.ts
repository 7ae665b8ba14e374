/** Which calls a state permits, read off the chart, so that it cannot disagree with it. */
import { CALLS, type CallName } from './calls.ts';
import { endpoint } from './endpoint.ts';
import type { Profile } from './profile.ts';
import type { State } from './states.ts';

/** Where a `close` after `shutdown` means something only to stacks that tell the two apart (3.6.1, MAY-1). */
const HALF_CLOSED: readonly State[] = ['FIN_WAIT_1', 'FIN_WAIT_2'];

const NEITHER = { halfDuplexClose: false, timeWaitOpen: false };

/** The calls that do something in this state; all others are answered with an error (RFC 9293, 3.10). */
export function legalCalls(
  state: State,
  profile: Pick<Profile, 'halfDuplexClose' | 'timeWaitOpen'> = NEITHER,
): CallName[] {
  const own: readonly string[] = endpoint.states[state]?.ownEvents ?? [];
  return CALLS.filter((call) => {
    if (call === 'close' && HALF_CLOSED.includes(state)) return profile.halfDuplexClose;
    if (call === 'connect' && state === 'TIME_WAIT') return profile.timeWaitOpen;
    if (state === 'CLOSED') return call === 'listen' || call === 'connect';
    return own.includes(call) || call === 'abort' || call === 'status' || call === 'crash';
  });
}
