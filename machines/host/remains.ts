/** What a program finds of a connection that a reset, or the end of patience, has taken away: octets that came before, and an error. */
import type { Effect } from '../tcp/effects.ts';
import type { State } from '../tcp/states.ts';
import type { EndpointSnapshot } from '../tcp/step.ts';
import type { HostEndpoint, Remains } from './host.ts';

/** The socket's own memory outlives the connection: it is read empty first, and then the error is told, once. */
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
  return { unread: before.tcb.unread + delivered, error };
}

/** The peer had closed already, so that nobody waits to read: the error is that of writing (tcp_reset). */
const resetAfter = (state: State) => (state === 'CLOSE_WAIT' ? 'EPIPE' : 'ECONNRESET');
