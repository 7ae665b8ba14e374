/**
 * A recorded connection as one who captures would have it, at either end or at both: whether the states that are inferred from
 * its packets alone are those that the kernel told, as far as packets tell any.
 */
import { segmentOf } from '../../machines/tcp/segment.ts';
import { advance, seq, type Seq } from '../../machines/tcp/sequence.ts';
import { follow } from '../capture/follow/follow.ts';
import { knownUntil, stateChangesOf } from '../capture/follow/states.ts';
import type { CapturedConnection, CapturedSegment } from '../capture/captured.ts';
import { peerOf, SIDES, type Side } from '../trace/side.ts';
import { connectionsOf } from './kernelConnections.ts';
import type { RecordedSegment, Recording } from './kernelSchema.ts';
import { recordedChanges } from './kernelLines.ts';
import type { Mismatch } from './mismatch.ts';

/** At one end all that it sends and that comes there; as the relay wrote it down, each segment when it left. */
export type View = Side | 'both';
export const VIEWS: readonly View[] = ['client', 'server', 'both'];

/** An end as it was followed. */
export interface FollowedEnd {
  readonly side: Side;
  /** `SYN_SENT > ESTABLISHED`, in order. */
  readonly recorded: readonly string[];
  readonly inferred: readonly string[];
  /** So many of the inferred ones are told by packets; the others are assumed. */
  readonly known: number;
  /** When the first recorded change behind those happened, after the last packet that tells of the end, in milliseconds; null: there is none. */
  readonly nextAfterMs: number | null;
}

/** Milliseconds by which a state may be logged sooner than the segment that tells of it. */
const SLACK_MS = 60;

/** Every end of a recording by its packets, of each connection by itself. */
export const followedEnds = (recorded: Recording, view: View): FollowedEnd[] =>
  connectionsIn(recorded).flatMap((connection) => followRecorded(connection, view));

export function connectionsIn(recorded: Recording): Recording[] {
  const numbers = [...new Set(recorded.segments.map(({ conn }) => conn))];
  if (numbers.every((conn) => conn === undefined)) return connectionsOf(recorded);
  return numbers.map((conn) => ({
    ...recorded,
    segments: recorded.segments.filter((segment) => segment.conn === conn),
    states: recorded.states.filter((change) => change.conn === conn || change.conn === undefined),
  }));
}

/** A recorded connection as it was captured at a view; null: nothing passed there. */
export function capturedFrom(recorded: Recording, view: View): CapturedConnection | null {
  const segments = capturedAt(recorded, view);
  if (segments.length === 0) return null;
  const endNs = Math.max(recorded.t_end_ms * 1e6, ...segments.slice(-1).map(({ atNs }) => atNs));
  return {
    ...{ stream: 0, openedBy: 'syn', segments, endNs },
    sockets: { client: { address: 'client', port: 1 }, server: { address: 'server', port: 2 } },
  };
}

/** The ends of a connection that the kernel told of, by its packets; none where the view has no packets. */
function followRecorded(recorded: Recording, view: View): FollowedEnd[] {
  const connection = capturedFrom(recorded, view);
  if (connection === null) return [];
  const { trace, startUs } = follow(connection);
  return SIDES.flatMap((side): FollowedEnd[] => {
    const told = recordedChanges(recorded, side);
    // forged segments have no end, and a cookie is kept by nobody
    if (told.length === 0) return [];
    const until = knownUntil(trace, side);
    const changes = stateChangesOf(trace, side).filter(
      ({ from, to }) => !LISTENS.has(`${from} > ${to}`),
    );
    const known = changes.filter(({ at }) => at <= until).length;
    const next = told[known];
    return [
      {
        side,
        recorded: told.map(({ from, to }) => `${from} > ${to}`),
        inferred: changes.map(({ from, to }) =>
          `${from} > ${to}`.replace('TIME_WAIT > SYN_SENT', 'CLOSED > SYN_SENT'),
        ),
        known,
        nextAfterMs: next === undefined ? null : next.t_ms - (until + startUs) / 1000,
      },
    ];
  });
}

/** The listening socket is one of its own there. */
const LISTENS = new Set(['CLOSED > LISTEN', 'LISTEN > CLOSED']);

/** Whether all of it is the same. */
export const isSame = ({ recorded, inferred }: FollowedEnd): boolean =>
  recorded.join() === inferred.join();

/** Where an end differs from the kernel's, as far as packets tell; null: nowhere. */
export function differenceAt({
  side,
  recorded,
  inferred,
  known,
  nextAfterMs,
}: FollowedEnd): Mismatch | null {
  const isTold = nextAfterMs === null || nextAfterMs > -SLACK_MS;
  const same = inferred.slice(0, known).every((change, i) => change === recorded[i]);
  if (same && isTold) return null;
  const list = (changes: readonly string[]) => (changes.length === 0 ? 'none' : changes.join(', '));
  return {
    where: `${side}'s states by its packets`,
    expected: list(recorded),
    got: list(inferred.slice(0, known)),
  };
}

/** A recording as the view would capture it. */
export function capturedAt({ segments }: Recording, view: View): CapturedSegment[] {
  const iss = (side: Side): Seq =>
    seq(segments.find(({ from, flags }) => from === side && flags.includes('SYN'))?.seq ?? 0);
  const numbers = { client: iss('client'), server: iss('server') };
  return segments
    .flatMap((segment): CapturedSegment[] => {
      const at = timeAt(segment, view);
      return at === null ? [] : [captured(segment, at, numbers[peerOf(segment.from)])];
    })
    .sort((a, b) => a.atNs - b.atNs);
}

/** When a segment passes the view, in milliseconds; null: it does not. */
function timeAt(
  { from, fate, t_ms, t_arrive, dup_of, injected }: RecordedSegment,
  view: View,
): number | null {
  if (view === 'both') return t_ms;
  if (from === view) return dup_of === undefined && injected === undefined ? t_ms : null;
  return fate === 'delivered' ? t_arrive : null;
}

function captured(recorded: RecordedSegment, atMs: number, peerIss: Seq): CapturedSegment {
  const { from, flags, opts = {} } = recorded;
  const has = (flag: string) => flags.includes(flag);
  const { mss, wscale, sack_permitted, ts, sack, kind34 } = opts;
  return {
    ...{ frame: recorded.n, atNs: Math.round(atMs * 1e6), from, ipId: 0, flags: [] },
    segment: segmentOf({
      ...{ seq: recorded.seq, ackNumber: recorded.ack, wnd: recorded.win, dataLen: recorded.len },
      ...{ syn: has('SYN'), ack: has('ACK'), fin: has('FIN'), rst: has('RST'), psh: has('PSH') },
      ...(mss === undefined ? {} : { mss }),
      ...(wscale === undefined ? {} : { windowScale: wscale }),
      ...(sack_permitted === true ? { sackPermitted: true } : {}),
      ...(ts === undefined ? {} : { timestamps: { value: ts[0], echo: ts[1] } }),
      ...(sack === undefined
        ? {}
        : {
            sack: sack.map(([a, b]) => ({ start: advance(peerIss, a), end: advance(peerIss, b) })),
          }),
      ...(kind34 === undefined ? {} : { fastOpen: kind34 }),
    }),
  };
}
