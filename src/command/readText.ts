/** The files that a caller names: their text, and what is in the way of it as a sentence. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readJson } from '../simulation/json.ts';
import { excerpt } from '../trace/excerpt.ts';
import { editor } from '../words/en/views/editor.ts';
import { fileProblemText } from '../words/expected.ts';
import { Mistake } from './terminal.ts';

/** A path says more than a name; its ends say most. */
const LONGEST_PATH = 100;

/** A path or a name, as a sentence quotes it. */
export const quoted = (name: string): string => `'${excerpt(name, LONGEST_PATH)}'`;

/**
 * A path as the caller means it: from where he stands, which npm says, for it runs commands in the folder of the package;
 * what is not there may be meant from that folder.
 */
export function located(path: string): string {
  const { INIT_CWD: standing = '.' } = process.env;
  const there = resolve(standing, path);
  return existsSync(there) ? there : path;
}

/** Null where there is nothing of that name. */
export function kindOf(path: string): 'file' | 'folder' | null {
  try {
    return statSync(located(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    // A path through a file, one that is too long: there is no such thing.
    if (/^(ENOENT|ENOTDIR|ENAMETOOLONG)$/.test(codeOf(error))) return null;
    throw unreadable(path, error);
  }
}

export function readText(path: string): string {
  if (kindOf(path) === 'folder') throw new Mistake(`${quoted(path)} is a folder, not a file.`);
  try {
    return readFileSync(located(path), 'utf8');
  } catch (error) {
    throw unreadable(path, error);
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

/** Said by the system: no access, a circle of links, too large, ... */
export const unreadable = (path: string, error: unknown): Mistake =>
  new Mistake(`${quoted(path)} cannot be read (${codeOf(error)}).`);

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
