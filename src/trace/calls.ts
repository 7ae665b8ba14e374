/** The calls of an application, by their names in the sockets interface; `crash` loses the TCB without a word. */
export const CALLS = [
  'listen',
  'connect',
  'send',
  'receive',
  'shutdown',
  'close',
  'abort',
  'status',
  'crash',
] as const;

export type CallName = (typeof CALLS)[number];

export interface Call {
  readonly call: CallName;
  /** For `send`: how many octets. For `receive`: at most so many (all there is, when absent). */
  readonly bytes?: number;
  /** For `receive`: it waits until there are so many octets. */
  readonly whole?: boolean;
  /** For `listen` and `connect`: whether the remote socket is named. A `connect` names it unless told otherwise. */
  readonly remote?: boolean;
  /** On which connection of this side, from 1, where there are several: a call on one that is over does nothing. */
  readonly connection?: number;
}
