/** The page as `npm run build` makes it: built where it is not there, or where its sources have changed since. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Mistake, say } from './terminal.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** All that goes into it. */
const SOURCES = ['src', 'machines', 'static', 'vite.config.ts', 'package-lock.json'];

/** The folder that it is in. */
export async function builtPage(signal: AbortSignal): Promise<string> {
  const page = join(project, 'dist');
  const builtMs = changedMs(join(page, 'index.html'));
  if (builtMs === null || SOURCES.some((name) => isNewer(join(project, name), builtMs))) {
    say(
      `The page is ${builtMs === null ? 'not built yet' : 'older than its sources'}: building it.`,
    );
    await build(signal);
  }
  return page;
}

async function build(signal: AbortSignal): Promise<void> {
  const vite = join(project, 'node_modules/vite/bin/vite.js');
  const builder = spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
    signal,
  });
  const [status] = (await once(builder, 'exit')) as [number | null];
  if (status !== 0) throw new Mistake('The page could not be built: `npm run build` says why.');
}

function changedMs(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

/** A file, or any in a folder. */
export function isNewer(path: string, thanMs: number): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return false;
  if (!found.isDirectory()) return found.mtimeMs > thanMs;
  return readdirSync(path).some((name) => isNewer(join(path, name), thanMs));
}
