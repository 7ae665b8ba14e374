/** Reads one capture beside the page, and follows its connections. */
import { expose } from 'comlink';
import type { CaptureReading, GoesOn } from './contract.ts';
import { readingOf } from './readFile.ts';

let reading: CaptureReading | null = null;

const the = (): CaptureReading => {
  if (reading === null) throw new Error('No capture was given yet.');
  return reading;
};

const remote = {
  give(file: Blob): void {
    reading = readingOf(file);
  },
  read: (goesOn: GoesOn) => the().read(goesOn),
  open: (stream: number, chosen: Parameters<CaptureReading['open']>[1], goesOn: GoesOn) =>
    the().open(stream, chosen, goesOn),
  pair: (
    stream: number,
    chosen: Parameters<CaptureReading['pair']>[1],
    other: Blob,
    goesOn: GoesOn,
  ) => the().pair(stream, chosen, other, goesOn),
};

export type RemoteCapture = typeof remote;

expose(remote);
