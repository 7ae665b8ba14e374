/** A capture file that is read twice: first its list, then one connection of it, segment by segment. */
import type { CapturedConnection } from '../capture/captured.ts';
import { captureScan, type CaptureList } from '../capture/open.ts';
import { segmentsScan } from '../capture/segments.ts';
import type { ConnectionSummary } from '../capture/summary.ts';
import { readCapture } from './captureInput.ts';
import { quoted } from './readText.ts';
import { Mistake } from './terminal.ts';

export interface ScannedFile {
  readonly path: string;
  readonly list: CaptureList;
}

export function scannedFile(path: string): ScannedFile {
  const scan = captureScan();
  readCapture(path, (chunk) => (scan.push(chunk), !scan.isOver));
  scan.finish();
  return { path, list: scan.list() };
}

/** `summary` is of its list. Throws a `Mistake` where it is not in the file any more. */
export function connectionIn(
  { path, list }: ScannedFile,
  summary: ConnectionSummary,
): CapturedConnection {
  const scan = segmentsScan(summary.stream, { ...summary, endNs: list.endNs });
  readCapture(path, (chunk) => (scan.push(chunk), !scan.isDone));
  const found = scan.finish();
  if (found === null) throw new Mistake(`${quoted(path)} was changed while it was read.`);
  return found.connection;
}
