/** The options that a program sets on its sockets before it uses them, as the run is one in which they are set. */
import { profileOf } from '../../../machines/stacks/profiles.ts';
import type { Side } from '../../trace/side.ts';
import { profileAt, type ConnectionTrace } from '../../trace/connection.ts';
import type { SocketCall, SocketOption } from './program.ts';

/** Accepted sockets have what the listener has. */
export function optionsOn(
  on: SocketCall['on'],
  trace: ConnectionTrace,
  side: Side,
): readonly SocketOption[] {
  const { fastOpen, nagle } = profileAt(trace, side);
  const { stack } = trace.ends[side];
  const serves = fastOpen === 'server' || fastOpen === 'both';
  // a stack that has no Nagle's algorithm needs no option
  const isOff = !nagle && stack !== null && profileOf(stack.name).nagle;
  return [
    ...(on === 'listener' && serves ? (['fastOpen'] as const) : []),
    ...(isOff ? (['noDelay'] as const) : []),
  ];
}
