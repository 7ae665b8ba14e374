/** Scripts of packetdrill: each line is one of its grammar, and the whole says what the run does. */
import { describe, expect, test } from 'vitest';
import { linux, linuxTextbook } from '../../machines/stacks/linux/profile.ts';
import { settingsOfSysctls } from '../../machines/stacks/linux/sysctls.ts';
import { sysctlValuesOf } from '../../machines/stacks/linux/sysctlValues.ts';
import { toPacketdrill } from '../../src/export/toPacketdrill.ts';
import { scenarioById, SCENARIO_IDS, type ScenarioId } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { ConnectionTrace } from '../../src/trace/connection.ts';
import { SIDES, type Side } from '../../src/trace/side.ts';
import { machine } from '../../src/words/en/views/machine.ts';
import { machine as chinese } from '../../src/words/zh/views/machine.ts';

/** Each run is made once, and read from both ends. */
const traces = new Map<ScenarioId, ConnectionTrace>();
const traceOf = (id: ScenarioId): ConnectionTrace => {
  const trace = traces.get(id) ?? simulate(scenarioById(id));
  traces.set(id, trace);
  return trace;
};
const written = (trace: ConnectionTrace, side: Side) =>
  toPacketdrill(trace, { side, title: 'a run', words: machine.script });
const scriptOf = (id: ScenarioId, side: Side) => written(traceOf(id), side);

/** What happens: without comments, options and the settings at the head. */
const eventsOf = (script: string) =>
  script
    .replace(/`[^`]*`/, '')
    .split('\n')
    .map((line) => line.replace(/ +\/\/.*$/, '').trim())
    .filter((line) => line !== '' && !/^(\/\/|--)/.test(line));

/** The grammar, as far as we use it: times, packets with their options, system calls, shell commands. */
const NUMBER = String.raw`\d+(?:\.\d+)?`;
const TIME = String.raw`\+?${NUMBER}(?:\.\.\.${NUMBER})?`;
const OPTION = String.raw`mss \d+|sackOK|nop|wscale \d+|TS val \d+ ecr \d+|sack \d+:\d+(?: \d+:\d+)*|FO(?: [0-9a-f]+)?`;
const PACKET = String.raw`[<>] (?:\[(?:ect0|ce)\] )?(?:[FSRPEW]+\.?|\.|-) \d+:\d+\(\d+\)(?: ack \d+)?(?: win \d+)?(?: <(?:${OPTION})(?:,(?:${OPTION}))*>)?`;
const RESULT = String.raw`-?\d+(?: E[A-Z]+ \([A-Za-z ]+\))?`;
const CALL = String.raw`[a-z]+\([^()]*\) = ${RESULT}`;
const EVENT = new RegExp(`^${TIME} (?:${PACKET}|${CALL}|\`[^\`]+\`)$`);

/** The built-in runs, one from this end and the next from the other. */
describe.each(SIDES)('with the %s as the kernel under test', (side) => {
  const runs = SCENARIO_IDS.filter((_, i) => SIDES[i % 2] === side);
  test.each(runs)('%s is of its grammar', (id) => {
    const script = scriptOf(id, side);
    const events = eventsOf(script);
    expect(events.filter((line) => !EVENT.test(line))).toEqual([]);
    // Octets and numbers agree, else it is refused; all numbers have 32 bits.
    for (const [, first, next, octets] of script.matchAll(/ (\d+):(\d+)\((\d+)\)/g)) {
      expect(Number(next)).toBe(Number(first) + Number(octets));
      expect(Number(next)).toBeLessThan(2 ** 32);
    }
    expect(script.match(/`/g)?.length).toBe(2 * (script.match(/^ *\+\S+ `/m) ? 2 : 1));
  });
});

