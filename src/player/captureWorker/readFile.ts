/**
 * Reads a capture from a file, a part after the other, so that a file of any size takes the memory of one part. Used in a worker,
 * and in the page where there is none.
 */
import { oddnessOf } from '../../capture/oddity.ts';
import { captureScan, connectionOf, type CaptureList } from '../../capture/open.ts';
import { followInParts, type FollowOptions } from '../../capture/follow/follow.ts';
import { oneFile } from '../../capture/pair/oneFile.ts';
import { clockDifference, type PairedCaptures } from '../../capture/pair/pair.ts';
import { sameConnectionIn } from '../../capture/pair/sameConnection.ts';
import { twoFiles } from '../../capture/pair/twoFiles.ts';
import { segmentsScan, type FoundConnection } from '../../capture/segments.ts';
import type { CapturedConnection } from '../../capture/captured.ts';
import type { ConnectionSummary } from '../../capture/summary.ts';
import { LOOKED_AT, lookalike } from '../../wire/captureFile/recognise.ts';
import { captureOfText } from '../../wire/tcpdumpText/asCapture.ts';
import { readTcpdump } from '../../wire/tcpdumpText/read.ts';
import type {
  CaptureReading,
  GoesOn,
  NotPaired,
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
export const MOST_SEGMENTS = 20_000;

/** The capture itself: the file, or what its text says as a capture. */
interface Source {
  readonly file: Blob;
  readonly text: ReadText | null;
}

export function readingOf(file: Blob): CaptureReading {
  let source: Promise<Source> | null = null;
  let list: CaptureList | null = null;
  /** The connection that was looked into last: followed otherwise, it need not be read once more. */
  let looked: Own | null = null;
  const found = () => (source ??= sourceOf(file));

  async function read(goesOn: GoesOn): Promise<ReadCapture | null> {
    const { file: capture, text } = await found();
    list = await listIn(capture, goesOn);
    return list === null ? null : shownOf(list, text);
  }

  async function own(stream: number, goesOn: GoesOn): Promise<Own | null> {
    const told = list === null ? undefined : connectionOf(list, stream);
    if (list === null || told === undefined) throw new Error(`There is no connection ${stream}.`);
    if (looked?.told !== told) {
      const one = await segmentsIn((await found()).file, told, list, goesOn);
      if (one === null) return null;
      looked = { list, told, one };
    }
    return looked;
  }

  async function open(
    stream: number,
    chosen: FollowOptions,
    goesOn: GoesOn,
  ): Promise<OpenedConnection | null> {
    const mine = await own(stream, goesOn);
    if (mine === null) return null;
    return followed(mine.one, chosen, () => goesOn(file.size));
  }

  async function pair(
    stream: number,
    chosen: FollowOptions,
    other: Blob,
    goesOn: GoesOn,
  ): Promise<OpenedConnection | NotPaired | null> {
    const mine = await own(stream, goesOn);
    const second = mine && (await secondIn(other, goesOn));
    if (mine === null || second === null) return null;
    if (second === 'unreadable') return second;
    let refused: NotPaired = 'absent';
    const candidates = sameConnectionIn(second.list.connections)(mine.told);
    for (const told of candidates.slice(0, MOST_TRIED)) {
      const theirs = await segmentsIn(second.file, told, second.list, goesOn);
      if (theirs === null) return null;
      const { connection: alone, reasons } = mine.one;
      const paired = twoFiles(alone, theirs.connection);
      if (typeof paired === 'string') {
        refused = paired;
        continue;
      }
      const difference = clockDifference(paired, mine.list.firstAt, second.list.firstAt);
      const { problem } = second.list;
      const shown = { ...seenIn(paired), difference, reasons: theirs.reasons, alone, problem };
      return followOn(paired.connection, { reasons, pair: shown }, chosen, () => goesOn(file.size));
    }
    return refused;
  }

  return { read, open, pair, close: () => undefined };
}

interface Own {
  readonly list: CaptureList;
  readonly told: ConnectionSummary;
  readonly one: FoundConnection;
}

/** The segments go once. */
const seenIn = ({ clocks, client, crossed }: PairedCaptures) => ({ clocks, client, crossed });

/** So many connections that it may be are looked into. */
const MOST_TRIED = 4;

async function secondIn(
  file: Blob,
  goesOn: GoesOn,
): Promise<{ readonly file: Blob; readonly list: CaptureList } | 'unreadable' | null> {
  const { file: capture, text } = await sourceOf(file);
  const list = await listIn(capture, goesOn);
  if (list === null) return null;
  const isEmpty = Object.values(list.frames).every((n) => n === 0);
  return isEmpty || text?.segments === 0 ? 'unreadable' : { file: capture, list };
}

/** null: it was not wanted any more. */
async function listIn(file: Blob, goesOn: GoesOn): Promise<CaptureList | null> {
  const scan = captureScan();
  const take = (part: Uint8Array) => (scan.push(part), !scan.isOver);
  if (!(await inParts(file, take, goesOn))) return null;
  scan.finish();
  return scan.list();
}

async function segmentsIn(
  file: Blob,
  told: ConnectionSummary,
  { endNs }: CaptureList,
  goesOn: GoesOn,
): Promise<FoundConnection | null> {
  const scan = segmentsScan(told.stream, { ...told, endNs });
  const take = (part: Uint8Array) => (scan.push(part), !scan.isDone);
  if (!(await inParts(file, take, goesOn))) return null;
  const all = scan.finish();
  if (all === null) throw new Error(`Connection ${told.stream} is not in the file any more.`);
  return all;
}

/** As far as a page follows it; null: it was not wanted any more. */
async function followOn(
  connection: CapturedConnection,
  rest: Pick<OpenedConnection, 'reasons' | 'pair'>,
  chosen: FollowOptions,
  goesOn: GoesOn,
): Promise<OpenedConnection | null> {
  const { segments } = connection;
  const kept = { ...connection, segments: segments.slice(0, MOST_SEGMENTS) };
  const parts = followInParts(kept, chosen);
  const isWanted = isWantedBy(goesOn);
  for (;;) {
    const next = parts.next();
    if (next.done)
      return { connection: kept, followed: next.value, segments: segments.length, ...rest };
    if (!(await isWanted(0))) return null;
  }
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

/** As the file alone tells it; null: it was not wanted any more. */
export function followed(
  { connection: alone, reasons }: FoundConnection,
  chosen: FollowOptions,
  goesOn: () => Promise<boolean>,
): Promise<OpenedConnection | null> {
  const { connection, pair } = oneFile(alone);
  const shown =
    pair === null ? null : { ...seenIn(pair), difference: null, reasons, alone, problem: null };
  return followOn(connection, { reasons, pair: shown }, chosen, goesOn);
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
