/** What is built once for each end of a trace, as `lookup.ts` builds what is asked of both. */
import type { ConnectionTrace } from './connection.ts';
import { oncePerTrace } from './lookup.ts';
import type { Side } from './side.ts';

/** Works something out once for a side of a trace, when that side is first asked for. */
export function oncePerSide<T>(make: (trace: ConnectionTrace, side: Side) => T) {
  const made = {
    client: oncePerTrace((trace) => make(trace, 'client')),
    server: oncePerTrace((trace) => make(trace, 'server')),
  };
  return (trace: ConnectionTrace, side: Side): T => made[side](trace);
}
