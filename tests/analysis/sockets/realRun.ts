/** Runs programs for real, on loopback: the server first, the client once the server listens. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SIDES, type Side } from '../../../src/trace/side.ts';
import type { Programs } from '../../../src/analysis/sockets/programsOf.ts';
import type { ProgramLanguage } from '../../../src/analysis/sockets/program.ts';
import { linesOf } from '../../../src/analysis/sockets/text/index.ts';

/** A call that returned. */
export interface Returned {
  readonly side: Side;
  readonly name: string;
  readonly atUs: number;
  readonly result: string;
}

const TRACER = fileURLToPath(new URL('./trace.py', import.meta.url));
const PATIENCE_MS = 15_000;

/** Whether a command is there and runs. */
export const isThere = (command: string): boolean =>
  spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

/** Both programs in Python as they are shown, traced: what returned when, and stopped once all that is awaited has. */
export async function runPython(
  programs: Programs,
  awaited: Readonly<Record<Side, number>>,
): Promise<Returned[]> {
  return inFolder(programs, 'python', 'py', async (paths) => {
    const returned: Returned[] = [];
    const running: ChildProcess[] = [];
    const start = (side: Side, readyAt: (name: string) => boolean): Promise<void> => {
      const child = spawn('python3', [TRACER, paths[side]], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      running.push(child);
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          reject(new Error(`${side} hangs after ${JSON.stringify(returned)}`));
        }, PATIENCE_MS);
        let seen = 0;
        let rest = '';
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          const lines = (rest + text).split('\n');
          rest = lines.pop() ?? '';
          for (const line of lines) {
            const [name = '', at = '', result = ''] = line.split(' ');
            returned.push({ side, name, atUs: Number(at), result });
            seen += 1;
            if (!readyAt(name) && seen < awaited[side]) continue;
            clearTimeout(late);
            resolve();
          }
        });
      });
    };
    try {
      const all: Promise<void>[] = [];
      if (awaited.server > 0) {
        await start('server', (name) => name === 'listen');
      }
      if (awaited.client > 0) all.push(start('client', () => false));
      await Promise.all(all);
      await until(() => returned.filter(({ side }) => side === 'server').length >= awaited.server);
    } finally {
      for (const child of running) child.kill();
    }
    return returned.sort((a, b) => a.atUs - b.atUs);
  });
}

/** Both programs in another language, to their ends: with what they exit. */
export async function runToTheEnd(
  programs: Programs,
  language: 'c' | 'javaScript',
): Promise<Readonly<Record<Side, number | null>>> {
  const ending = { c: 'c', javaScript: 'mjs' }[language];
  return inFolder(programs, language, ending, async (paths, port) => {
    const command = (side: Side): [string, string[]] => {
      if (language === 'javaScript') return [process.execPath, [paths[side]]];
      compile(paths[side]);
      return [`${paths[side]}.out`, []];
    };
    const commands = { client: command('client'), server: command('server') };
    const start = (side: Side) => {
      const [name, given] = commands[side];
      return spawn(name, given, { stdio: 'ignore', timeout: PATIENCE_MS });
    };
    const server = start('server');
    const serverEnds = once(server, 'exit');
    await until(() => listens(port));
    const client = start('client');
    const [[clientCode], [serverCode]] = (await Promise.all([
      once(client, 'exit'),
      serverEnds,
    ])) as [[number | null], [number | null]];
    return { client: clientCode, server: serverCode };
  });
}

/** Compiles with every warning being an error. */
export function compile(path: string): void {
  const { status, stderr } = spawnSync(
    'cc',
    ['-std=gnu11', '-Wall', '-Wextra', '-Werror', '-o', `${path}.out`, path],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
}

async function inFolder<T>(
  programs: Programs,
  language: ProgramLanguage,
  ending: string,
  use: (paths: Readonly<Record<Side, string>>, port: number) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'synfin-sockets-'));
  const pathOf = (side: Side) => join(folder, `${side}.${ending}`);
  try {
    const [port, clientPort] = [await freePort(), await freePort()];
    for (const side of SIDES) {
      const lines = linesOf(programs[side], language, { host: '127.0.0.1', port, clientPort });
      writeFileSync(pathOf(side), lines.map(({ text }) => `${text}\n`).join(''));
    }
    return await use({ client: pathOf('client'), server: pathOf('server') }, port);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A port that nobody uses. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** Sockets by their local ports, as Linux tells them: `0100007F:1F90`, and what state each is in. */
const SOCKETS = '/proc/net/tcp';
const LISTENING = '0A';

/**
 * Whether somebody listens at the port, without connecting to it. Where Linux does not tell, it is whether the port is taken:
 * that takes it for a moment, in which the program may want it, fail, and have to be run again.
 */
async function listens(port: number): Promise<boolean> {
  if (existsSync(SOCKETS)) {
    const local = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
    return readFileSync(SOCKETS, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .some(([, address, , state]) => address?.endsWith(local) === true && state === LISTENING);
  }
  const server = createServer();
  const taken = new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(true)).once('listening', () => resolve(false));
  });
  server.listen(port, '127.0.0.1');
  const isTaken = await taken;
  if (!isTaken) {
    server.close();
    await once(server, 'close');
  }
  return isTaken;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const late = performance.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (performance.now() > late) throw new Error('it takes too long');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
