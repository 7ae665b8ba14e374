/** The calls an application makes, as events (RFC 9293, 3.10.1 to 3.10.6), by their names in the sockets interface. */
export type CallEvent =
  /** OPEN, passive. `remote`: the remote socket is named. */
  | { readonly type: 'listen'; readonly remote?: boolean | undefined }
  /** OPEN, active. The remote socket is named unless `remote` is false. `bytes`: so many octets to be sent go with it (RFC 7413). */
  | {
      readonly type: 'connect';
      readonly remote?: boolean | undefined;
      readonly bytes?: number | undefined;
    }
  /** SEND so many octets. `more`: a short segment waits, for more is to follow at once (MSG_MORE). */
  | { readonly type: 'send'; readonly bytes: number; readonly more?: boolean }
  /** RECEIVE at most so many octets; all there are, when absent. `whole`: it waits until there are so many. */
  | { readonly type: 'receive'; readonly bytes?: number | undefined; readonly whole?: boolean }
  /** CLOSE: no more data to send; reading goes on. */
  | { readonly type: 'shutdown' }
  /** CLOSE, and reading is given up as well. */
  | { readonly type: 'close' }
  | { readonly type: 'abort' }
  | { readonly type: 'status' }
  /** Not a call: the host loses its memory of the connection and says nothing (3.5.1). */
  | { readonly type: 'crash' };

/** Their names, in the order in which they are listed. */
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
] as const satisfies readonly CallEvent['type'][];

export type CallName = (typeof CALLS)[number];
