/** The command line: `npm run prove -- PATH...`. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReferenceRun } from '../../src/proof/referenceSchema.ts';
import { runCommand } from './runCommand.ts';

const root = new URL('../../', import.meta.url);

const prove = (...args: string[]) => runCommand('prove', args);

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
    expect(out.trim().split('\n').at(-1)).toBe('72 passed, 0 failed');
    expect(status).toBe(0);
  });

  test('that begin with a byte order mark pass', () => {
    const path = file('marked.json', `\uFEFF${JSON.stringify({ scenarios: runs() })}`);
    expect(prove(path)).toMatchObject({ status: 0, err: '' });
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
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    expect(prove(empty)).toMatchObject({
      status: 2,
      out: '',
      err: `There is nothing to prove in '${empty}'.\n`,
    });
    const damaged = file('damaged.json', '{');
    expect(prove(damaged)).toMatchObject({
      status: 2,
      err: `'${damaged}' cannot be used. Its JSON ends in line 1, and the rest is missing.\n`,
    });
    const none = file('none.json', { scenarios: [] });
    expect(prove(none)).toMatchObject({
      status: 2,
      err: `'${none}' cannot be used. Its list of scenarios is empty.\n`,
    });
  });
});
