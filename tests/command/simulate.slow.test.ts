/** The command line: `npm run simulate`. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROFILE_NAMES } from '../../machines/stacks/profiles.ts';
import type { TraceFile } from '../../src/export/toJson.ts';
import { scenarioById, SCENARIO_IDS } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { traceText } from '../../src/trace/text.ts';
import { quoted } from '../../src/command/readText.ts';
import { runCommand } from './runCommand.ts';

const root = new URL('../../', import.meta.url);
const run = (...args: string[]) => runCommand('simulate', args);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'synfin-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a file for the command to read. */
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('prints', () => {
  test('the ids of the scenarios, one a line', () => {
    expect(run('--list')).toEqual({ status: 0, err: '', out: `${SCENARIO_IDS.join('\n')}\n` });
  });

  test('a trace as text, with faults from the command line', () => {
    const scenario = scenarioById('open-data-close');
    const faults = [{ match: { from: 'client', nth: 3 }, do: 'drop' }] as const;
    const { status, out } = run('open-data-close', '--drop', 'client:3');
    expect(status).toBe(0);
    expect(out).toBe(`${traceText(simulate({ ...scenario, faults }))}\n`);
    expect(out).toMatch(/#3 +lost|#3 lost/);
  });

  test('a trace of a family, by its name', () => {
    const { status, out } = run('grid/ESTABLISHED/RST/inside/rfc5961');
    expect(status).toBe(0);
    expect(out).toMatch(/< R 451:451\(0\).* reset\.challenged RFC 5961 3\.2/);
  });

  test('the table of what comes out of each segment in each state', { timeout: 60_000 }, () => {
    const reviewed = readFileSync(new URL('tests/fixtures/grid.txt', root), 'utf8');
    expect(run('--grid')).toEqual({ status: 0, err: '', out: reviewed });
  });

  test('a trace in another profile', () => {
    const { status, out } = run('last-ack-lost', '--profile', 'linux');
    expect(status).toBe(0);
    expect(out).toBe(
      `${traceText(simulate({ ...scenarioById('last-ack-lost'), profile: 'linux' }))}\n`,
    );
  });

  test('a trace as JSON, out of a file', () => {
    const path = file('mine.json', JSON.stringify({ ...scenarioById('aborted'), id: 'mine' }));
    const { status, out } = run(
      path,
      '--json',
      '--delay',
      'server:1:200',
      '--duplicate',
      'client:1:20',
    );
    const trace = JSON.parse(out) as TraceFile;
    expect(status).toBe(0);
    expect(trace.scenario.id).toBe('mine');
    expect(trace.segments.map((s) => s.fate).slice(0, 2)).toEqual(['duplicated', 'delayed']);
  });

  test('a trace of a file with a byte order mark', () => {
    const scenario = { ...scenarioById('aborted'), id: 'mine' };
    const { status, out } = run(file('marked.json', `\uFEFF${JSON.stringify(scenario)}`));
    expect(status).toBe(0);
    expect(out).toBe(`${traceText(simulate(scenario))}\n`);
  });

  test('a diagram of a file by the title that the page shows', () => {
    const titled = (id: string) => {
      const path = file('mine.json', JSON.stringify({ ...scenarioById('aborted'), id }));
      return /title (.*)/.exec(run(path, '--mermaid').out)?.[1];
    };
    expect(titled('open-data-close')).toBe('open-data-close');
    expect(titled(' ')).toBe('Your own scenario');
  });

  test('a sequence diagram for Mermaid', () => {
    const reviewed = readFileSync(new URL('tests/fixtures/export/last-ack-lost.mmd', root), 'utf8');
    const { status, out } = run('last-ack-lost', '--mermaid');
    expect(status).toBe(0);
    expect(out).toBe(reviewed.replace('title last-ack-lost', 'title The last ACK is lost'));
  });
});

describe('says in one sentence, with exit code 2, what is wrong with', () => {
  test.each([
    ['a name', ['nope'], "There is no scenario 'nope'; --list shows those there are.\n"],
    ['a path', ['./nope.json'], "There is no file './nope.json'.\n"],
    ['a folder', ['src'], "'src' is a folder, not a file.\n"],
    [
      'a name of a family',
      ['close-after/9999999'],
      "There is no scenario 'close-after/9999999': after close-after/ stands a whole number of milliseconds from 0 to 5000.\n",
    ],
    [
      'a cell of the grid',
      ['grid/NOWHERE'],
      "There is no scenario 'grid/NOWHERE': a cell is named grid/STATE/SEGMENT/PLACE/POLICY, as in grid/ESTABLISHED/RST/inside/rfc5961.\n",
    ],
    [
      'a fault',
      ['refused', '--drop', 'me:1'],
      '--drop me:1: expected a side, a number and no more, as in client:3.\n',
    ],
    [
      'two forms at once',
      ['refused', '--json', '--mermaid'],
      'One form at a time: --json or --mermaid.\n',
    ],
    [
      'a profile',
      ['refused', '--profile', 'nonesuch'],
      `--profile nonesuch: expected one of ${PROFILE_NAMES.join(', ')}.\n`,
    ],
  ])('%s', (_what, args, err) => {
    expect(run(...args)).toEqual({ status: 2, out: '', err });
  });

  test('a field of a file', () => {
    const path = file(
      'bad.json',
      JSON.stringify({ ...scenarioById('aborted'), profile: 'nonesuch' }),
    );
    expect(run(path)).toEqual({
      status: 2,
      out: '',
      err: `${quoted(path)} cannot be used. profile: expected one of ${PROFILE_NAMES.join(', ')}.\n`,
    });
  });

  test('a file that is damaged', () => {
    const path = file('damaged.json', '{\n  "id": "mine",\n  profile: "rfc"\n}');
    expect(run(path).err).toBe(
      `${quoted(path)} cannot be used. It is not valid JSON from line 3, column 3 on.\n`,
    );
  });

  test('a file in UTF-16', () => {
    const path = join(folder, 'utf16.json');
    writeFileSync(path, JSON.stringify(scenarioById('aborted')), 'utf16le');
    expect(run(path)).toMatchObject({
      status: 2,
      err: `${quoted(path)} cannot be used. Its text is not UTF-8. Save it in that encoding.\n`,
    });
  });

  test('a field whose name would move the terminal, or fill it', () => {
    const path = file('\u001B[2J.json', JSON.stringify({ ['\u001B[2J'.repeat(1e5)]: 1 }));
    const { status, out, err } = run(path);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).not.toMatch(/(?!\n)\p{Cc}/u);
    expect(err.length).toBeLessThan(300);
  });
});
