/** Reads a file in chunks and keeps what it was told: frames are copied, for the reader uses one again and again. */
import { captureReader, type CaptureReader } from '../../../src/wire/captureFile/reader.ts';
import type { CapturedFrame } from '../../../src/wire/packet.ts';

export interface Seen extends Omit<CapturedFrame, 'bytes' | 'start' | 'end'> {
  readonly octets: string;
  readonly comment: string | null;
  readonly flags: number;
}

export interface ReadFile {
  readonly frames: readonly Seen[];
  readonly reader: CaptureReader;
}

export function readFile(file: Uint8Array, chunk = file.length): ReadFile {
  const reader = captureReader();
  const frames: Seen[] = [];
  const keep = ({ bytes, start, end, ...frame }: CapturedFrame) => {
    const octets = [...bytes.subarray(start, end)].map((n) => n.toString(16).padStart(2, '0'));
    const { comment, flags } = reader;
    frames.push({ ...frame, octets: octets.join(''), comment, flags });
  };
  for (let at = 0; at < file.length; at += chunk) reader.push(file.slice(at, at + chunk), keep);
  reader.finish();
  return { frames, reader };
}
