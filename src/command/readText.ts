/** The files that a caller names: their text, and what is in the way of it as a sentence. */
import { readFileSync, statSync } from 'node:fs';
import { readJson } from '../simulation/json.ts';
import { excerpt } from '../trace/excerpt.ts';
import { editor } from '../words/en/views/editor.ts';
import { fileProblemText } from '../words/expected.ts';
import { Mistake } from './terminal.ts';

/** A path says more than a name; its ends say most. */
const LONGEST_PATH = 100;

/** A path or a name, as a sentence quotes it. */
export const quoted = (name: string): string => `'${excerpt(name, LONGEST_PATH)}'`;

/** Null where there is nothing of that name. */
export function kindOf(path: string): 'file' | 'folder' | null {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // A path through a file, one that is too long, one with a zero in it: there is no such thing.
    if (/^(ENOENT|ENOTDIR|ENAMETOOLONG|ERR_INVALID_ARG_VALUE)$/.test(code ?? '')) return null;
    throw unreadable(path, code);
  }
}

export function readText(path: string): string {
  if (kindOf(path) === 'folder') throw new Mistake(`${quoted(path)} is a folder, not a file.`);
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable(path, (error as NodeJS.ErrnoException).code);
  }
}

/** What the JSON of a file says. */
export function readData(path: string): unknown {
  const read = readJson(readText(path));
  if ('data' in read) return read.data;
  throw wrongIn(path, fileProblemText({ ...read, path: '' }, editor));
}

export const wrongIn = (path: string, sentence: string): Mistake =>
  new Mistake(`${quoted(path)} cannot be used. ${sentence}`);

const unreadable = (path: string, code = 'unknown'): Mistake =>
  new Mistake(`${quoted(path)} cannot be read (${code}).`);
