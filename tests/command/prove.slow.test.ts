/** The command line: `npm run prove -- PATH...`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReferenceRun } from '../../src/proof/referenceRun.ts';

const root = new URL('../../', import.meta.url);

function prove(...args: string[]): { status: number | null; out: string; err: string } {
  const command = ['--import', 'tsx', 'src/command/prove.ts', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'synfin-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, data: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof data === 'string' ? data : JSON.stringify(data));
  return path;
}

const fixtures = 'tests/fixtures/reference';
const runs = (): ReferenceRun[] =>
  (
    JSON.parse(readFileSync(new URL(`${fixtures}/scenarios.json`, root), 'utf8')) as {
      scenarios: ReferenceRun[];
    }
  ).scenarios.slice(0, 2);

describe('runs brought along', () => {
  test('that are the same pass, in files and folders', () => {
    const { status, out } = prove(file('mine.json', { scenarios: runs() }), `${fixtures}/kernel`);
    expect(out.trim().split('\n').at(-1)).toBe('71 passed, 0 failed');
    expect(status).toBe(0);
  });

  test('that differ say where first, expected and got, and fail', () => {
    const [first, second] = runs();
    first?.segments.pop();
    const { status, out } = prove(file('other.json', { scenarios: [first, second] }));
    expect(out).toContain('rfc9293-fig06-three-way-handshake: differs at segment 5');
    expect(out).toContain('expected  nothing more');
    expect(out.trim().split('\n').at(-1)).toBe('1 passed, 1 failed');
    expect(status).toBe(1);
  });

  test('that cannot be read are said in one sentence', () => {
    expect(prove('./nope')).toMatchObject({ status: 2, err: "There is nothing at './nope'.\n" });
    const empty = file('empty.json', '{}');
    expect(prove(empty)).toMatchObject({
      status: 2,
      err: `'${empty}' has neither "scenarios" nor "segments" in it.\n`,
    });
    expect(prove(file('broken.json', '{'))).toMatchObject({ status: 2 });
  });
});
