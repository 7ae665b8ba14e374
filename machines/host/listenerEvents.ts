/** What a listening socket knows, what happens to it, and what it may decide (see listener.ts). */
import type { RuleId } from '../tcp/rules.ts';
import type { Time } from '../tcp/time.ts';
import type { CounterName } from './counters.ts';
import type { HostSettings } from './settings.ts';
import type { Tuple } from './tuple.ts';

/** A connection that is half open: its SYN+ACK has left. It is young until that has timed out once. */
export interface Request {
  readonly tuple: Tuple;
  readonly isYoung: boolean;
}

export interface ListenerContext {
  readonly settings: HostSettings;
  /** min(backlog, somaxconn), as listen() was told last; `ss -ltn` shows it as Send-Q. */
  readonly limit: number;
  /** The "SYN queue": no list in the kernel, but a counter, and entries in the hash of connections. */
  readonly halfOpen: readonly Request[];
  /** Established, and not accepted yet, in the order in which they were completed; `ss -ltn` shows its length as Recv-Q. */
  readonly acceptQueue: readonly Tuple[];
  /** When the last cookie was sent: only for two minutes are ACKs taken for answers to one. */
  readonly cookieAt: Time | null;
}

export type ListenerEvent = { readonly now: Time } & (
  | { readonly type: 'listen'; readonly backlog: number; readonly settings: HostSettings }
  | { readonly type: 'close' }
  /** `reopens`: what waited in TIME_WAIT takes it, which no limit but that of the accept queue holds back. */
  | { readonly type: 'syn'; readonly tuple: Tuple; readonly reopens: boolean }
  /** A SYN brought data and a good cookie (RFC 7413): a program may have it before the handshake is over. */
  | { readonly type: 'fastOpened'; readonly tuple: Tuple }
  /** The ACK that would complete a request's handshake. */
  | { readonly type: 'handshakeAck'; readonly tuple: Tuple }
  /** An ACK for which there is no request; `isCookie`: it acknowledges the number that a cookie for it has. */
  | { readonly type: 'strayAck'; readonly tuple: Tuple; readonly isCookie: boolean }
  /**
   * The timer of a SYN+ACK fires, after so many timeouts before; `retries` is what one may have at most, unless it is kept for
   * its data (TCP_DEFER_ACCEPT).
   */
  | {
      readonly type: 'synAckTimeout';
      readonly tuple: Tuple;
      readonly timeouts: number;
      readonly retries: number;
      readonly isKept: boolean;
    }
  /** A request is over: reset, or its retries used up. */
  | { readonly type: 'requestGone'; readonly tuple: Tuple }
  | { readonly type: 'accept' }
  /** Another listener of the port was closed, and this one has what waited there. */
  | { readonly type: 'inherit'; readonly tuple: Tuple }
  /** The administrator sets values anew: the limit follows with the next listen(). */
  | { readonly type: 'settings'; readonly settings: HostSettings }
);

/** What is to be done with what came. */
export interface ListenerVerdict {
  readonly does:
    | 'admits' /** a request is made, the SYN+ACK leaves */
    | 'sendsCookie'
    | 'drops'
    | 'completes' /** the connection enters the accept queue */
    | 'completesCookie'
    | 'resets'
    | 'resetsStray'
    | 'retransmits'
    | 'forgets';
  readonly rule: RuleId | null;
  readonly counts: readonly CounterName[];
}
