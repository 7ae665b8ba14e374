/** Runs a server program for real, on loopback, under the clients of a world; and ends it with all that it has started. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverProgramText } from '../../../src/analysis/servers/index.ts';
import type { ProgramLanguage } from '../../../src/analysis/sockets/program.ts';
import type { ServerScenario } from '../../../src/simulation/world/serverScenario.ts';
import { clientsOf } from '../../../src/simulation/world/clientGroups.ts';
import type { Model } from '../../../machines/server/program.ts';
import { RealClient } from './realClient.ts';

/** What the server's program was seen to do: a line of trace.py. */
export interface Traced {
  readonly name: string;
  /** Which client it is about; -1: none. */
  readonly client: number;
  readonly result: string;
}

export interface RealRun {
  /** What the clients said, in one order, as `3 answered 0`. */
  readonly said: readonly string[];
  /** Of a program in Python. */
  readonly traced: readonly Traced[];
  readonly services: readonly number[];
  /** What the program wrote into its standard error, and its exit code if it has ended by itself. */
  readonly errors: string;
  readonly exitCode: number | null;
}

/** How far a run has come; the run is over when this says so. */
export type IsOver = (sofar: RealRun) => boolean;

const TRACER = fileURLToPath(new URL('./trace.py', import.meta.url));
const PATIENCE_MS = 6_000;

export async function runForReal(
  scenario: ServerScenario,
  language: ProgramLanguage,
  isOver: IsOver,
): Promise<RealRun> {
  const folder = mkdtempSync(join(tmpdir(), 'synfin-servers-'));
  let server: Server | null = null;
  try {
    const port = await freePort();
    server = new Server(await commandFor(scenario, language, folder, port));
    await server.isReady(language, port, scenario);
    return await underLoad(scenario, port, server, isOver);
  } finally {
    await server?.end();
    rmSync(folder, { recursive: true });
  }
}

async function underLoad(
  scenario: ServerScenario,
  port: number,
  server: Server,
  isOver: IsOver,
): Promise<RealRun> {
  const said: string[] = [];
  const clients = clientsOf(scenario.clients, port).map(
    ({ program }, n) =>
      new RealClient(program!, port, (what) => {
        said.push(`${n} ${what}`);
        server.changed();
      }),
  );
  const sofar = (): RealRun => ({
    said: [...said],
    traced: server.traced.map(({ peer, ...rest }) => ({
      ...rest,
      client: clients.findIndex((client) => String(client.port) === peer),
    })),
    services: clients.map(({ services }) => services),
    ...{ errors: server.errors, exitCode: server.exitCode },
  });
  try {
    await server.until(
      () => isOver(sofar()),
      () => JSON.stringify(sofar()),
    );
    return sofar();
  } finally {
    clients.forEach((client) => client.stop());
  }
}

async function commandFor(
  { program }: ServerScenario,
  language: ProgramLanguage,
  folder: string,
  port: number,
): Promise<readonly [string, ...string[]]> {
  const path = join(folder, `server.${{ python: 'py', c: 'c', javaScript: 'mjs' }[language]}`);
  const { lines } = serverProgramText(program.model, language, { ...program, port })!;
  writeFileSync(path, lines.map(({ text }) => `${text}\n`).join(''));
  if (language === 'python') return [PYTHON?.path ?? 'python3', TRACER, path];
  if (language === 'javaScript') return [process.execPath, path];
  const warnings = await compile('-o', `${path}.out`, path);
  if (warnings !== '') throw new Error(warnings);
  return [`${path}.out`];
}

/** Every warning is an error. Other runs go on meanwhile. */
async function compile(...given: string[]): Promise<string> {
  const strict = ['-std=gnu11', '-Wall', '-Wextra', '-Werror', '-pthread'];
  const cc = spawn('cc', [...strict, ...given], { stdio: ['ignore', 'ignore', 'pipe'] });
  let warnings = '';
  cc.stderr.setEncoding('utf8').on('data', (text: string) => (warnings += text));
  await once(cc, 'close');
  return warnings;
}

