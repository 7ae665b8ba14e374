/** Runs a command as `npm run` does, without npm; but from one file (see built.ts). */
import { spawnSync } from 'node:child_process';
import { BUILT } from './built.ts';

const root = new URL('../../', import.meta.url);

export const commandLine = (name: string, args: readonly string[]): string[] => [
  `${BUILT}/${name}.mjs`,
  ...args,
];

export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** `output`: the number of an open file for its standard output, instead of what is given back. */
export function runCommand(
  name: string,
  args: readonly string[],
  output: 'pipe' | number = 'pipe',
): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, commandLine(name, args), {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', output, 'pipe'],
    maxBuffer: 2 ** 28,
  });
  return { status, out: output === 'pipe' ? stdout : '', err: stderr };
}
