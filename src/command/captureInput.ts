/** A capture as octets, in chunks: a file, or standard input as it comes. What tcpdump printed is made a capture again. */
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { LOOKED_AT, lookalike } from '../wire/captureFile/recognise.ts';
import { captureOfText } from '../wire/tcpdumpText/asCapture.ts';
import { readTcpdump } from '../wire/tcpdumpText/read.ts';
import { capture } from '../words/en/capture.ts';
import { textProblemText } from '../words/sentences/captureProblem.ts';
import { Mistake, say } from './terminal.ts';
import { kindOf, located, quoted, unreadable } from './readText.ts';

const { problems } = capture;

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

/** Not a file that lies somewhere: what has been read of it is gone. */
export function isPipe(path: string): boolean {
  const found = statSync(located(path), { throwIfNoEntry: false });
  return found !== undefined && !found.isFile() && !found.isDirectory();
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

/** The same for what may be a text of tcpdump. */
export function readCapture(path: string, take: Take): void {
  const parts: Uint8Array[] = [];
  let isText: boolean | null = null;
  readFile(path, (chunk) => {
    isText ??= lookalike(chunk.subarray(0, LOOKED_AT)) === 'text';
    if (!isText) return take(chunk);
    parts.push(chunk.slice());
    return parts.length * CHUNK < LONGEST_TEXT;
  });
  if (parts.length > 0) take(fileOfText(path, new TextDecoder().decode(Buffer.concat(parts))));
}

const LONGEST_TEXT = 64 * CHUNK;

function fileOfText(path: string, text: string): Uint8Array {
  const read = readTcpdump(text);
  const { file, named } = captureOfText(read);
  const [problem] = read.problems;
  if (problem) say(`${quoted(path)}: ${textProblemText(problem, problems)}`);
  if (named[0] !== undefined)
    say(`${quoted(path)}: ${problems.textAt(named[0], 1)}${problems.named}`);
  if (read.segments.length === 0) throw new Mistake(`${quoted(path)}: ${problems.noSegments}`);
  return file;
}

export async function readStandardInput(take: Take): Promise<void> {
  for await (const chunk of process.stdin) if (!take(chunk as Uint8Array)) return;
}

/** What comes through a pipe of that name, as it comes: meanwhile other work goes on. */
export async function readPipe(path: string, take: Take): Promise<void> {
  try {
    for await (const chunk of createReadStream(located(path)))
      if (!take(chunk as Uint8Array)) return;
  } catch (error) {
    throw unreadable(path, error);
  }
}
