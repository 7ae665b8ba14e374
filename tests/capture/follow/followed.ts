/** A connection of a capture in packet notation (exchange.ts), followed. */
import { follow, type Followed, type FollowOptions } from '../../../src/capture/follow/follow.ts';
import { exchange } from '../exchange.ts';

export function followed(text: string, options: FollowOptions = {}, stream = 0): Followed {
  const found = exchange(text).connection(stream);
  if (found === null) throw new Error(`there is no connection ${stream}`);
  return follow(found.connection, options);
}
