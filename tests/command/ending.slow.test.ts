/** How the commands end where their output cannot be written, and that they write all of it where it can. */
import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toJson } from '../../src/export/toJson.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { LIMITS } from '../../src/simulation/limits.ts';
import { parseScenario } from '../../src/simulation/parseScenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { commandLine, runCommand } from './runCommand.ts';

const root = new URL('../../', import.meta.url);

/** A run of some megabytes: more than any pipe takes at once. */
const long = {
  ...scenarioById('open-data-close'),
  id: 'long 🙂',
  actions: [
    ...scenarioById('open-data-close').actions.slice(0, 2),
    { atUs: 500_000, side: 'client', call: 'send', bytes: 500_000 } as const,
  ],
};

let folder = '';
let file = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'synfin-'));
  file = join(folder, 'long.json');
  writeFileSync(file, JSON.stringify(long));
});
afterAll(() => rmSync(folder, { recursive: true }));

const FIRST = {
  simulate: () => [file, '--json'],
  prove: () => ['tests/fixtures/reference/kernel'],
};

/** Reads the first piece of what it prints, and no more. */
function readABit(name: string, args: readonly string[], from: 'stdout' | 'stderr' = 'stdout') {
  const child = spawn(process.execPath, commandLine(name, args), { cwd: root });
  let err = '';
  if (from === 'stdout') child.stderr.on('data', (piece) => (err += String(piece)));
  child[from].once('data', () => child[from].destroy());
  return new Promise<{ code: number | null; err: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, err })),
  );
}

describe('who reads no further ends it quietly', () => {
  test.each(Object.entries(FIRST))('%s', async (name, args) => {
    expect(await readABit(name, args())).toEqual({ code: 0, err: '' });
  });

  test('soak, which says how far it is', async () => {
    expect(await readABit('soak', ['2000', '1'], 'stderr')).toMatchObject({ code: 0 });
  });
});

describe('a full disk is said in a sentence, with exit code 2', () => {
  const full = '/dev/full';
  test
    .runIf(existsSync(full))
    .each([...Object.entries(FIRST), ['soak', () => ['5', '1']] as const])('%s', (name, args) => {
    const disk = openSync(full, 'w');
    const { status, err } = runCommand(name, args(), disk);
    closeSync(disk);
    expect(status).toBe(2);
    expect(err).toMatch(
      /^(5 random runs[^]*\n)?The output could not be written: there is no space left\.\n$/,
    );
  });
});

test('a long output is whole, in a pipe and in a file', () => {
  const { status, out } = runCommand('simulate', [file, '--json']);
  expect(status).toBe(0);
  expect(out.length).toBeGreaterThan(1_000_000);
  const read = parseScenario(readFileSync(file, 'utf8'));
  if ('problem' in read) throw new Error(read.path);
  expect(out).toBe(toJson(simulate({ ...read.scenario, faults: [] }, LIMITS)));
});

describe('soak refuses in a sentence, with exit code 2,', () => {
  const refused = ['99999999999999999999', '0', '1.5', '10 4294967296', '10 1 2', '--fast'];
  test.each(refused)('%s', (args) => {
    const { status, out, err } = runCommand('soak', args.split(' '));
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/Usage: npm run soak/);
  });
});
