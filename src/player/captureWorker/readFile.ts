/**
 * Reads a capture from a file, a part after the other, so that a file of any size takes the memory of one part. Used in a worker,
 * and in the page where there is none.
 */
import { oddnessOf } from '../../capture/oddity.ts';
import { captureScan, connectionOf, type CaptureList } from '../../capture/open.ts';
import { followInParts, type FollowOptions } from '../../capture/follow/follow.ts';
import { segmentsScan, type FoundConnection } from '../../capture/segments.ts';
import { LOOKED_AT, lookalike } from '../../wire/captureFile/recognise.ts';
import { captureOfText } from '../../wire/tcpdumpText/asCapture.ts';
import { readTcpdump } from '../../wire/tcpdumpText/read.ts';
import type {
  CaptureReading,
  GoesOn,
  OpenedConnection,
  ReadCapture,
  ReadText,
} from './contract.ts';

const PART = 1 << 22;
/** What tcpdump prints is read as a whole. */
const LONGEST_TEXT = 1 << 26;
/** It tells how far it is so often, and can be stopped as soon. */
const TELLS_MS = 80;

/** A page shows no more connections of a file, the oddest; and follows no more segments of a connection, the first. */
export const MOST_CONNECTIONS = 20_000;
export const MOST_SEGMENTS = 5_000;

/** The capture itself: the file, or what its text says as a capture. */
interface Source {
  readonly file: Blob;
  readonly text: ReadText | null;
}

export function readingOf(file: Blob): CaptureReading {
  let source: Promise<Source> | null = null;
  let list: CaptureList | null = null;
  /** The connection that was looked into last: followed otherwise, it need not be read once more. */
  let looked: { readonly stream: number; readonly all: FoundConnection } | null = null;
  const found = () => (source ??= sourceOf(file));

  async function read(goesOn: GoesOn): Promise<ReadCapture | null> {
    const { file: capture, text } = await found();
    const scan = captureScan();
    const take = (part: Uint8Array) => (scan.push(part), !scan.isOver);
    if (!(await inParts(capture, take, goesOn))) return null;
    scan.finish();
    list = scan.list();
    return shownOf(list, text);
  }

  async function open(
    stream: number,
    chosen: FollowOptions,
    goesOn: GoesOn,
  ): Promise<OpenedConnection | null> {
    if (looked?.stream !== stream) {
      const all = await segmentsOf(stream, goesOn);
      if (all === null) return null;
      looked = { stream, all };
    }
    return followed(looked.all, chosen, () => goesOn(file.size));
  }

  async function segmentsOf(stream: number, goesOn: GoesOn): Promise<FoundConnection | null> {
    const told = list === null ? undefined : connectionOf(list, stream);
    if (list === null || told === undefined) throw new Error(`There is no connection ${stream}.`);
    const scan = segmentsScan(told.stream, { ...told, endNs: list.endNs });
    const take = (part: Uint8Array) => (scan.push(part), !scan.isDone);
    if (!(await inParts((await found()).file, take, goesOn))) return null;
    const all = scan.finish();
    if (all === null) throw new Error(`Connection ${stream} is not in the file any more.`);
    return all;
  }

  return { read, open, close: () => undefined };
}

/** What a page shows of a list. */
export function shownOf(list: CaptureList, text: ReadText | null): ReadCapture {
  const { connections } = list;
  return {
    list: { ...list, connections: oddest(connections) },
    connections: connections.length,
    text,
  };
}

/** As far as a page follows it; null: it was not wanted any more. */
export async function followed(
  { connection, reasons }: FoundConnection,
  chosen: FollowOptions,
  goesOn: () => Promise<boolean>,
): Promise<OpenedConnection | null> {
  const { segments } = connection;
  const kept = { ...connection, segments: segments.slice(0, MOST_SEGMENTS) };
  const parts = followInParts(kept, chosen);
  const isWanted = isWantedBy(goesOn);
  for (;;) {
    const next = parts.next();
    if (next.done)
      return { connection: kept, reasons, followed: next.value, segments: segments.length };
    if (!(await isWanted(0))) return null;
  }
}

async function sourceOf(file: Blob): Promise<Source> {
  const start = new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer());
  if (lookalike(start) !== 'text') return { file, text: null };
  const read = readTcpdump(await file.slice(0, LONGEST_TEXT).text());
  const { file: capture, named } = captureOfText(read);
  const { segments, problems } = read;
  return {
    file: new Blob([capture]),
    text: { segments: segments.length, problems, named },
  };
}

/** Asks now and then whether it is still wanted. */
function isWantedBy(goesOn: GoesOn): GoesOn {
  let told = performance.now();
  return async (octets) => {
    if (performance.now() - told < TELLS_MS) return true;
    const goes = await goesOn(octets);
    told = performance.now();
    return goes;
  };
}

/** False: it was not wanted any more. */
export async function inParts(
  file: Blob,
  take: (part: Uint8Array) => boolean,
  goesOn: GoesOn,
): Promise<boolean> {
  const isWanted = isWantedBy(goesOn);
  for (let from = 0; from < file.size; from += PART) {
    const part = await file.slice(from, from + PART).arrayBuffer();
    if (!take(new Uint8Array(part))) return true;
    if (!(await isWanted(from + part.byteLength))) return false;
  }
  return true;
}

/** In the order of the file. */
function oddest(connections: CaptureList['connections']): CaptureList['connections'] {
  if (connections.length <= MOST_CONNECTIONS) return connections;
  return connections
    .map((one) => ({ one, odd: oddnessOf(one) }))
    .sort((a, b) => b.odd - a.odd)
    .slice(0, MOST_CONNECTIONS)
    .map(({ one }) => one)
    .sort((a, b) => a.stream - b.stream);
}
