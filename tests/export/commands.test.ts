/** The commands that make a run happen on a Linux: a shell can read them all, and they say what the run does. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { toCommands } from '../../src/export/toCommands.ts';
import { scenarioById, SCENARIO_IDS } from '../../src/scenarios/index.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { machine } from '../../src/words/en/views/machine.ts';
import { machine as chinese } from '../../src/words/zh/views/machine.ts';

const commandsOf = (scenario: Scenario) =>
  toCommands(simulate(scenario), scenario, { title: scenario.id, words: machine.commands });
const USUAL = { ...scenarioById('open-data-close'), profile: 'linux' } as const;

/** Only the rules for single segments. */
const rulesIn = (script: string) => /<<'NFT'\n([^]*?)\nNFT\n/.exec(script)?.[1] ?? '';

test('a shell can read them, whatever the run', () => {
  const some = SCENARIO_IDS.filter((_, i) => i % 4 === 0);
  const all = some.map((id) => commandsOf(scenarioById(id)));
  execFileSync('bash', ['-n'], { input: all.join('\n') });
  for (const script of all) {
    // What is made is removed again, whatever happens.
    expect(script).toMatch(/^trap clean EXIT$/m);
    expect(script).not.toMatch(/undefined|NaN|Infinity/);
  }
});

test('a run without faults has two hosts, a network with its delay, and its programs', () => {
  const script = commandsOf(USUAL);
  expect(script).toContain('tc qdisc add dev to-server root netem delay 50ms');
  expect(script).toContain('advmss 1460');
  expect(script).toContain("sock.connect(('192.0.2.2', 8080))");
  expect(script).toContain("listener.bind(('192.0.2.2', 8080))");
  expect(rulesIn(script)).toBe('');
});

test('a lost segment is named by what a packet filter can tell: kind, and which of its kind', () => {
  const secondFin = commandsOf({ ...scenarioById('second-fin-lost'), profile: 'linux' });
  expect(rulesIn(secondFin)).toMatch(
    /chain from_server \{[^]*tcp flags & \(fin \| syn \| rst\) == fin numgen inc mod 65536 vmap \{ 0 : drop \}/,
  );
  const twice = commandsOf({
    ...USUAL,
    faults: [{ match: { from: 'client', kind: 'SYN', nth: [1, 2] }, do: 'drop' }],
  });
  expect(rulesIn(twice)).toContain('== syn numgen inc mod 65536 vmap { 0 : drop, 1 : drop }');
  const never = commandsOf({
    ...USUAL,
    faults: [{ match: { from: 'client', kind: 'SYN', nth: 'all' }, do: 'drop' }],
  });
  expect(rulesIn(never)).toContain('vmap { 0-65535 : drop }');
});

test('what is late or doubled is marked, and delayed by its mark', () => {
  const script = commandsOf({
    ...USUAL,
    faults: [
      { match: { from: 'client', kind: 'DATA', nth: 1 }, do: 'delay', byUs: 300_000 },
      { match: { from: 'server', kind: 'DATA', nth: 1 }, do: 'duplicate', byUs: 20_000 },
    ],
  });
  expect(rulesIn(script)).toContain('meta mark set 1 dup to "to-client" meta mark set 0');
  expect(rulesIn(script)).toContain('{ meta mark set 1; }');
  expect(script).toContain('dev to-server parent 1:2 netem delay 350ms');
  expect(script).toContain('dev to-client parent 1:2 netem delay 70ms');
  expect(script).toContain('handle 1 fw flowid 1:2');
});

test('what chance does, chance does here; what changes, changes by the clock', () => {
  const script = commandsOf({
    ...USUAL,
    link: { delayUs: 50_000, jitterUs: 10_000, loss: 0.05, duplication: 0.01, seed: 3 },
    linkChanges: [{ atUs: 1_500_000, delayUs: 200_000 }],
  });
  expect(script).toContain('netem delay 55ms 5ms loss 5% duplicate 1%');
  expect(script).toMatch(/\( sleep 1\.5\n.*qdisc replace dev to-client root netem delay 205ms 5ms/);
  expect(rulesIn(script)).toBe('');
});

test('what a router writes is written, and what cannot be done is said', () => {
  expect(rulesIn(commandsOf(scenarioById('ecn')))).toContain('ip ecn set ce');
  expect(commandsOf(scenarioById('blind-reset'))).toMatch(/Left out: \d segments from elsewhere/);
  const { id } = USUAL;
  const said = toCommands(simulate(USUAL), null, { title: id, words: chinese.commands });
  expect(said).toContain('# 服务器的程序。');
  expect(said).toContain('netem delay 50ms');
});
