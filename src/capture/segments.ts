/**
 * The segments of one connection: the same chunks are read a second time, and what is of that connection is kept. All others
 * are dissected as well, for their numbers and flags depend on it; behind the connection's last frame it may be left.
 */
import type { Segment } from '../../machines/tcp/segment.ts';
import { captureReader } from '../wire/captureFile/reader.ts';
import { newPacket } from '../wire/decode/decode.ts';
import { Fragments } from '../wire/decode/fragments.ts';
import { BIT, type CapturedFrame, type CapturedPacket } from '../wire/packet.ts';
import { segmentOf } from '../wire/segment.ts';
import { flagsOf } from './analysis/flagBits.ts';
import { reasonsOf, type FlagReason } from './analysis/reasons.ts';
import type { CapturedConnection, CapturedSegment } from './captured.ts';
import { SEEN } from './completeness.ts';
import type { Connection } from './connection.ts';
import { Dissector, takeDamaged } from './dissect.ts';
import type { CaptureList } from './open.ts';
import type { ConnectionSummary } from './summary.ts';

export interface SegmentsScan {
  readonly push: (chunk: Uint8Array) => void;
  /** All of it was read, as far as the list told; the rest need not be pushed. */
  readonly isDone: boolean;
  /** null: there is no such connection. */
  readonly finish: () => FoundConnection | null;
  /** The same while a capture still grows. */
  readonly soFar: () => FoundConnection | null;
}

/** Where the connection was left that its SYN found between the two sockets. */
function olderThan({ reopening }: Connection): CapturedConnection['older'] {
  if (reopening === null) return undefined;
  return (reopening.former.completeness & (SEEN.fin | SEEN.rst)) === 0 ? 'open' : 'closed';
}

export interface FoundConnection {
  readonly connection: CapturedConnection;
  /** Why a segment has its flags: by the frame's number, those only that have any. */
  readonly reasons: ReadonlyMap<number, readonly FlagReason[]>;
}

interface Kept {
  readonly frame: number;
  readonly atNs: number;
  readonly isFromHigh: boolean;
  readonly segment: Segment;
  readonly ipId: number;
  readonly ttl: number;
  readonly flags: number;
  readonly optionsCut?: true;
  readonly interfaceId?: number;
}

const isSyn = ({ flags }: CapturedPacket): boolean => (flags & BIT.syn) !== 0;

/** What the list told: the connection's last frame, so that reading may stop there, and when the capture ends. */
type Told = Pick<ConnectionSummary, 'lastFrame' | 'parts' | 'answersOthers'> &
  Pick<CaptureList, 'endNs'>;

export function segmentsScan(stream: number, told?: Told): SegmentsScan {
  const reader = captureReader();
  const dissector = new Dissector();
  const packet = newPacket();
  const fragments = new Fragments();
  const kept: Kept[] = [];
  const reasons = new Map<number, readonly FlagReason[]>();
  let found: Connection | null = null;
  let endNs = told?.endNs ?? 0;
  const watched = new Set([stream, ...(told?.parts ?? [])]);
  dissector.watched = watched;
  let isDone = false;

  function take(frame: CapturedFrame): void {
    const { number, atNs } = frame;
    if (atNs > endNs) endNs = atNs;
    if (isDone) return;
    const kind = fragments.decode(frame, packet);
    if (kind !== 'tcp') return void takeDamaged(dissector, frame, kind, packet);
    const flags = dissector.dissect(packet, number, atNs);
    const { connection, isFromHigh } = dissector;
    if (watched.has(connection.stream)) {
      found ??= connection;
      kept.push({
        ...{
          frame: number,
          atNs,
          isFromHigh,
          segment: segmentOf(packet),
          ipId: packet.ipId,
          ttl: packet.ttl,
          flags,
        },
        ...(isSyn(packet) && dissector.options.isCut && { optionsCut: true as const }),
        ...(frame.interfaceId === 0 ? {} : { interfaceId: frame.interfaceId }),
      });
      const { before } = dissector;
      if (flags !== 0 && before !== null)
        reasons.set(number, reasonsOf(flags, before, packet, atNs));
    }
    if (told !== undefined && number >= told.lastFrame) isDone = true;
  }

  function finish(): FoundConnection | null {
    reader.finish();
    return soFar();
  }

  function soFar(): FoundConnection | null {
    if (found === null) return null;
    const connection: Connection = found;
    const segments = kept.map(({ isFromHigh, flags, ...rest }): CapturedSegment => ({
      ...rest,
      from: connection.sideOf(isFromHigh),
      flags: flagsOf(flags),
    }));
    const sockets = {
      client: connection.socketOf('client'),
      server: connection.socketOf('server'),
    };
    const { openedBy } = connection;
    return {
      connection: {
        stream,
        sockets,
        openedBy,
        segments,
        endNs,
        older: olderThan(connection),
        answersOthers: told?.answersOthers ?? undefined,
      },
      reasons,
    };
  }

  return {
    push: (chunk) => reader.push(chunk, take),
    get isDone() {
      return isDone;
    },
    finish,
    soFar,
  };
}
