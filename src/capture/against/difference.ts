/** In what a run differs from the capture that it follows from: each with both times, and the flights of both that it is about. */
import type { OptionName } from '../../../machines/tcp/options.ts';
import type { Flight } from '../../trace/connection.ts';
import type { Side } from '../../trace/side.ts';

/** What the capture shows, and what a stack of ours did. */
export type Of = 'seen' | 'run';

/** What an ACK waited for: nothing, the timer of a delayed one (RFC 9293, 3.8.6.3), data to ride on, a later segment, a program that reads. */
export type AckBy = 'atOnce' | 'timer' | 'data' | 'together' | 'reading';

/** What made a segment leave once more: see `SendReason`. */
export type ResentBy = 'timer' | 'fast' | 'sack' | 'probe' | 'answer' | 'windowProbe' | 'keepAlive';

/** What a segment of a run waited for. */
export type HeldBy = 'nagle' | 'congestion' | 'window';

/** Why the same octets are cut otherwise. */
export type CutBy =
  /** One of them sends more in a segment than a link takes: captured before a card cuts it (TSO), or after it joins (GRO). */
  | 'offload'
  /** Full segments are of another size. */
  | 'size'
  /** The FIN rides on data in one of them. */
  | 'fin'
  /** Writes are put together, or not. */
  | 'writes';

export type EndedBy = 'fin' | 'reset' | 'open';

type What =
  | /** The same is acknowledged sooner or later after it has come. */
    {
      readonly kind: 'ackTime';
      readonly us: Both<number>;
      readonly by: Both<AckBy>;
    }
    /** Only one of them acknowledges just this, with a segment that is nothing else; the other one with what is told. */
  | { readonly kind: 'ackOnly'; readonly only: Of; readonly instead: AckBy | null }
  /** More ACKs that acknowledge nothing new: duplicates, or of a new window. */
  | { readonly kind: 'ackAgain'; readonly only: Of; readonly of: 'duplicate' | 'window' }
  /** The same is sent once more, so long after the time before. */
  | { readonly kind: 'resent'; readonly us: Both<number>; readonly by: Both<ResentBy> }
  | { readonly kind: 'resentOnly'; readonly only: Of; readonly by: ResentBy }
  | {
      readonly kind: 'cut';
      readonly by: CutBy;
      readonly segments: Both<number>;
      readonly largest: Both<number>;
    }
  /** New data leaves, so long after what it could leave with. */
  | { readonly kind: 'sent'; readonly us: Both<number>; readonly held: HeldBy | null }
  /** Octets that only one of them sends, as far as both go. */
  | { readonly kind: 'text'; readonly only: Of; readonly octets: number }
  | { readonly kind: 'window'; readonly octets: Both<number> }
  /** What a SYN says; null: it does not. Options without a value have 1. */
  | { readonly kind: 'option'; readonly option: OptionName; readonly value: Both<number | null> }
  | { readonly kind: 'ended'; readonly how: Both<EndedBy> };

export type Both<T> = Readonly<Record<Of, T>>;

export type Against = What & {
  readonly side: Side;
  /** So many that are equal; what is told is of the first one. */
  readonly count: number;
  /** Of each the flight that it is about; null where one has none. */
  readonly flights: Both<Flight | null>;
};

/** The same of one. */
export const one = (side: Side, flights: Both<Flight | null>, what: What): Against => ({
  ...what,
  ...{ side, flights, count: 1 },
});

/** By what two differences are equal: all that is no time, no size and no flight. */
function sortOf(each: Against): readonly unknown[] {
  const { side, kind } = each;
  switch (kind) {
    case 'ackTime':
    case 'resent':
      return [side, kind, each.by.seen, each.by.run, each.us.run > each.us.seen];
    case 'ackOnly':
      return [side, kind, each.only, each.instead];
    case 'ackAgain':
      return [side, kind, each.only, each.of];
    case 'resentOnly':
      return [side, kind, each.only, each.by];
    case 'cut':
      return [side, kind, each.by];
    case 'sent':
      return [side, kind, each.held, each.us.run > each.us.seen];
    case 'text':
      return [side, kind, each.only];
    case 'option':
      return [side, kind, each.option];
    case 'window':
    case 'ended':
      return [side, kind];
  }
}

/** Equal ones as one, with how many they are; in the order of the first ones. */
export function merged(all: readonly Against[]): Against[] {
  const found = new Map<string, Against>();
  for (const each of all) {
    const key = sortOf(each).join();
    const before = found.get(key);
    found.set(key, before ? { ...before, count: before.count + each.count } : each);
  }
  return [...found.values()];
}
