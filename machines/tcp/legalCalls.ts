/** Which calls a state permits, read off the chart, so that it cannot disagree with it. */
import type { CallEvent } from './calls.ts';
import { endpoint } from './endpoint.ts';
import type { State } from './states.ts';

const CALLS: readonly CallEvent['type'][] = [
  'listen',
  'connect',
  'send',
  'receive',
  'shutdown',
  'close',
  'abort',
  'status',
  'crash',
];

/** The calls that do something in this state; all others are answered with an error (RFC 9293, 3.10). */
export function legalCalls(state: State): CallEvent['type'][] {
  const own: readonly string[] = endpoint.states[state]?.ownEvents ?? [];
  return CALLS.filter((call) => {
    if (state === 'CLOSED') return call === 'listen' || call === 'connect';
    return own.includes(call) || call === 'abort' || call === 'status' || call === 'crash';
  });
}
