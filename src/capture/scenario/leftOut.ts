/** What a capture shows and a scenario cannot say, or says only nearly: values, of which each language makes a sentence. */
import type { Side } from '../../trace/side.ts';

/** Parts of an end's SYN that no setting of its stack makes it send. */
export type SynPart = 'mss' | 'windowScale' | 'window';

export type LeftOut =
  /** A scenario has lengths, no octets. */
  | { readonly what: 'content'; readonly octets: number }
  /** The capture began after the connection had: a handshake is put in front. */
  | { readonly what: 'opening' }
  /** One end alone was heard: the other one's segments, and when they left, are not known. */
  | { readonly what: 'oneSided'; readonly unheard: Side }
  /** The same sockets were connected several times, or somebody tried to: what of that was not followed as a connection is left out. */
  | { readonly what: 'incarnations'; readonly connections: number }
  /** Larger than any segment on a link: captured before the card cut it, or after it put several together (TSO, GRO). */
  | {
      readonly what: 'offload';
      readonly side: Side;
      readonly segments: number;
      readonly largest: number;
    }
  /** More segments than a run that is simulated at once may have. */
  | { readonly what: 'segments'; readonly captured: number; readonly most: number }
  /** More calls than a scenario may list: this many were put together with the one before. */
  | { readonly what: 'calls'; readonly side: Side; readonly merged: number }
  /** More than a scenario's calls can write. */
  | { readonly what: 'cutOff'; readonly side: Side; readonly octets: number }
  /** More losses or delays than a scenario may list. */
  | { readonly what: 'faults'; readonly dropped: number }
  /** A buffer that is read now and then: how much is read each time is taken from the windows. */
  | { readonly what: 'reading'; readonly side: Side }
  /** Segments that belong to nothing an end would send: forged, or of another connection. */
  | { readonly what: 'strangers'; readonly side: Side; readonly segments: number }
  | { readonly what: 'syn'; readonly side: Side; readonly part: SynPart; readonly told: number }
  /** Longer than a run may be. */
  | { readonly what: 'time'; readonly us: number };
