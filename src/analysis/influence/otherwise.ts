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
      const known = receiver?.sndWnd ?? 0;
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
    case 'windowScale':
    case 'windowScaleKind':
    case 'windowScaleLength': {
      const { windowScale, ...rest } = segment;
      return windowScale === undefined ? null : rest;
    }
    case 'sackPermittedKind':
    case 'sackPermittedLength': {
      const { sackPermitted, ...rest } = segment;
      return sackPermitted === true ? rest : null;
    }
    case 'timestampsKind':
    case 'timestampsLength':
    case 'tsVal':
    case 'tsEcr': {
      const { timestamps, ...rest } = segment;
      return timestamps === undefined ? null : rest;
    }
    case 'sackKind':
    case 'sackLength': {
      const { sack, ...rest } = segment;
      return sack === undefined ? null : rest;
    }
    case 'ece':
    case 'cwr':
      return segment[field] ? { ...segment, [field]: false } : null;
    case 'data':
      return segment.dataLen > 0 ? { ...segment, dataLen: 0 } : null;
    default:
      return null;
  }
}