/** What a compiler has to say of the programs in C. */
export async function warningsOf(models: readonly Model[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'synfin-servers-'));
  const service = { ioUs: 1000, cpuUs: 1000 };
  try {
    const paths = models.flatMap((model) => {
      const text = serverProgramText(model, 'c', { service });
      if (text === null) return [];
      const path = join(folder, `${model}.c`);
      writeFileSync(path, text.lines.map((line) => `${line.text}\n`).join(''));
      return [path];
    });
    return await compile('-fsyntax-only', ...paths);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

class Server {
  readonly traced: { readonly name: string; readonly peer: string; readonly result: string }[] = [];
  errors = '';
  readonly #child: ChildProcess;
  #check: () => void = () => undefined;

  constructor([command, ...given]: readonly [string, ...string[]]) {
    // a group of its own, which is ended as one: the processes that it forks are in it
    this.#child = spawn(command, given, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let rest = '';
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const [name = '', peer = '', result = ''] = line.split(' ');
        this.traced.push({ name, peer, result });
      }
      this.changed();
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.errors += text;
      this.changed();
    });
    this.#child.once('close', () => this.changed());
  }

  get exitCode(): number | null {
    return this.#child.exitCode;
  }

  /** Something has happened: what is awaited may be there. */
  changed(): void {
    this.#check();
  }

  async until(condition: () => boolean, sofar: () => string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => {
        reject(new Error(`it takes too long: ${sofar()}\n${this.errors}`));
      }, PATIENCE_MS);
      this.#check = () => {
        if (!condition()) return;
        clearTimeout(late);
        resolve();
      };
      this.#check();
    });
    this.#check = () => undefined;
  }

  /** It listens, with as many sockets as it will have; or it is over already. */
  async isReady(language: ProgramLanguage, port: number, { program }: ServerScenario) {
    const { model, workers } = program;
    const listening = model === 'reuseport' ? workers : 1;
    const isForkedAhead = /^(prefork|reuseport|epollShared|epollExclusive)$/.test(model);
    const ofName = (name: string) => this.traced.filter((told) => told.name === name).length;
    if (model === 'acceptOnce')
      await this.until(
        () => this.exitCode !== null,
        () => 'it does not end',
      );
    else if (language === 'python')
      await this.until(
        () => ofName('listen') >= listening && (!isForkedAhead || ofName('forked') >= workers),
        () => 'it does not listen',
      );
    else while (this.exitCode === null && !isListening(port)) await nextTurn();
  }

  async end(): Promise<void> {
    const { pid } = this.#child;
    if (pid === undefined) return;
    const isGone = this.exitCode !== null || this.#child.signalCode !== null;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // nobody of the group is left
    }
    if (!isGone) await once(this.#child, 'exit');
  }
}

/** State 0A: LISTEN (proc(5), /proc/net/tcp). Nobody is connected to, for some programs serve one client only. */
const isListening = (port: number): boolean => {
  const local = `:${port.toString(16).toUpperCase().padStart(4, '0')} `;
  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .some((row) => row.includes(`${local}00000000:0000 0A`));
};

const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A port that nobody uses. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/**
 * Python itself, and not a script that looks for it at each start; and which of these names it knows (epoll is Linux's). null:
 * there is none.
 */
export const PYTHON = ((): { readonly path: string; readonly names: readonly string[] } | null => {
  const modules = '[select, socket, os]';
  const told = spawnSync(
    'python3',
    ['-c', `import os, select, socket, sys; print(sys.executable, *sum(map(dir, ${modules}), []))`],
    { encoding: 'utf8' },
  );
  if (told.status !== 0) return null;
  const [path = 'python3', ...names] = told.stdout.trim().split(' ');
  return { path, names };
})();
