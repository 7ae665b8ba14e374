/** What the kernel counts of an endpoint's step, read off what it did. What listeners count stands in their verdicts. */
import type { Effect } from '../tcp/effects.ts';
import type { OutsideEvent } from '../tcp/endpointSetup.ts';
import type { State } from '../tcp/states.ts';
import type { CounterName } from './counters.ts';

export function countsOf(
  event: OutsideEvent,
  before: State,
  effects: readonly Effect[],
): CounterName[] {
  const counts: CounterName[] = [];
  // the timer of a SYN+ACK is the listener's, which counts it
  if (event.type === 'timeout.retransmission' && before !== 'SYN_RCVD')
    counts.push('TcpExtTCPTimeouts');
  let state = before;
  for (const effect of effects) {
    if (effect.kind === 'send') counts.push(...countsOfSegment(effect));
    if (effect.kind === 'enter') {
      if (isEnd(effect.state) && (state === 'ESTABLISHED' || state === 'CLOSE_WAIT'))
        counts.push('TcpEstabResets');
      state = effect.state;
    }
    if (effect.kind === 'cite' && effect.rule === 'linux.defersAccept')
      counts.push('TcpExtTCPDeferAcceptDrop');
  }
  return counts;
}

function countsOfSegment({ segment, reason }: Effect & { kind: 'send' }): CounterName[] {
  if (segment.rst) return ['TcpOutRsts'];
  if (!reason.endsWith('Again')) return [];
  return segment.syn ? ['TcpExtTCPSynRetrans', 'TcpRetransSegs'] : ['TcpRetransSegs'];
}

const isEnd = (state: State): boolean => state === 'CLOSED' || state === 'LISTEN';
