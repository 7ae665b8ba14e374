/** The command line: `npm run simulate`, asked without a process of its own but where that is what is asked about. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ALL_NAMES } from '../../machines/stacks/profiles.ts';
import type { TraceFile } from '../../src/export/toJson.ts';
import { scenarioById, SCENARIO_IDS } from '../../src/scenarios/index.ts';
import { WORLD_IDS } from '../../src/scenarios/worlds/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { traceText } from '../../src/trace/text.ts';
import { quoted } from '../../src/command/readText.ts';
import { answerTo } from '../../src/command/simulation.ts';
import { schemaText } from '../../src/command/schema.ts';
import { Mistake } from '../../src/command/terminal.ts';
import { runCommand, type Ended } from './runCommand.ts';

const root = new URL('../../', import.meta.url);

/** As the process ends. */
function run(...args: string[]): Ended {
  try {
    const { out, hints } = answerTo(args);
    return { status: 0, out: `${out}\n`, err: hints.map((hint) => `${hint}\n`).join('') };
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    return { status: 2, out: '', err: `${error.message}\n` };
  }
}

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
    const ids = [...SCENARIO_IDS, ...WORLD_IDS];
    expect(run('--list')).toEqual({ status: 0, err: '', out: `${ids.join('\n')}\n` });
  });

  test('a trace as text, with faults from the command line', () => {
    const scenario = scenarioById('open-data-close');
    const faults = [{ match: { from: 'client', nth: 3 }, do: 'drop' }] as const;
    const { status, out } = run('open-data-close', '--drop', 'client:3');
    expect(status).toBe(0);
    expect(out).toBe(`${traceText(simulate({ ...scenario, faults }))}\n`);
    expect(out).toMatch(/#3 +lost|#3 lost/);
  });

  test('a capture, which is written to a file; of one connection or of a server', () => {
    const of = (...args: string[]) => answerTo(args).file;
    expect(of('refused', '--pcapng', 'x.pcapng')).toMatchObject({ path: 'x.pcapng' });
    expect(of('refused', '--pcap', 'x', '--vantage', 'server')?.said).toMatch(/octets, server/);
    expect(
      of('server-listen-zero', '--pcapng', 'x', '--model', 'poll')?.content.length,
    ).toBeGreaterThan(1000);
    expect(run('refused', '--pcapng', 'x', '--vantage', 'above').err).toMatch(
      /both, client, server/,
    );
    expect(run('refused', '--vantage', 'client').err).toMatch(/--pcapng or --pcap/);
  });

  test('a script of packetdrill, and commands', () => {
    expect(run('refused', '--packetdrill', '--under-test', 'client').out).toMatch(
      /^\/\/ synfin: .*\n\/\/ The client/,
    );
    expect(run('refused', '--commands').out).toMatch(/^#!\/usr\/bin\/env bash\n/);
    expect(run('refused', '--packetdrill', '--json').err).toMatch(
      /One form at a time: --json or --packetdrill/,
    );
    expect(run('refused', '--packetdrill', '--under-test', 'both').err).toMatch(/client, server/);
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

  test('times with their unit, in flags; without one they are milliseconds', () => {
    const arrivals = (...args: string[]) =>
      (JSON.parse(run('refused', '--json', ...args).out) as TraceFile).segments[0]?.arrivesAtUs;
    expect(arrivals('--delay', 'client:1:1.5s')).toEqual([1_570_000]);
    expect(arrivals('--delay', 'client:1:200')).toEqual([270_000]);
    expect(arrivals('--fault', 'client 1 syn dup 40us')).toEqual([70_000, 70_040]);
  });

  test('the run of what it printed itself', () => {
    const faults = ['--drop', 'client:3'];
    const path = file('run.json', run('open-data-close', '--json', ...faults).out);
    expect(run(path)).toEqual(run('open-data-close', ...faults));
  });

  test('a file to begin with, which its reader runs without a hint; and the schema of such files', () => {
    expect(run(file('template.json', run('--template').out))).toMatchObject({ status: 0, err: '' });
    expect(run('--schema')).toEqual({ status: 0, err: '', out: schemaText() });
  });

  test('a file from where the caller stands, which npm says', () => {
    const path = file('here.json', JSON.stringify({ ...scenarioById('refused'), id: 'here' }));
    const { INIT_CWD } = process.env;
    process.env.INIT_CWD = folder;
    try {
      expect(run('here.json')).toEqual(run(path));
      expect(run('README.md').err).toMatch(/^'README\.md' cannot be used\. It is not valid JSON/);
    } finally {
      if (INIT_CWD === undefined) delete process.env.INIT_CWD;
      else process.env.INIT_CWD = INIT_CWD;
    }
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

describe('hints at what has no effect', () => {
  test.each([
    ['--drop client:99', '--drop client:99 hits nothing: the client sends 6 segments.'],
    [
      '--fault|client 2 fin drop',
      '--fault "client 2 fin drop" hits nothing: of the 6 segments that the client sends, 1 fit.',
    ],
    [
      '--fault|client all longer than 1000 drop',
      '--fault "client all longer than 1000 drop" hits nothing: of the 6 segments that the client sends, none fit.',
    ],
    [
      '--fault|client 2,99 dup',
      '--fault "client 2,99 dup" does not hit all of them: the client sends 6 segments.',
    ],
    [
      '--fault|client 1 mark',
      '--fault "client 1 mark" marks nothing: no segment that it hits is ECN-capable (settings.ecn).',
    ],
    [
      '--fault|client 1 mss 1400',
      '--fault "client 1 mss 1400" changes nothing: no segment that it hits has a larger MSS option.',
    ],
  ])('%s', (args, hint) => {
    const [option = '', text] = args.split('|');
    const given = text === undefined ? option.split(' ') : [option, text];
    expect(run('open-data-close', ...given)).toMatchObject({ status: 0, err: `${hint}\n` });
    expect(run('open-data-close', '--fault', 'client 3 drop').err).toBe('');
  });

  test.each([
    [['--grid', '--profile', 'linux'], '--grid makes no use of --profile.\n'],
    [['--list', 'refused'], "--list makes no use of 'refused'.\n"],
  ])('%j', (args, err) => {
    expect(run(...args)).toMatchObject({ status: 0, err });
  });

  test('in a file: each with its path', () => {
    const base = scenarioById('open-data-close');
    const path = file(
      'idle.json',
      JSON.stringify({
        ...base,
        actions: [
          ...base.actions,
          { atUs: '300ms', side: 'client', call: 'send' },
          { atUs: '300ms', side: 'client', call: 'status', bytes: 5 },
          { atUs: '3h', side: 'client', call: 'close' },
        ],
        faults: [{ match: { from: 'server', nth: 99 }, do: 'drop' }],
        injections: [{ atUs: '1s', to: 'client', segment: { seq: 1, ack: 301, flags: ['RST'] } }],
        linkChanges: [{ atUs: '23000s', delayUs: 1 }],
      }).replace('3h', '20000s'),
    );
    expect(run(path).err.split('\n')).toEqual([
      'faults[0] (server 99 drop) hits nothing: the server sends 5 segments.',
      'actions[2]: send without bytes sends nothing.',
      'actions[3]: status makes no use of bytes.',
      'injections[0].segment: without the ACK flag, ack is not looked at.',
      'linkChanges[0] comes to nothing: the run has ended by then.',
      '',
    ]);
  });

  test('none of what a built-in scenario does', () => {
    expect(run('keep-alive-finds-dead-peer').err).toBe('');
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
      '--drop me:1: expected a side and a number, as in client:3.\n',
    ],
    [
      'a time',
      ['refused', '--delay', 'client:1:soon'],
      '--delay client:1:soon: expected a side, a number and a time, as in client:3:200ms.\n',
    ],
    [
      'a fault in words',
      ['refused', '--fault', 'client 1 loose'],
      '--fault "client 1 loose": “loose”: expected one of drop, delay, dup, deliver, mark, hold, mss.\n',
    ],
    [
      'the second of several',
      ['refused', '--fault', 'client 1 drop; client'],
      '--fault "client 1 drop; client": Entry 2 is incomplete: expected the number of a segment (from 1), several separated by commas, or all.\n',
    ],
    [
      'two forms at once',
      ['refused', '--json', '--mermaid'],
      'One form at a time: --json or --mermaid.\n',
    ],
    [
      'a profile',
      ['refused', '--profile', 'nonesuch'],
      `--profile nonesuch: expected one of ${ALL_NAMES.join(', ')}.\n`,
    ],
  ])('%s', (_what, args, err) => {
    expect(run(...args)).toEqual({ status: 2, out: '', err });
  });

  test('a file of several scenarios; of one it is that one', () => {
    const mine = { ...scenarioById('refused'), id: 'mine' };
    const of = (...scenarios: object[]) => file('all.json', JSON.stringify({ scenarios }));
    expect(run(of(mine, mine)).err).toMatch(/It has 2 scenarios in it: save the one that you mean/);
    expect(run(of(mine))).toEqual(run(file('one.json', JSON.stringify(mine))));
  });

  test('a field of a file', () => {
    const path = file(
      'bad.json',
      JSON.stringify({ ...scenarioById('aborted'), profile: 'nonesuch' }),
    );
    const { status, out, err } = run(path);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    // as many of them as can be read at once
    const names = ALL_NAMES.slice(0, 9).join(', ');
    expect(err).toBe(`${quoted(path)} cannot be used. profile: expected one of ${names}, ….\n`);
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
    const { status, out, err } = runCommand('simulate', [path]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).not.toMatch(/(?!\n)\p{Cc}/u);
    expect(err.length).toBeLessThan(300);
  });
});
