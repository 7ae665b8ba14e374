/** A capture as octets, in chunks: a file, or standard input as it comes. */
import { closeSync, openSync, readSync } from 'node:fs';
import { Mistake } from './terminal.ts';
import { kindOf, located, quoted, unreadable } from './readText.ts';

const CHUNK = 1 << 20;

/** False from `take`: no more is wanted. Each chunk is used again for the next one. */
export type Take = (chunk: Uint8Array) => boolean;

export function readFile(path: string, take: Take): void {
  const kind = kindOf(path);
  if (kind === null) throw new Mistake(`There is nothing at ${quoted(path)}.`);
  if (kind === 'folder') throw new Mistake(`${quoted(path)} is a folder, not a file.`);
  const file = opened(path);
  try {
    const chunk = new Uint8Array(CHUNK);
    for (;;) {
      const length = read(file, chunk, path);
      if (length === 0 || !take(chunk.subarray(0, length))) return;
    }
  } finally {
    closeSync(file);
  }
}

function opened(path: string): number {
  try {
    return openSync(located(path), 'r');
  } catch (error) {
    throw unreadable(path, error);
  }
}

function read(file: number, chunk: Uint8Array, path: string): number {
  try {
    return readSync(file, chunk);
  } catch (error) {
    throw unreadable(path, error);
  }
}

export async function readStandardInput(take: Take): Promise<void> {
  for await (const chunk of process.stdin) if (!take(chunk as Uint8Array)) return;
}
