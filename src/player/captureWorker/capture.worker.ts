/** Reads one capture beside the page, a file or one that still comes, and follows its connections. */
import { expose } from 'comlink';
import type { CaptureReading, GoesOn, ReadCapture } from './contract.ts';
import { liveReadingOf, type LiveReading } from './live.ts';
import { readingOf } from './readFile.ts';

let reading: CaptureReading | null = null;
let live: LiveReading | null = null;

function given<Reading>(one: Reading | null): Reading {
  if (one === null) throw new Error('No capture was given yet.');
  return one;
}

const remote = {
  give(file: Blob): void {
    reading = readingOf(file);
  },
  giveLive(address: string): void {
    live = liveReadingOf(address);
  },
  read: (goesOn: GoesOn) => given(reading).read(goesOn),
  open: (stream: number, chosen: Parameters<CaptureReading['open']>[1], goesOn: GoesOn) =>
    given(live ?? reading).open(stream, chosen, goesOn),
  pair: (
    stream: number,
    chosen: Parameters<CaptureReading['pair']>[1],
    other: Blob,
    goesOn: GoesOn,
  ) => given(reading).pair(stream, chosen, other, goesOn),
  watch: (told: (read: ReadCapture) => Promise<void>) => given(live).watch(told),
  stop: () => given(live).stop(),
  file: () => given(live).file(),
};

export type RemoteCapture = typeof remote;

expose(remote);
