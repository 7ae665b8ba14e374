/**
 * Opens a capture: chunks of a file go in as they come, connections with their summaries come out. Nothing is kept of a
 * segment but what it changes, so that a file of any size takes the memory of its connections. The segments of one connection
 * are taken in a second reading (segments.ts).
 */
import type {
  CaptureInterface,
  CaptureOddity,
  CaptureProblem,
  EpochTime,
} from '../wire/captureFile/contract.ts';
import { captureReader } from '../wire/captureFile/reader.ts';
import { newPacket } from '../wire/decode/decode.ts';
import { Fragments } from '../wire/decode/fragments.ts';
import type { CapturedFrame, FrameKind, CapturedPacket } from '../wire/packet.ts';
import { WIDE_ZERO } from '../wire/wide.ts';
import { withOthers } from './answersOthers.ts';
import type { Connection } from './connection.ts';
import { Dissector, takeDamaged } from './dissect.ts';
import { looksOf, type Look } from './looks.ts';
import { observe } from './observe.ts';
import { headOf } from './reopening.ts';
import { summaryOf, type ConnectionSummary } from './summary.ts';

/** A segment as it goes by: all of it is used again for the next one. */
export interface Passing {
  readonly frame: CapturedFrame;
  readonly packet: CapturedPacket;
  readonly connection: Connection;
  readonly isFromHigh: boolean;
  /** Bits of `FLAG`. */
  readonly flags: number;
}

export interface CaptureList {
  readonly format: 'pcap' | 'pcapng' | null;
  /** Numbered as a dissector numbers its streams; a stream that is part of an earlier connection is none of its own. */
  readonly connections: readonly ConnectionSummary[];
  /** Of each stream as a dissector has them: its completeness before its last frame. */
  readonly streams: readonly number[];
  /** What the capture as a whole looks like. */
  readonly looks: readonly Look[];
  readonly frames: Readonly<Record<FrameKind, number>>;
  /** Of frames whose link layer is not known here: how many of each LINKTYPE_. */
  readonly unknownLinks: readonly { readonly linkType: number; readonly frames: number }[];
  readonly interfaces: readonly CaptureInterface[];
  /** null: there was no frame, or it had no time. */
  readonly firstAt: EpochTime | null;
  /** When the last frame was captured: nanoseconds since the first. */
  readonly endNs: number;
  /** Why reading ended early; what came before is listed. */
  readonly problem: CaptureProblem | null;
  readonly oddities: readonly CaptureOddity[];
}

/** The connection that a dissector's stream is, or is part of. */
export const connectionOf = (
  { connections }: Pick<CaptureList, 'connections'>,
  stream: number,
): ConnectionSummary | undefined =>
  connections.find((one) => one.stream === stream || one.parts.includes(stream));

export interface CaptureScan {
  readonly push: (chunk: Uint8Array) => void;
  /** The file ends here. */
  readonly finish: () => void;
  /** Reading has ended for good: what else comes is not looked at. */
  readonly isOver: boolean;
  /** What is known by now: also while a capture still grows. */
  readonly list: () => CaptureList;
}

/** Which stream is a connection, and which others are part of it. */
function connectionsOf(
  streams: readonly Connection[],
): readonly (readonly [Connection, readonly Connection[]])[] {
  const parts = new Map<number, Connection[]>();
  for (const stream of streams) {
    const head = headOf(stream);
    if (head === stream.stream) continue;
    const known = parts.get(head);
    if (known) known.push(stream);
    else parts.set(head, [stream]);
  }
  return streams
    .filter((one) => one.reopening?.belongs !== true)
    .map((one) => [one, parts.get(one.stream) ?? NO_PARTS] as const);
}

const NO_PARTS: readonly Connection[] = [];

export function captureScan(each?: (passing: Passing) => void): CaptureScan {
  const reader = captureReader();
  const dissector = new Dissector();
  const packet = newPacket();
  const fragments = new Fragments();
  const frames: Record<FrameKind, number> = {
    tcp: 0,
    other: 0,
    fragment: 0,
    cut: 0,
    unknownLink: 0,
  };
  const unknownLinks = new Map<number, number>();
  const reach = { endNs: WIDE_ZERO };

  function take(frame: CapturedFrame): void {
    const kind = fragments.decode(frame, packet);
    frames[kind] += 1;
    if (frame.atNs > reach.endNs) reach.endNs = frame.atNs;
    if (kind === 'unknownLink')
      unknownLinks.set(frame.linkType, (unknownLinks.get(frame.linkType) ?? 0) + 1);
    if (kind !== 'tcp') return void takeDamaged(dissector, frame, kind, packet);
    const flags = dissector.dissect(packet, frame.number, frame.atNs);
    const { connection, isFromHigh } = dissector;
    observe(connection, packet, frame, isFromHigh, flags, dissector.options);
    if (each !== undefined) each({ frame, packet, connection, isFromHigh, flags });
  }

  function list(): CaptureList {
    const { endNs } = reach;
    const streams = dissector.table.connections;
    const connections = withOthers(
      connectionsOf(streams).map(([one, more]) => summaryOf(one, endNs, more)),
    );
    const { format, interfaces, firstAt, problem, oddities } = reader;
    return {
      ...{ format, connections, looks: looksOf(connections), frames, endNs },
      ...{ interfaces, firstAt, problem, oddities },
      streams: streams.map(({ completenessBefore }) => completenessBefore),
      unknownLinks: [...unknownLinks].map(([linkType, count]) => ({ linkType, frames: count })),
    };
  }

  return {
    push: (chunk) => reader.push(chunk, take),
    finish: () => reader.finish(),
    get isOver() {
      return reader.problem !== null;
    },
    list,
  };
}
