/** A segment with one of its fields saying something else: what then comes out differently follows from that field. */
import type { Segment } from '../../../machines/tcp/segment.ts';
import { advance, seq } from '../../../machines/tcp/sequence.ts';
import type { Tcb } from '../../../machines/tcp/tcb.ts';
import type { FieldName } from '../../wire/fields.ts';

/** The segment without what the field says; null where nothing that an endpoint does depends on the field. */
export function without(field: FieldName, segment: Segment, receiver: Tcb | null): Segment | null {
  switch (field) {
    case 'seq':
      // One number further on: what it carries would lie above a gap.
      return { ...segment, seq: advance(segment.seq, 1) };
    case 'ack':
      // It acknowledges nothing that was not acknowledged before.
      return segment.ack && receiver ? { ...segment, ackNumber: receiver.sndUna } : null;
    case 'window': {
      // The window stays as it was; where the segment says the same, it would have said something else.
      const known = (receiver?.sndWnd ?? 0) >> (segment.syn ? 0 : (receiver?.sndScale ?? 0));
      return { ...segment, wnd: known === segment.wnd ? known ^ 1 : known };
    }
    case 'ackBit':
      return segment.ack ? { ...segment, ack: false, ackNumber: seq(0) } : null;
    case 'syn':
    case 'fin':
    case 'rst':
    case 'psh':
      return segment[field] ? { ...segment, [field]: false } : null;
    case 'mss':
    case 'mssKind':
    case 'mssLength': {
      const { mss } = segment;
      return mss === undefined ? null : { ...segment, mss: mss > 1 ? mss - 1 : mss + 1 };
    }
    case 'ece':
    case 'cwr':
      return segment[field] ? { ...segment, [field]: false } : null;
    case 'data':
      return segment.dataLen > 0 ? { ...segment, dataLen: 0 } : null;
    default:
      return withoutOption(
        DROPPED.find((option) => FIELDS_OF[option].test(field)),
        segment,
      );
  }
}

type Dropped = 'windowScale' | 'sackPermitted' | 'timestamps' | 'sack' | 'fastOpen';

/** The options that a segment may just as well be without, by the names of their fields. */
const FIELDS_OF: Readonly<Record<Dropped, RegExp>> = {
  windowScale: /^windowScale/,
  sackPermitted: /^sackPermitted/,
  timestamps: /^(timestamps|tsVal|tsEcr)/,
  fastOpen: /^(fastOpen|cookie)/,
  sack: /^sack(Kind|Length|Start|End)/,
};
const DROPPED = Object.keys(FIELDS_OF) as Dropped[];

function withoutOption(option: Dropped | undefined, segment: Segment): Segment | null {
  if (option === undefined || segment[option] === undefined) return null;
  const { [option]: _, ...rest } = segment;
  return rest;
}
