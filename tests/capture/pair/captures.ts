/** A run as the captures of it are read again: of both ends in one file, or of each in a file of its own. */
import { captureScan } from '../../../src/capture/open.ts';
import { segmentsScan } from '../../../src/capture/segments.ts';
import type { CapturedConnection } from '../../../src/capture/captured.ts';
import { toPcap, toPcapng, type CapturePlace } from '../../../src/export/toCapture.ts';
import type { ConnectionTrace } from '../../../src/trace/connection.ts';
import { words } from '../../../src/words/en/index.ts';

export function readBack(file: Uint8Array, stream = 0): CapturedConnection {
  const scan = segmentsScan(stream);
  scan.push(file);
  const found = scan.finish();
  if (found === null) throw new Error('there is no such connection');
  return found.connection;
}

export const captureOf = (run: ConnectionTrace, vantage: CapturePlace): CapturedConnection =>
  readBack(toPcapng(run, { vantage, title: '', words }));

/** Without interfaces: each packet that came is in it twice. */
export const mergedOf = (run: ConnectionTrace): CapturedConnection =>
  readBack(toPcap(run, { vantage: 'both' }));

/** The same capture by a clock that shows more, and runs faster by so many millionths. */
export const byClock = (
  connection: CapturedConnection,
  { aheadNs, ppm }: { readonly aheadNs: number; readonly ppm: number },
): CapturedConnection => {
  const shown = (ns: number) => Math.round((ns * (1 + ppm / 1e6) + aheadNs) / 1000) * 1000;
  return {
    ...connection,
    segments: connection.segments.map((one) => ({ ...one, atNs: shown(one.atNs) })),
    endNs: shown(connection.endNs),
  };
};

export const listOf = (file: Uint8Array) => {
  const scan = captureScan();
  scan.push(file);
  scan.finish();
  return scan.list();
};
