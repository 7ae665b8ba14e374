/**
 * Reads a capture while it comes, from the command that serves the page. Its list is told now and then; a connection that is
 * looked into is read on with all else, so that it costs no more to follow it once more.
 */
import { MOST_LIVE, type LiveEnd } from '../../capture/live.ts';
import type { FollowOptions } from '../../capture/follow/follow.ts';
import { captureScan } from '../../capture/open.ts';
import { segmentsScan, type SegmentsScan } from '../../capture/segments.ts';
import type { GoesOn, OpenedConnection, ReadCapture } from './contract.ts';
import { followed, inParts, shownOf } from './readFile.ts';

export interface LiveReading {
  /** Reads on until no more comes. Rejects where nothing comes from there at all. */
  readonly watch: (told: (read: ReadCapture) => Promise<void>) => Promise<LiveEnd>;
  readonly open: (
    stream: number,
    chosen: FollowOptions,
    goesOn: GoesOn,
  ) => Promise<OpenedConnection | null>;
  /** No more of it is wanted, but what has come is. */
  readonly stop: () => void;
  /** All that has come. */
  readonly file: () => Promise<Blob>;
  readonly close: () => void;
}

/** Whoever looks on sees it grow, and can still read it. */
const TELLS_MS = 400;
/** A list of thousands takes its time: most of it is left to reading. */
const SHARE = 5;

/** Some servers answer with the page itself whatever they are asked for. */
const isPage = ({ headers }: Response): boolean =>
  headers.get('Content-Type')?.startsWith('text/html') === true;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export function liveReadingOf(address: string): LiveReading {
  const scan = captureScan();
  const stopping = new AbortController();
  let kept = new Blob();
  let length = 0;
  let looked: { readonly stream: number; readonly scan: SegmentsScan } | null = null;

  function take(chunk: Uint8Array<ArrayBuffer>): void {
    kept = new Blob([kept, chunk]);
    length += chunk.length;
    scan.push(chunk);
    looked?.scan.push(chunk);
  }

  async function watch(told: (read: ReadCapture) => Promise<void>): Promise<LiveEnd> {
    const response = await fetch(address, { cache: 'no-store', signal: stopping.signal });
    if (!response.ok || response.body === null || isPage(response))
      throw new Error(`${response.status}`);
    const tell = async () => {
      const since = performance.now();
      await told(shownOf(scan.list(), null));
      return performance.now() - since;
    };
    await tell();
    const reader = response.body.getReader();
    let isTold = true;
    const telling: { now: Promise<void> | null } = { now: null };
    const tellAll = async () => {
      while (!isTold) {
        await wait(TELLS_MS);
        isTold = true;
        await wait((await tell()) * SHARE);
      }
      telling.now = null;
    };
    const end = await readOn(reader, (chunk) => {
      take(chunk);
      isTold = false;
      telling.now ??= tellAll();
    });
    await telling.now;
    if (end === 'ended') scan.finish();
    await tell();
    return end;
  }

  async function readOn(
    reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
    taken: (chunk: Uint8Array<ArrayBuffer>) => void,
  ): Promise<LiveEnd> {
    for (;;) {
      // The command is gone, and the line is cut; or it was stopped.
      const next = await reader.read().catch(() => null);
      if (next === null) return 'left';
      if (next.done) return length >= MOST_LIVE ? 'full' : 'ended';
      taken(next.value);
      if (scan.isOver) return 'damaged';
    }
  }

  async function open(
    stream: number,
    chosen: FollowOptions,
    goesOn: GoesOn,
  ): Promise<OpenedConnection | null> {
    if (looked?.stream !== stream) {
      const segments = segmentsScan(stream);
      // More may have come meanwhile.
      for (let from = 0; from < length;) {
        const part = kept.slice(from);
        from += part.size;
        const taken = (octets: Uint8Array) => (segments.push(octets), true);
        if (!(await inParts(part, taken, goesOn))) return null;
      }
      looked = { stream, scan: segments };
    }
    const all = looked.scan.soFar();
    if (all === null) throw new Error(`There is no connection ${stream}.`);
    return followed(all, chosen, () => goesOn(length));
  }

  const stop = () => stopping.abort();
  return { watch, open, stop, file: () => Promise.resolve(kept), close: stop };
}
