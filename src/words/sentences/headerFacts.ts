/** What the sentences about the fields of a header may speak of: one segment, with its numbers as the page writes them. */
import type { SendReason } from '../../../machines/tcp/effects.ts';
import type { Segment } from '../../../machines/tcp/segment.ts';
import type { Side } from '../../trace/side.ts';

export interface HeaderFacts {
  readonly from: Side;
  readonly to: Side;
  readonly segment: Segment;
  readonly reason: SendReason;
  readonly ack: string;
  /** The numbers of its first and its last octet of data, and of its FIN; null where it has none. */
  readonly data: { readonly first: string; readonly last: string } | null;
  readonly fin: string | null;
  /** The number after the last one that it takes up. */
  readonly next: string;
  /** Its number is the one that its sender uses next. */
  readonly isNext: boolean;
  /** The last number for which there is room; null where there is none, or it is not known from where on. */
  readonly lastTaken: string | null;
  /** By how many bits its window field is shifted (RFC 7323, 2.3): 0 where it is not. */
  readonly scale: number;
  /** The window that it advertises, in octets. */
  readonly room: number;
  /** Its first SACK block tells of what arrived twice (RFC 2883). */
  readonly isDuplicate: boolean;
  /** How many octets of its stream came before its data. */
  readonly place: number;
  readonly headerLength: number;
  readonly length: number;
}
