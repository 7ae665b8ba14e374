/** What a program finds of a connection that a reset, or the end of patience, has taken away: octets that came before, and an error. */
import type { Effect } from '../tcp/effects.ts';
import type { OutsideEvent } from '../tcp/endpointSetup.ts';
import { PEER_HAS_CLOSED, type State } from '../tcp/states.ts';
import type { EndpointSnapshot } from '../tcp/step.ts';
import type { HostEndpoint, Remains } from './host.ts';

/** The socket's own memory outlives the connection. */
export function remainsOf(
  { snapshot: { context: before }, stage, remains }: HostEndpoint,
  {
    snapshot,
    effects,
  }: { readonly snapshot: EndpointSnapshot; readonly effects: readonly Effect[] },
): Remains | null {
  if (before.tcb === null || snapshot.context.tcb !== null) return remains;
  if (stage.at !== 'acceptQueue' && stage.at !== 'program') return null;
  const isReported = (text: string) =>
    effects.some((effect) => effect.kind === 'report' && effect.text.startsWith(text));
  const delivered = effects.reduce((sum, e) => sum + (e.kind === 'deliver' ? e.bytes : 0), 0);
  const error = isReported('error: connection aborted')
    ? 'ETIMEDOUT'
    : isReported('connection reset')
      ? resetAfter(before.state)
      : null;
  const isEndOfFile = PEER_HAS_CLOSED.includes(before.state);
  return { unread: before.tcb.unread + delivered, isEndOfFile, error };
}

/**
 * A call on what is left. recv() reads it empty first; behind that it tells the end of the file where a FIN had come before the
 * reset, and else the error (tcp_recvmsg_locked); send() tells the error at once. It is told once.
 */
export function remainsBehind(remains: Remains, event: OutsideEvent): Remains {
  if (event.type === 'send') return { ...remains, error: null };
  if (event.type !== 'receive') return remains;
  const { unread, isEndOfFile } = remains;
  if (unread > 0) return { ...remains, unread: Math.max(0, unread - (event.bytes ?? unread)) };
  return isEndOfFile ? remains : { ...remains, error: null };
}

/** The peer had closed already, so that nobody waits to read: the error is that of writing (tcp_reset). */
const resetAfter = (state: State) => (state === 'CLOSE_WAIT' ? 'EPIPE' : 'ECONNRESET');
