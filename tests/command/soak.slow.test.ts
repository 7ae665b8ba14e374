/** `npm run soak` finds a fault that is planted in what reads links, files and texts, prints the input, and tries it again. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scenarioById } from '../../src/scenarios/index.ts';
import { commandLine, runCommand } from './runCommand.ts';

let folder = '';
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'synfin-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** What quotes a reader's text fails on one letter. */
const PLANTED = `
  const { segment } = Intl.Segmenter.prototype;
  Intl.Segmenter.prototype.segment = function (text) {
    if (text.includes('z')) throw new RangeError('planted');
    return segment.call(this, text);
  };`;

const withFault = (args: readonly string[]) =>
  spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(PLANTED)}`,
      ...commandLine('soak', args),
    ],
    { cwd: new URL('../../', import.meta.url), encoding: 'utf8' },
  );

function saved(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test(
  'a planted fault is found, printed as a small input, and replayed',
  { timeout: 120_000 },
  () => {
    const found = withFault(['100', '9293']);
    expect(found.status).toBe(1);
    expect(found.stderr).toContain('RangeError: planted');
    const printed = JSON.parse(found.stdout) as { kind: string; input: string; seed: number };
    expect(printed).toMatchObject({ kind: expect.any(String) as string, seed: 9293 });
    expect(printed.input).toContain('z');
    expect(printed.input.length).toBeLessThan(1000);

    const file = saved('input.json', found.stdout);
    const again = withFault(['--replay', file]);
    expect(again.status).toBe(1);
    expect(again.stdout).toMatch(/RangeError: planted[^]*\n0 passed, 1 failed\n$/);
    expect(runCommand('soak', ['--replay', file])).toMatchObject({
      status: 0,
      out: '1 passed, 0 failed\n',
    });
  },
);

test('a scenario that it prints is replayed too; what is neither is refused in a sentence', () => {
  const scenario = saved('scenario.json', JSON.stringify(scenarioById('refused')));
  expect(runCommand('soak', ['--replay', scenario])).toMatchObject({
    status: 0,
    out: '1 passed, 0 failed\n',
  });
  for (const text of ['{"kind":"sound","input":""}', '{"id":"x"}', '{']) {
    const { status, out, err } = runCommand('soak', ['--replay', saved('wrong.json', text)]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/cannot be used\. \S[^\n]*\.\n$/);
  }
});
