/** The options that a program sets on its sockets before it uses them, as the run is one in which they are set. */
import type { Profile } from '../../tcp/profile.ts';
import type { SocketCall, SocketOption } from './program.ts';

/** How many connections with data of their SYN may wait for `accept`. */
const FAST_OPEN_QUEUE = 16;

/** On a new socket; `usual` is the profile that the stack has unless a program asks for another. Accepted sockets have what the listener has. */
export function optionsOf(on: SocketCall['on'], profile: Profile, usual: Profile): SocketOption[] {
  const { fastOpen, nagle, cork, lingerUs } = profile;
  const serves = fastOpen === 'server' || fastOpen === 'both';
  const options: SocketOption[] = [];
  if (on === 'listener' && serves) options.push({ name: 'TCP_FASTOPEN', value: FAST_OPEN_QUEUE });
  // a stack that has no Nagle's algorithm needs no option
  if (!nagle && usual.nagle) options.push({ name: 'TCP_NODELAY', value: 1 });
  if (cork) options.push({ name: 'TCP_CORK', value: 1 });
  // a kernel takes whole seconds
  if (lingerUs !== null) options.push({ name: 'SO_LINGER', value: Math.ceil(lingerUs / 1e6) });
  return options;
}
