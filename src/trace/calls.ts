/** A call of an application, as a trace and a scenario note it. */
import type { CallName } from '../../machines/tcp/calls.ts';

export { CALLS, type CallName } from '../../machines/tcp/calls.ts';

export interface Call {
  readonly call: CallName;
  /** For `send`, and for a `connect` that takes data along: how many octets. For `receive`: at most so many (all there is, when absent). */
  readonly bytes?: number;
  /** For `receive`: it waits until there are so many octets. */
  readonly whole?: boolean;
  /** Of a `send`: more is to follow (MSG_MORE). */
  readonly more?: boolean;
  /** For `listen` and `connect`: whether the remote socket is named. A `connect` names it unless told otherwise. */
  readonly remote?: boolean;
  /** On which connection of this side, from 1, where there are several: a call on one that is over does nothing. */
  readonly connection?: number;
}