test('a server: its calls as they return, what comes, what it has to send', () => {
  expect(eventsOf(scriptOf('open-data-close', 'server'))).toEqual([
    '0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3',
    '+0 bind(3, ..., ...) = 0',
    '+0 listen(3, 5) = 0',
    '+0.07 < S 0:0(0) win 65535 <mss 1000>',
    '+0 > S. 0:0(0) ack 1 <mss 1000>',
    '+0.1 < . 1:1(0) ack 1 win 65535',
    '+0 accept(3, ..., ...) = 4',
    '+0.1 < P. 1:101(100) ack 1 win 65535',
    '+0 > . 1:1(0) ack 101',
    '+0 read(4, ..., 65536) = 100',
    '+0.08 write(4, ..., 200) = 200',
    '+0 > P. 1:201(200) ack 101',
    '+0.1 < . 101:101(0) ack 201 win 65535',
    '+0.15 < F. 101:101(0) ack 201 win 65535',
    '+0 > . 201:201(0) ack 102',
    '+0 read(4, ..., 65536) = 0',
    '+0.3 close(4) = 0',
    '+0 > F. 201:201(0) ack 102',
    '+0.1 < . 102:102(0) ack 202 win 65535',
  ]);
});

test('a segment that is lost is sent all the same, and is said to be lost; it does not come', () => {
  const lost = scriptOf('last-ack-lost', 'client');
  expect(lost).toMatch(new RegExp(`> \\. 102:102\\(0\\) ack 202 {2}// ${machine.script.lost}`));
  expect(scriptOf('syn-lost', 'server')).not.toMatch(/^\s*\+0\.07 < S/m);
  expect(scriptOf('syn-lost', 'server')).toMatch(/^\s*\+1\.07 < S 0:0\(0\)/m);
});

test('options, blocks of SACK, ECN and cookies are written as it reads them', () => {
  const sack = scriptOf('sack-one-loss', 'server');
  expect(sack).toMatch(/> S\. 0:0\(0\) ack 1 <mss 1460,.*sackOK/);
  expect(sack).toMatch(/sack \d+:\d+[ ,>]/);
  const ecn = scriptOf('ecn', 'server');
  expect(ecn).toMatch(/< SEW 0:0\(0\)/);
  expect(ecn).toMatch(/< \[ce\] /);
  expect(ecn).toMatch(/> \[?.*E\. /);
  expect(scriptOf('fast-open', 'client')).toMatch(/,FO,nop,nop>/);
});

test('a call that waits for room is told when it returns; a second one follows behind', () => {
  const run = simulate({
    ...scenarioById('open-data-close'),
    settings: { sndBuf: 2000, sndBufMax: 2000 },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: 20_000, side: 'client', call: 'connect' },
      { atUs: 220_000, side: 'client', call: 'send', bytes: 9000 },
    ],
  });
  const script = written(run, 'client');
  expect(script).toContain('+0...0.4 write(3, ..., 9000) = 9000');
  expect(script).toContain('ethtool -K tun0 tso off gso off');
});

test('what packetdrill cannot do is said, in the language of the reader', () => {
  const crashes = SIDES.map((side) => scriptOf('half-open', side)).join('');
  expect(crashes).toContain('cannot, so the script ends');
  expect(scriptOf('refused', 'server')).toContain('makes no call');
  expect(scriptOf('blind-reset', 'server') + scriptOf('blind-reset', 'client')).toContain(
    machine.script.elsewhere,
  );
  const said = toPacketdrill(simulate(scenarioById('open-data-close')), {
    ...{ side: 'server', title: 'x', words: chinese.script },
  });
  expect(said).toContain('// 被测内核是服务器这一端');
});

test('a kernel is set as the profile says: what is written reads as the same values', () => {
  for (const profile of [linux, linuxTextbook, { ...linux, ecn: 'ask', synRetries: 3 } as const]) {
    const values = sysctlValuesOf(profile);
    expect(profile).toMatchObject(settingsOfSysctls(values as Record<string, string>));
  }
  expect(sysctlValuesOf(linux)).not.toHaveProperty('tcp_syn_retries');
  expect(sysctlValuesOf({ ...linux, synRetries: 3 })).toMatchObject({ tcp_syn_retries: '3' });
  expect(scriptOf('open-data-close', 'client')).toContain('sysctl -q net.ipv4.tcp_sack="0"');
  expect(scriptOf('open-data-close', 'client')).toContain('--mtu=1040');
});
